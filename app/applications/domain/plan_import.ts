import { figures, parseGermanMoney } from '#core/money/german_money'
import { quoted } from '#core/text/quoted'
import { fold } from '#core/text/fold'
import { inputOf } from '#forms/domain/form'
import { type PlanRow, planRows, yearColumn } from '#applications/domain/plan_grid'
import type { SectionContext } from '#applications/domain/section_context'

/** Amounts of a table from elsewhere at the inputs of the plan, or what of it cannot be taken, row by row. */
export type PlanImport = { inputs: Record<string, string>; faults: string[] }

/** Rows that only repeat what the plan computes itself. */
const COMPUTED = /^(summe|gesamt|zuwendung|unterschied|ausgaben|einnahmen|position|alle betrage)\b/
const MOST_TITLES = 20

/**
 * Reads a table as people keep plans in spreadsheets: the name of a position and an amount a year. Columns are known by the
 * years in their heads; without heads they follow the years of the period.
 */
export function planFrom(context: SectionContext, table: readonly (readonly string[])[]): PlanImport {
  const { years } = context
  const headAt = table.slice(0, MOST_TITLES).findIndex((row) => yearsIn(row, years).length > 0)
  const columns = headAt < 0 ? years.map((year, index) => ({ year, column: index + 1 })) : yearsIn(table[headAt], years)
  const known = new Map(planRows(context).flatMap((row) => [row.label, row.code].map((name) => [fold(name), row])))
  const [inputs, faults, seen]: [Record<string, string>, string[], Set<string>] = [{}, [], new Set()]
  for (const [index, cells] of table.entries()) {
    const label = (cells[0] ?? '').trim()
    if (index <= headAt || !label || COMPUTED.test(fold(label))) continue
    const [row, line] = [known.get(fold(label)), `Zeile ${index + 1}`]
    if (!row) faults.push(`${line}: ${quoted(label)} ist keine Position dieses Plans.`)
    else if (seen.has(row.code)) faults.push(`${line}: ${quoted(label)} steht schon weiter oben.`)
    else {
      seen.add(row.code)
      for (const { year, column } of columns) take(row, year, cells[column] ?? '', line, { inputs, faults })
    }
  }
  if (seen.size === 0 && faults.length === 0) faults.push('In der Tabelle steht keine Position dieses Plans.')
  return { inputs, faults }
}

function take(
  { code, label }: PlanRow,
  year: number,
  cell: string,
  line: string,
  { inputs, faults }: PlanImport
): void {
  const text = cell.replaceAll('€', '').trim()
  if (!text) return
  const amount = parseGermanMoney(text)
  if (amount && !amount.isNegative) inputs[inputOf(yearColumn(year), code)] = figures(amount)
  else faults.push(`${line}, ${label} ${year}: ${quoted(cell.trim())} ist kein Betrag.`)
}

/** Which columns of a row are headed by a year of the period. */
function yearsIn(row: readonly string[], years: readonly number[]) {
  return row.flatMap((cell, column) => {
    const year = years.find((one) => new RegExp(`(^|\\D)${one}(\\D|$)`).test(cell) && cell.length <= 30)
    return column > 0 && year ? [{ year, column }] : []
  })
}
