import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Exception } from '@adonisjs/core/exceptions'
import multiparty, { type Part } from '@poppinss/multiparty'

/** A file as it came in: it lies in a temporary file while its request is answered. */
export type Upload = { clientName: string; size: number; tmpPath: string; sha256: string }

/** The addresses that take a file, and in which field; elsewhere a form with files is not read. */
export const TAKES_FILES = new Map([
  ['/antraege/:id/anlagen', 'datei'],
  ['/papierantraege', 'datei'],
  ['/stammdaten/unterlagen', 'datei'],
  ['/antraege/:id/beitrag/beschluss', 'datei'],
  ['/antraege/:id/plan/einlesen', 'datei'],
  ['/akten/:id/nachrichten', 'datei'],
  ['/rechner/liste', 'liste'],
  ['/programme/datei', 'programm'],
  ['/programme/entwuerfe/:draft_id/datei', 'programm'],
])

/** The addresses that take several files at once, and how many at most. */
export const TAKES_SEVERAL = new Map([
  ['/antraege/:id/anlagen', 10],
  ['/akten/:id/nachrichten', 5],
])

/** Names of files beyond the most that are told. */
const MOST_NAMED = 20

/** How temporary files of uploads are called, so that what is left of a broken one can be told from others' files. */
export const UPLOAD_PREFIX = 'anschub-upload-'

const MOST_BYTES = 26 * 1024 * 1024
const LIMITS = { maxFields: 80, maxFieldsSize: 2_000_000 }

/** `leftOut`: names of files beyond the most that are taken. */
type Read = { fields: Map<string, string>; files: Upload[]; leftOut: string[] }

/** All files of a form together: several small ones, or two large ones; it is read before anybody is asked who they are. */
const MOST_TOGETHER = 60 * 1024 * 1024

/**
 * Reads a form with up to `most` files of a field. What stands in other parts is let go; nothing of a name is looked up in an
 * object. What is too large together refuses the form; a single file that is too large keeps its size, by which it is refused with its name.
 *
 * @throws Exception 413 where it is too large, 400 where it is no such form
 */
export async function readForm(request: IncomingMessage, field: string, most = 1): Promise<Read> {
  const together = { left: most > 1 ? MOST_TOGETHER : MOST_BYTES }
  if (Number(request.headers['content-length'] ?? 0) > together.left) throw tooLarge()
  const form = new multiparty.Form(LIMITS)
  const [fields, parts]: [Map<string, string>, Part[]] = [new Map(), []]
  const [taken, leftOut]: [Promise<Upload>[], string[]] = [[], []]
  try {
    await new Promise<void>((resolve, reject) => {
      form.on('field', (name, value) => fields.set(name, value))
      form.on('part', (part) => {
        parts.push(part)
        part.on('error', reject)
        if (part.name !== field || !part.filename) return part.resume()
        if (taken.length >= most) {
          if (leftOut.length < MOST_NAMED) leftOut.push(part.filename)
          // what is let go counts too: a form has an end
          part.on('data', (piece: Buffer) => {
            together.left -= piece.length
            if (together.left < 0) reject(tooLarge())
          })
          return part.resume()
        }
        const file = stored(part, together)
        file.catch(reject)
        taken.push(file)
      })
      form.on('error', (error) => reject(/exceeded/.test(error.message) ? tooLarge() : unreadable()))
      form.on('close', resolve)
      form.parse(request)
    })
    return { fields, files: await Promise.all(taken), leftOut }
  } catch (error) {
    // whatever is still coming in is let go, and nothing waits for it
    for (const part of parts) part.destroy()
    request.unpipe()
    request.resume()
    for (const file of await Promise.allSettled(taken)) if (file.status === 'fulfilled') await forget(file.value)
    throw error
  }
}

export async function forget({ tmpPath }: Upload): Promise<void> {
  await unlink(tmpPath).catch(() => {})
}

async function stored(part: Part, together: { left: number }): Promise<Upload> {
  const tmpPath = join(tmpdir(), `${UPLOAD_PREFIX}${randomUUID()}`)
  const digest = createHash('sha256')
  let size = 0
  try {
    await pipeline(
      part,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          size += piece.length
          together.left -= piece.length
          if (together.left < 0) throw tooLarge()
          // of several the one that is too large is told by its name; what is over is let go
          if (size > MOST_BYTES) continue
          digest.update(piece)
          yield piece
        }
      },
      createWriteStream(tmpPath)
    )
  } catch (error) {
    await unlink(tmpPath).catch(() => {})
    throw error
  }
  return { clientName: part.filename!, size, tmpPath, sha256: digest.digest('hex') }
}

function tooLarge(): Exception {
  return new Exception('request entity too large', { status: 413, code: 'E_REQUEST_ENTITY_TOO_LARGE' })
}

function unreadable(): Exception {
  return new Exception('no form that can be read', { status: 400 })
}

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
