import { setImmediate as giveWay } from 'node:timers/promises'
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'

export class UnreadableTable extends Error {}
export class TableTooLarge extends Error {}

const CHUNK = 16_384
const MOST_ENTRIES = 2_000
const DIRECTORY_ENTRY = 0x02014b50
const ENDS_WITHIN = 66_000

/**
 * The parts of an archive whose names are wanted. What its directory says is asked before anything is unpacked; what
 * comes out is counted too, since a directory may lie.
 *
 * @throws UnreadableTable, TableTooLarge
 */
export async function partsOf(
  content: Buffer,
  wanted: RegExp,
  most: number,
  until: number
): Promise<Map<string, Uint8Array[]>> {
  assertDirectory(content, wanted, most)
  const parts = new Map<string, Uint8Array[]>()
  let [size, entries] = [0, 0]
  const unzip = new Unzip((file) => {
    if (++entries > MOST_ENTRIES) throw new UnreadableTable()
    if (!wanted.test(file.name)) return
    if (parts.has(file.name)) throw new UnreadableTable()
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) throw new UnreadableTable()
      size += chunk.length
      // thrown in here it would be taken for a broken archive
      if (size > most) file.terminate()
      else chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let start = 0; start < content.length && size <= most; start += CHUNK) {
      unzip.push(content.subarray(start, start + CHUNK), start + CHUNK >= content.length)
      if (Date.now() > until) break
      await giveWay()
    }
  } catch {
    throw new UnreadableTable()
  }
  if (size > most || Date.now() > until) throw new TableTooLarge()
  return parts
}

/** What the wanted parts will be once unpacked, as the directory at the archive's end says. */
function assertDirectory(content: Buffer, wanted: RegExp, most: number): void {
  const end = content.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || content.length - end > ENDS_WITHIN || end + 22 > content.length) throw new UnreadableTable()
  let [at, size] = [content.readUInt32LE(end + 16), 0]
  for (let entry = 0; entry < content.readUInt16LE(end + 10); entry++) {
    if (at + 46 > end || content.readUInt32LE(at) !== DIRECTORY_ENTRY || entry >= MOST_ENTRIES)
      throw new UnreadableTable()
    const nameEnds = at + 46 + content.readUInt16LE(at + 28)
    if (wanted.test(content.toString('utf8', at + 46, nameEnds))) size += content.readUInt32LE(at + 24)
    if (size > most) throw new TableTooLarge()
    at = nameEnds + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
  }
}
