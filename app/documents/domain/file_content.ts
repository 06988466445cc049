import { inflateSync } from 'node:zlib'

/** Why a file is not taken, and what of it is named in the sentence. */
export type Fault =
  | { code: 'documents.broken' }
  | { code: 'documents.locked' }
  | { code: 'documents.active'; what: string }
  | { code: 'documents.two_in_one' }
  | { code: 'documents.bomb' }

const [MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO] = [2000, 200 * 1024 * 1024, 100]
/** The directory of an archive ends within so many bytes of the file's end (comment included). */
const DIRECTORY_END = 65_557
const [END_SIGN, ENTRY_SIGN] = [0x06054b50, 0x02014b50]
const ENTRY_HEAD = 46

/** What a file holds beside its type: whether it can be opened, by whom, and what it would do. Nothing is unpacked to ask. */
export function faultIn(ending: string, bytes: Buffer): Fault | null {
  if (ending === 'pdf') return faultInPdf(bytes)
  if (['docx', 'xlsx', 'odt', 'ods'].includes(ending)) return faultInArchive(bytes)
  return endOfDirectory(bytes) === null ? null : { code: 'documents.two_in_one' }
}

function faultInArchive(bytes: Buffer): Fault | null {
  const end = endOfDirectory(bytes)
  if (end === null) return { code: 'documents.broken' }
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count > MOST_ENTRIES) return { code: 'documents.bomb' }
  let [unpacked, at] = [0, start]
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_HEAD > end || bytes.readUInt32LE(at) !== ENTRY_SIGN) return { code: 'documents.broken' }
    if (bytes.readUInt16LE(at + 8) & 1) return { code: 'documents.locked' }
    unpacked += bytes.readUInt32LE(at + 24)
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const path = bytes.toString('utf8', at + ENTRY_HEAD, at + ENTRY_HEAD + name)
    if (/vbaProject\.bin$|^Basic\//.test(path)) return { code: 'documents.active', what: 'Makros' }
    at += ENTRY_HEAD + name + extra + comment
  }
  const isBomb = unpacked > MOST_UNPACKED || unpacked > bytes.length * MOST_RATIO
  return isBomb ? { code: 'documents.bomb' } : null
}

/** Where the end record of an archive's directory stands; null where the file is no archive. */
function endOfDirectory(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - DIRECTORY_END); at--)
    if (bytes.readUInt32LE(at) === END_SIGN && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  return null
}

const PDF_END = 2048
const ENCRYPTED = /\/Encrypt\s*(<<|\d+\s+\d+\s+R)/
const ACTIVE = [
  [/\/(JavaScript|JS)\b/, 'Programmcode (JavaScript)'],
  [/\/Launch\b/, 'den Start eines anderen Programms'],
  [/\/RichMedia\b/, 'eingebettete Medien'],
  [/\/XFA\b/, 'ein dynamisches Formular (XFA)'],
] as const

function faultInPdf(bytes: Buffer): Fault | null {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { code: 'documents.two_in_one' }
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - PDF_END)).trimEnd()))
    return endOfDirectory(bytes) === null ? { code: 'documents.broken' } : { code: 'documents.two_in_one' }
  const text = bytes.toString('latin1')
  const said = spelledOut(text)
  if (ENCRYPTED.test(said)) return { code: 'documents.locked' }
  const dictionaries = `${said}\n${spelledOut(packedObjects(text, bytes))}`
  const [, what] = ACTIVE.find(([sign]) => sign.test(dictionaries)) ?? []
  return what ? { code: 'documents.active', what } : null
}

/** Names may be written with their letters as numbers (/J#53). */
function spelledOut(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const [MOST_STREAMS, MOST_OBJECTS] = [2000, 8 * 1024 * 1024]

/** Dictionaries that lie in packed object streams. */
function packedObjects(text: string, bytes: Buffer): string {
  let [found, left, streams] = ['', MOST_OBJECTS, 0]
  for (const { index } of text.matchAll(/\/Obj(Stm\b|#)/g)) {
    if (++streams > MOST_STREAMS || left <= 0) break
    const start = /stream\r?\n/.exec(text.slice(index, index + 2000))
    if (!start) continue
    const from = index + start.index + start[0].length
    const end = text.indexOf('endstream', from)
    if (end < 0) continue
    try {
      const unpacked = inflateSync(bytes.subarray(from, end), { maxOutputLength: left, finishFlush: 2 })
      left -= unpacked.length
      found += unpacked.toString('latin1')
    } catch {
      continue // not packed in this way: it stands in the text itself
    }
  }
  return found
}
