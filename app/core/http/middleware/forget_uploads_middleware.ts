import { unlink } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** What was uploaded lies in a temporary file while the request is answered, and no longer. */
export default class ForgetUploadsMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    try {
      return await next()
    } finally {
      const files = Object.values(request.allFiles()).flat()
      await Promise.all(files.map(({ tmpPath }) => tmpPath && unlink(tmpPath).catch(() => {})))
    }
  }
}
