import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

export type ZipEntry = { name: string; bytes: Uint8Array }

/**
 * Files as one archive, as they are: what offices keep (PDF, workbooks, pictures) is packed already. One after the
 * other is read and written, so that an archive needs no more memory than its largest file. All carry the same time.
 */
export function zipped(entries: AsyncIterable<ZipEntry>, at: Date): Readable {
  return Readable.from(pieces(entries, at))
}

async function* pieces(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = []
  const archive = new Zip((error, piece) => {
    if (error) throw error
    written.push(piece)
  })
  for await (const { name, bytes } of entries) {
    const entry = new ZipPassThrough(name)
    entry.mtime = at
    archive.add(entry)
    entry.push(bytes, true)
    yield* written
    written = []
  }
  archive.end()
  yield* written
}
