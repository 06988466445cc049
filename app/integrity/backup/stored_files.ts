import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import DocumentStore from '#documents/document_store'

/** A file of a backup: where it lies in it, and what it is. */
export type Kept = { path: string; sha256: string; size: number }

/** Copies a file and says what was copied. */
export async function copied(from: string, folder: string, path: string): Promise<Kept> {
  const to = join(folder, path)
  await mkdir(dirname(to), { recursive: true })
  const digest = createHash('sha256')
  let size = 0
  const counting = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      digest.update(piece)
      size += piece.length
      done(null, piece)
    },
  })
  await pipeline(createReadStream(from), counting, createWriteStream(to, { flush: true }))
  return { path, sha256: digest.digest('hex'), size }
}

/** Copies what is stored and not yet in `kept`; a file that is swept meanwhile belongs to no row any more. */
export async function copyNew(storage: string, folder: string, kept: Map<string, Kept>): Promise<void> {
  for await (const key of new DocumentStore().keys()) {
    const path = `files/${key}`
    if (kept.has(path)) continue
    try {
      kept.set(path, await copied(join(storage, key), folder, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

export async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return true
    if (code === 'ENOTDIR') return false
    throw error
  }
}
