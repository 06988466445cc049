import { TableTooLarge, UnreadableTable, partsOf } from '#documents/excel/archive'
import { type ReadLimits, type ReadTable, cleaned, germanFigure, keep } from '#documents/excel/read_tables'
import { type Attributes, walked } from '#documents/excel/workbook_xml'

const OWN_MIME = 'application/vnd.oasis.opendocument.spreadsheet'
/** An OpenDocument file says what it is in its first entry, which is not packed (ODF 1.3, part 2, 3.3). */
const SAID_WITHIN = 120

export function isOds(content: Buffer): boolean {
  return content.subarray(0, SAID_WITHIN).toString('latin1').includes(OWN_MIME)
}

/**
 * Reads the sheets of an OpenDocument spreadsheet as a person sees them: of a formula the stored result counts, what stands
 * in a note beside a cell is none of it, and rows that are only repeated to the end of the sheet are no rows.
 *
 * @throws UnreadableTable, TableTooLarge, TooManyRows
 */
export async function readOds(content: Buffer, limits: ReadLimits): Promise<ReadTable[]> {
  const until = Date.now() + limits.milliseconds
  const parts = await partsOf(content, /^content\.xml$/, limits.unpacked, until)
  const sheet = parts.get('content.xml')
  if (!sheet) throw new UnreadableTable()
  const tables: ReadTable[] = []
  await walked(sheet, sheetsInto(tables, limits), until)
  return tables
}

/** So many cells are made of repetitions at most. */
const MOST_REPEATED = 20_000

function sheetsInto(tables: ReadTable[], { rows: most, columns, letters }: ReadLimits) {
  const hidden = new Set<string>()
  let named = ''
  let row: string[] = []
  let repeats = 1
  let cell: Attributes | null = null
  let texts: string[] = []
  let [inText, notes, repeated] = [false, 0, 0]
  let unseen = new Set<number>()
  let [column, at, isUnseen, depth] = [0, 0, false, 0]
  const table = () => tables.at(-1)!
  const put = (text: string, times: number) => {
    for (let time = 0; time < times && row.length < columns; time++) if (!unseen.has(at++)) row.push(text)
  }
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'style') named = attributes['style:name'] ?? ''
      if (name === 'table-properties' && attributes['table:display'] === 'false') hidden.add(named)
      // notes and shapes beside a cell are none of it
      if (name === 'annotation' || name === 'shapes' || name === 'frame') notes++
      if (['line-break', 'tab', 's'].includes(name) && inText && notes === 0) texts[texts.length - 1] += ' '
      if (name === 'table') {
        // a table within a cell would break the row that it stands in
        if (++depth > 1) throw new UnreadableTable()
        ;[unseen, column] = [new Set(), 0]
        const style = attributes['table:style-name'] ?? ''
        tables.push({ name: attributes['table:name'] ?? '', hidden: hidden.has(style), rows: [] })
      }
      if (name === 'table-column') {
        const times = Math.min(countOf(attributes['table:number-columns-repeated']), columns)
        if (isHidden(attributes)) for (let time = 0; time < times; time++) unseen.add(column + time)
        column += times
      }
      if (name === 'table-row') {
        ;[row, at, isUnseen] = [[], 0, isHidden(attributes)]
        repeats = countOf(attributes['table:number-rows-repeated'])
      }
      if (name === 'table-cell' || name === 'covered-table-cell') [cell, texts] = [attributes, []]
      if (name === 'p' && cell && notes === 0) {
        texts.push('')
        inText = true
      }
    },
    text(piece: string) {
      if (inText && notes === 0 && texts.length) texts[texts.length - 1] += piece
    },
    close(name: string) {
      if (name === 'annotation' || name === 'shapes' || name === 'frame') notes--
      if (name === 'p' && notes === 0) inText = false
      if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
        const text = cleaned(shownCell(cell, texts.join('\n')), letters)
        put(text, countOf(cell['table:number-columns-repeated']))
        cell = null
      }
      if (name === 'table') depth--
      if (name !== 'table-row' || tables.length === 0 || isUnseen) return
      if (row.every((text) => !text.trim())) return
      repeated += repeats * row.length
      if (repeated > MOST_REPEATED) throw new TableTooLarge()
      for (let time = 0; time < repeats; time++) keep(table().rows, row, { sheet: table().name, most })
    },
  }
}

/** Whether a row or column is shown to nobody. */
function isHidden(attributes: Attributes): boolean {
  return ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '')
}

/** A cell as the text that a person sees: days as ISO days, numbers in German notation. */
function shownCell(cell: Attributes, text: string): string {
  const type = cell['office:value-type']
  if (type === 'date') return (cell['office:date-value'] ?? '').slice(0, 10)
  if (type === 'boolean') return cell['office:boolean-value'] === 'true' ? 'ja' : 'nein'
  const value = cell['office:value']
  if (value === undefined) return text
  const isFigure = ['float', 'currency', 'percentage'].includes(type ?? '') && /^-?\d{1,15}(\.\d+)?$/.test(value)
  return isFigure ? germanFigure(value, type === 'percentage') : text
}

function countOf(repeated: string | undefined): number {
  const count = Number(repeated ?? '1')
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}
