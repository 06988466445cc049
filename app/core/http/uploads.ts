import { readdir, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The addresses that take a file; elsewhere a form with files is not read. */
export const TAKES_FILES = ['/antraege/:id/anlagen', '/rechner/liste']

/** Names that are no field of any form; `handler` and `options` are what the parser keeps under each of its names. */
export const NEVER_A_FIELD = [...Object.getOwnPropertyNames(Object.prototype), 'handler', 'options']

/** How temporary files of uploads are called, so that what is left of a broken one can be told from others' files. */
export const UPLOAD_PREFIX = 'anschub-upload-'

/** What an upload holds (SHA-256), by its temporary file, while its request is answered. */
export const contentOf = new Map<string, string>()

/** Removes what broken uploads have left, unless it is younger than so many milliseconds. How many files. */
export async function sweepUploads(youngest: number): Promise<number> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(UPLOAD_PREFIX))
  let swept = 0
  for (const path of names.map((name) => join(tmpdir(), name))) {
    const found = await stat(path).catch(() => null)
    if (!found || Date.now() - found.mtimeMs < youngest) continue
    await unlink(path).catch(() => {})
    swept++
  }
  return swept
}
