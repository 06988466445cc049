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
  let style = ''
  let row: string[] = []
  let repeats = 1
  let cell: Attributes | null = null
  let texts: string[] = []
  let [inText, notes, repeated] = [false, 0, 0]
  const table = () => tables.at(-1)!
  const put = (text: string, times: number) => {
    for (let time = 0; time < times && row.length < columns; time++) row.push(text)
  }
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'style') style = attributes['style:name'] ?? ''
      if (name === 'table-properties' && attributes['table:display'] === 'false') hidden.add(style)
      // notes and shapes beside a cell are none of it
      if (name === 'annotation' || name === 'shapes' || name === 'frame') notes++
      if (['line-break', 'tab', 's'].includes(name) && inText && notes === 0) texts[texts.length - 1] += ' '
      if (name === 'table') {
        const isHidden = hidden.has(attributes['table:style-name'] ?? '')
        tables.push({ name: attributes['table:name'] ?? '', hidden: isHidden, rows: [] })
      }
      if (name === 'table-row') [row, repeats] = [[], countOf(attributes['table:number-rows-repeated'])]
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
      if (name !== 'table-row' || tables.length === 0) return
      if (row.every((text) => !text.trim())) return
      repeated += repeats * row.length
      if (repeated > MOST_REPEATED) throw new TableTooLarge()
      for (let time = 0; time < repeats; time++) keep(table().rows, row, { sheet: table().name, most })
    },
  }
}

/** A cell as the text that a person sees: days as ISO days, numbers in German notation. */
function shownCell(cell: Attributes, text: string): string {
  const type = cell['office:value-type']
  if (type === 'date') return (cell['office:date-value'] ?? '').slice(0, 10)
  if (type === 'boolean') return cell['office:boolean-value'] === 'true' ? 'ja' : 'nein'
  const value = cell['office:value']
  if (value === undefined) return text
  const isFigure = type === 'float' || type === 'currency' || type === 'percentage'
  return isFigure ? germanFigure(value, type === 'percentage') : text
}

function countOf(repeated: string | undefined): number {
  const count = Number(repeated ?? '1')
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}
