import { constants, inflateSync } from 'node:zlib'

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
  // the directory ends where its end record stands: nothing hides behind a smaller count
  if (at !== end) return { code: 'documents.broken' }
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
const [ENCRYPTED, ACTIVE] = [
  /\/Encrypt\s*(<<|\d+\s+\d+\s+R)/,
  [
    [/\/(JavaScript|JS)\b/, 'Programmcode (JavaScript)'],
    [/\/Launch\b/, 'den Start eines anderen Programms'],
    [/\/RichMedia\b/, 'eingebettete Medien'],
    [/\/XFA\b/, 'ein dynamisches Formular (XFA)'],
    [/\/SubmitForm\b/, 'ein Formular, das Daten versendet'],
  ],
] as const

function faultInPdf(bytes: Buffer): Fault | null {
  const text = bytes.toString('latin1')
  // a mark of its coding or white space may stand before the head, and zeros after the end
  if (!/^(\xef\xbb\xbf)?\s*%PDF-/.test(text.slice(0, 1024))) return { code: 'documents.two_in_one' }
  if (!/startxref\s+\d+\s+%%EOF[\s\0]*$/.test(text.slice(-PDF_END)))
    return endOfDirectory(bytes) === null ? { code: 'documents.broken' } : { code: 'documents.two_in_one' }
  const { objects, packed, isWhole } = parted(text, bytes)
  const said = spelledOut(objects)
  if (ENCRYPTED.test(said)) return { code: 'documents.locked' }
  const dictionaries = `${said}\n${spelledOut(packed)}`
  const [, what] = ACTIVE.find(([sign]) => sign.test(dictionaries)) ?? []
  if (what) return { code: 'documents.active', what }
  return isWhole ? null : { code: 'documents.active', what: 'Teile, die sich nicht prüfen lassen' }
}

/** Names may be written with their letters as numbers (/J#53). */
function spelledOut(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A stream follows its dictionary. */
const STREAM = />>\s*stream\r?\n/g
const OBJECT = /(?:^|\s)\d+\s+\d+\s+obj\b/
const MOST_OBJECTS = 32 * 1024 * 1024

type Parted = { objects: string; packed: string; isWhole: boolean }

/**
 * What a PDF says apart from its streams, in which any letters may stand by chance; and what lies in streams that hold
 * objects, unpacked. Not whole where one of these is packed in another way or there are too many.
 */
function parted(text: string, bytes: Buffer): Parted {
  const objects: string[] = []
  let [packed, left, from, isWhole] = ['', MOST_OBJECTS, 0, true]
  for (const { index, 0: sign } of text.matchAll(STREAM)) {
    if (index < from) continue
    const before = text.slice(from, index)
    const start = index + sign.length
    const end = text.indexOf('endstream', start)
    if (end < 0) break
    objects.push(before)
    from = end
    // what is called a stream and holds whole objects is none that may be left out
    if (OBJECT.test(text.slice(start, end))) isWhole = false
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')))
    if (!/\/ObjStm\b/.test(spelledOut(dictionary))) continue
    const unpacked = unpackedObjects(bytes.subarray(start, end), left)
    if (!unpacked) isWhole = false
    left -= unpacked?.length ?? 0
    packed += unpacked?.toString('latin1') ?? ''
  }
  objects.push(text.slice(from))
  return { objects: objects.join('\n'), packed, isWhole }
}

/** Null where they are packed in another way, or are more than may be looked through. */
function unpackedObjects(packed: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}
