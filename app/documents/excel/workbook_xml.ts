import { setImmediate as giveWay } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { TableTooLarge, UnreadableTable } from '#documents/excel/archive'

export type Attributes = Readonly<Record<string, string>>

/** What is told while XML is read: elements by their name without prefix, and the text between. */
export type Listener = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** No workbook nests deeper or has more attributes at an element. */
const [DEEPEST, MOST_ATTRIBUTES] = [64, 256]
/** What is parsed before somebody else gets their turn. */
const PIECE = 64 * 1024

/**
 * Reads a part of a workbook piece by piece. The first fault ends it: a parser that goes on makes one error object for
 * each of a million.
 *
 * @throws UnreadableTable where it is no XML, or none of a workbook
 */
function* walk(chunks: readonly Uint8Array[], listener: Listener): Generator<void> {
  const parser = new SaxesParser({ xmlns: false })
  const broken = () => {
    throw new UnreadableTable()
  }
  let [depth, attributes] = [0, 0]
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('attribute', () => void (++attributes > MOST_ATTRIBUTES && broken()))
  parser.on('opentag', ({ name, attributes: found }) => {
    if (++depth > DEEPEST) broken()
    attributes = 0
    listener.open?.(local(name), found as Attributes)
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  parser.on('closetag', ({ name }) => {
    depth--
    listener.close?.(local(name))
  })
  const decoder = new TextDecoder()
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) {
      parser.write(decoder.decode(chunk.subarray(at, at + PIECE), { stream: true }))
      yield
    }
  parser.close()
}

/** The same to its end, giving way after every piece, so that whoever else is served waits for none of it. */
export async function walked(
  chunks: readonly Uint8Array[] | undefined,
  listener: Listener,
  until: number
): Promise<void> {
  if (!chunks?.length) return
  const reading = walk(chunks, listener)
  while (!reading.next().done) {
    if (Date.now() > until) throw new TableTooLarge()
    await giveWay()
  }
}

/** Days and percentages by their formats: the number's place in the list of cell formats says which. */
export type Formats = readonly ('day' | 'percent' | 'plain')[]

const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])
const BUILT_IN_PERCENT = new Set([9, 10])

/** What the cell formats of a workbook make of a number. */
export async function formatsIn(styles: readonly Uint8Array[] | undefined, until: number): Promise<Formats> {
  const own = new Map<number, string>()
  const formats: ('day' | 'percent' | 'plain')[] = []
  let inCells = false
  await walked(
    styles,
    {
      open(name, { numFmtId, formatCode }) {
        if (name === 'numFmt') own.set(Number(numFmtId), formatCode ?? '')
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId ?? 0), own))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    },
    until
  )
  return formats
}

function formatOf(id: number, own: ReadonlyMap<number, string>): Formats[number] {
  // what stands in quotes, brackets or behind a backslash is mere text
  const code = own.get(id)?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (code === undefined) return BUILT_IN_DAYS.has(id) ? 'day' : BUILT_IN_PERCENT.has(id) ? 'percent' : 'plain'
  if (/[dy]/i.test(code)) return 'day'
  return code.includes('%') ? 'percent' : 'plain'
}

/** The texts that cells share, in their order. */
export async function sharedTexts(part: readonly Uint8Array[] | undefined, until: number): Promise<string[]> {
  const texts: string[] = []
  let [text, inText, phonetic] = ['', false, false]
  await walked(
    part,
    {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') phonetic = true
        inText = name === 't' && !phonetic
      },
      text(piece) {
        if (inText) text += piece
      },
      close(name) {
        if (name === 'si') texts.push(text)
        if (name === 'rPh') phonetic = false
        inText = false
      },
    },
    until
  )
  return texts
}

const MOST_SHEETS = 200

export type SheetPart = { name: string; path: string; hidden: boolean }

/** The sheets of a workbook with the parts that hold them, and whether its days count from 1904. */
export async function sheetsIn(
  workbook: readonly Uint8Array[] | undefined,
  relations: readonly Uint8Array[] | undefined,
  until: number
): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const targets = new Map<string, string>()
  await walked(
    relations,
    {
      open(name, { Id, Target }) {
        if (name === 'Relationship') targets.set(Id, absolute(Target ?? ''))
      },
    },
    until
  )
  const sheets: SheetPart[] = []
  let from1904 = false
  await walked(
    workbook,
    {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
        if (name !== 'sheet') return
        const id = Object.entries(attributes).find(([key]) => local(key) === 'id' && key !== 'id')?.[1]
        const path = targets.get(id ?? '')
        const hidden = (attributes.state ?? 'visible') !== 'visible'
        if (path) sheets.push({ name: attributes.name ?? '', path, hidden })
        if (sheets.length > MOST_SHEETS) throw new UnreadableTable()
      },
    },
    until
  )
  return { sheets, from1904 }
}

/** "/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml" and "../xl/worksheets/sheet1.xml" are one place. */
function absolute(target: string): string {
  const from = target.startsWith('/') ? [] : ['xl']
  for (const step of target.split('/')) {
    if (step === '..') from.pop()
    else if (step && step !== '.') from.push(step)
  }
  return from.join('/')
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
