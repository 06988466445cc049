import Fraction from '#core/money/fraction'
import { figures, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'
import { quoted } from '#core/text/quoted'
import { fold } from '#core/text/fold'
import { everyRow, inputOf } from '#forms/domain/form'
import { breakdownOf, linesTable } from '#applications/domain/plan_lines'
import { type PlanRow, planRows, yearColumn } from '#applications/domain/plan_rows'
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
  const known = new Map(planRows(context).flatMap((row) => [row.label, row.code].map((name) => [fold(name), row])))
  const lines = new Lines(context)
  const isRow = (name = '') => known.has(fold(name)) || lines.rowFor(name.trim(), true) !== null
  const headAt = headIn(table.slice(0, MOST_TITLES).map((row) => (isRow(row[0]) ? [] : row)))
  const columns = headAt < 0 ? years.map((year, index) => ({ year, column: index + 1 })) : yearsIn(table[headAt])
  const [inputs, faults, seen]: [Record<string, string>, string[], Set<string>] = [{}, [], new Set()]
  for (const year of years) {
    const { length } = columns.filter((column) => column.year === year)
    if (length > 1) faults.push(`Für ${year} hat die Tabelle mehrere Spalten.`)
    if (headAt >= 0 && length === 0) faults.push(`Für ${year} hat die Tabelle keine Spalte.`)
  }
  for (const { year } of columns)
    if (!years.includes(year)) faults.push(`Das Jahr ${year} gehört nicht zum Zeitraum dieses Plans.`)
  for (const [index, cells] of table.entries()) {
    const label = (cells[0] ?? '').trim()
    const [named, line] = [known.get(fold(label)), `Zeile ${index + 1}`]
    const row = named ?? lines.rowFor(label)
    if (index <= headAt || !label || (!row && COMPUTED.test(fold(label)))) continue
    if (row === 'full') faults.push(`${line}: Unter dieser Position ist für keine weitere Zeile Platz.`)
    else if (!row) faults.push(`${line}: ${quoted(label)} ist keine Position dieses Plans.`)
    else if (seen.has(row.code)) faults.push(`${line}: ${quoted(label)} steht schon weiter oben.`)
    else {
      seen.add(row.code)
      if (!named) inputs[inputOf({ key: 'label' }, row.code)] = lineName(row)
      if (headAt < 0 && cells.slice(years.length + 1).some((cell) => cell.trim()))
        faults.push(`${line}: Dort stehen mehr Beträge, als der Plan Jahre hat.`)
      const divided = named && lines.isDivided(row.code) && columns.some(({ column }) => cells[column]?.trim())
      if (divided)
        faults.push(`${line}: ${row.label} ist in Zeilen aufgeteilt. Nennen Sie sie so: „${row.label}: Wofür“.`)
      else for (const { year, column } of columns) take(row, year, cells[column] ?? '', line, { inputs, faults })
    }
  }
  if (seen.size === 0 && faults.length === 0) faults.push('In der Tabelle steht keine Position dieses Plans.')
  if (seen.size > 0 && faults.length === 0 && Object.keys(inputs).length === 0)
    faults.push('In der Tabelle steht kein Betrag.')
  return { inputs, faults }
}

/** A row as an import takes it: of the plan, or a line below one of its categories. */
type Taken = Pick<PlanRow, 'code' | 'label'>

const lineName = ({ label }: Taken) => label.slice(label.indexOf(': ') + 2)

/** Lines below a category: "Honorare: Moderation" stands at the line that is called so, else at the next free one. */
class Lines {
  private readonly byCategory
  private readonly breakdown

  constructor(context: SectionContext) {
    this.breakdown = breakdownOf(context)
    this.byCategory = context.definition.plan.categories.map((category) => ({
      category,
      table: linesTable(context, category),
      named: new Map(this.breakdown.get(category.code)!.lines.map(({ row, label }) => [fold(label), row.key])),
    }))
  }

  /** Whether all of a category stands in lines. */
  isDivided(code: string): boolean {
    const below = this.breakdown.get(code)
    return below !== undefined && below.lines.length > 0 && [...below.years.values()].every(({ own }) => own === null)
  }

  /** Null where it is no line of a category, "full" where the category has no place for another. */
  rowFor(label: string, isAsked = false): Taken | 'full' | null {
    const at = label.indexOf(':')
    const [head, name] = [fold(label.slice(0, at).trim()), label.slice(at + 1).trim()]
    const found = this.byCategory.find(({ category }) =>
      [category.label, category.code].some((one) => fold(one) === head)
    )
    if (at < 0 || !found || !name) return null
    const known = found.named.get(fold(name))
    const taken = [...found.named.values()]
    const key = known ?? everyRow(found.table).find((row) => !taken.includes(row))
    if (!key) return 'full'
    if (!isAsked) found.named.set(fold(name), key)
    return { code: key, label: `${found.category.label}: ${name}` }
  }
}

/** What a workbook stores of a result, "3333.333333", as its cell shows it: half up to the cent. */
function asShown(text: string): string {
  if (!/^\d+[.,]\d{4,}$/.test(text)) return text
  return figures(Money.parse('1.00').times(Fraction.parse(text.replace(',', '.'))))
}

function take({ code, label }: Taken, year: number, cell: string, line: string, { inputs, faults }: PlanImport): void {
  const text = asShown(cell.replaceAll('€', '').trim())
  if (!text) return
  const amount = parseGermanMoney(text)
  if (amount && !amount.isNegative) inputs[inputOf(yearColumn(year), code)] = figures(amount)
  else faults.push(`${line}, ${label} ${year}: ${quoted(cell.trim())} ist kein Betrag.`)
}

/** The row of heads: of those that are no position that which names most years. */
function headIn(rows: readonly (readonly string[])[]): number {
  const named = rows.map((row) => new Set(yearsIn(row).map(({ year }) => year)).size)
  const most = Math.max(0, ...named)
  return most === 0 ? -1 : named.indexOf(most)
}

/** Which columns of a row are headed by one year; an amount is no head, nor is a span of years. */
function yearsIn(row: readonly string[]): { year: number; column: number }[] {
  return row.flatMap((cell, column) => {
    const named = [...new Set(cell.match(/(?<!\d)20\d\d(?!\d)/g))]
    const isHead = column > 0 && cell.length <= 30 && !/\d[.,]\d/.test(cell) && named.length === 1
    return isHead ? [{ year: Number(named[0]), column }] : []
  })
}
