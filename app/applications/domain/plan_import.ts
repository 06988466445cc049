import Fraction from '#core/money/fraction'
import { figures, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'
import { quoted } from '#core/text/quoted'
import { fold } from '#core/text/fold'
import { parseField } from '#forms/domain/fields'
import { inputOf } from '#forms/domain/form'
import { ImportedLines, type Taken } from '#applications/domain/plan_import_lines'
import { type Breakdown, LINE } from '#applications/domain/plan_lines'
import { planRows, yearColumn } from '#applications/domain/plan_rows'
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
  const lines = new ImportedLines(context)
  // a sum above its lines is no amount beside them
  for (const [label = '', ...cells] of table) if (cells.some((cell) => cell.trim())) lines.expect(label.trim())
  const isRow = (name = '') => known.has(fold(name)) || lines.rowFor(name.trim(), true) !== null
  const headAt = headIn(table.slice(0, MOST_TITLES).map((row) => (isRow(row[0]) ? [] : row)))
  const columns = headAt < 0 ? years.map((year, index) => ({ year, column: index + 1 })) : yearsIn(table[headAt])
  const [inputs, faults, seen]: [Record<string, string>, string[], Set<string>] = [{}, [], new Set()]
  const totals: Total[] = []
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
    const isNameless = label.endsWith(':')
    if (isNameless) faults.push(`${line}: Nach dem Doppelpunkt fehlt, wofür.`)
    if (isNameless || index <= headAt || !label || (!row && COMPUTED.test(fold(label)))) continue
    if (row === 'full') faults.push(`${line}: Unter dieser Position ist für keine weitere Zeile Platz.`)
    else if (!row) faults.push(`${line}: ${quoted(label)} ist keine Position dieses Plans.`)
    else if (seen.has(row.code)) faults.push(`${line}: ${quoted(label)} steht schon weiter oben.`)
    else {
      seen.add(row.code)
      if ('name' in row && row.name) takeName(row.code, row.name, line, { inputs, faults })
      if (headAt < 0 && cells.slice(years.length + 1).some((cell) => cell.trim()))
        faults.push(`${line}: Dort stehen mehr Beträge, als der Plan Jahre hat.`)
      const divided = named && lines.isDivided(row.code) && columns.some(({ column }) => cells[column]?.trim())
      if (divided) totals.push({ row, line, cells })
      else for (const { year, column } of columns) take(row, year, cells[column] ?? '', line, { inputs, faults })
    }
  }
  for (const total of totals) takeTotal(total, columns, lines.below(total.row.code), { inputs, faults })
  if (seen.size === 0 && faults.length === 0) faults.push('In der Tabelle steht keine Position dieses Plans.')
  if (seen.size > 0 && faults.length === 0 && Object.keys(inputs).every((input) => input.startsWith('label_')))
    faults.push('In der Tabelle steht kein Betrag.')
  return { inputs, faults }
}

/** A category's own row above its lines: it says nothing of its own, but must not contradict them. */
type Total = { row: Taken; line: string; cells: readonly string[] }

/**
 * A sum that is the lines and what stands beside them, or the lines alone; then what stood undivided goes. What posts cost stays in
 * any case.
 */
function takeTotal(
  { row: { code, label }, line, cells }: Total,
  columns: readonly { year: number; column: number }[],
  below: Breakdown,
  { inputs, faults }: PlanImport
): void {
  const taken = new Map(Object.entries(inputs))
  const rows = new Set([
    ...below.lines.map(({ row }) => row.key),
    ...[...taken.keys()].flatMap((input) => (input.includes(`_${code}:`) ? [input.slice(input.indexOf('_') + 1)] : [])),
  ])
  for (const { year, column } of columns) {
    const said = parseGermanMoney(asShown((cells[column] ?? '').replaceAll('€', '').trim()) || '0')
    const lines = Money.sum([...rows].map((row) => amountAt(row, year, below, taken)))
    const { own, posts } = below.years.get(year) ?? { own: null, posts: null }
    if (said?.equals(lines.plus(own ?? posts ?? Money.ZERO))) continue
    if (said?.equals(lines) && !posts) inputs[inputOf(yearColumn(year), code)] = ''
    else {
      faults.push(`${line}: ${label} ist in Zeilen aufgeteilt und ergibt ${year} nicht deren Summe.`)
      return
    }
  }
}

function amountAt(row: string, year: number, below: Breakdown, taken: ReadonlyMap<string, string>): Money {
  const typed = taken.get(inputOf(yearColumn(year), row))
  if (typed !== undefined) return parseGermanMoney(typed) ?? Money.ZERO
  const line = below.lines.find((one) => one.row.key === row)
  return line?.amounts[[...below.years.keys()].indexOf(year)] ?? Money.ZERO
}

function takeName(code: string, name: string, line: string, { inputs, faults }: PlanImport): void {
  const read = parseField(LINE, name)
  if ('sentence' in read) faults.push(`${line}: ${read.sentence}`)
  else inputs[inputOf({ key: 'label' }, code)] = name
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
