import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { contentOf, NEVER_A_FIELD, TAKES_FILES, UPLOAD_PREFIX } from '#core/http/uploads'

const MOST_FILES = 20

/**
 * Files are read where one is expected, into temporary files that lie there while the request is answered and no
 * longer, however it ends.
 */
export default class ReadFilesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { multipart } = ctx.request
    if (!multipart || !TAKES_FILES.includes(ctx.route?.pattern ?? '')) return next()
    const written: string[] = []
    // the parser looks its handlers up in a plain object: what every object has by itself must be one of them
    for (const name of NEVER_A_FIELD)
      multipart.onFile(name, {}, async (part) => {
        part.resume()
        multipart.abort(new Exception('no such field', { status: 400 }))
      })
    multipart.onFile('*', { deferValidations: true }, async (part, report) => {
      const tmpPath = join(tmpdir(), `${UPLOAD_PREFIX}${randomUUID()}`)
      written.push(tmpPath)
      try {
        if (written.length > MOST_FILES) throw new Exception('too many files', { status: 413 })
        const digest = createHash('sha256')
        part.on('data', (piece) => void digest.update(piece)).on('data', report)
        await pipeline(part, createWriteStream(tmpPath))
        contentOf.set(tmpPath, digest.digest('hex'))
        return { tmpPath }
      } catch (error) {
        part.resume()
        multipart.abort(error as Error)
      }
    })
    try {
      await multipart.process()
      return await next()
    } finally {
      for (const path of written) contentOf.delete(path)
      await Promise.all(written.map((path) => unlink(path).catch(() => {})))
    }
  }
}
