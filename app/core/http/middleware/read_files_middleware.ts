import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { TAKES_FILES, TAKES_SEVERAL, forget, readForm, type Upload } from '#core/http/uploads'

/** A file is read where one is expected, and lies there while the request is answered and no longer, however it ends. */
export default class ReadFilesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.upload = null
    ctx.uploads = []
    ctx.leftOut = []
    const pattern = ctx.route?.pattern ?? ''
    const field = TAKES_FILES.get(pattern)
    if (!field || !ctx.request.is(['multipart/form-data'])) return next()
    const { fields, files, leftOut } = await readForm(ctx.request.request, field, TAKES_SEVERAL.get(pattern))
    ctx.uploads = files
    ctx.leftOut = leftOut
    ctx.upload = files[0] ?? null
    // what was typed comes back where the act is refused
    ctx.request.setInitialBody(Object.fromEntries([...fields].map(readAs)))
    try {
      return await next()
    } finally {
      for (const file of files) await forget(file)
    }
  }
}

/** In a pasted table the first cell of a line may be empty. */
function readAs([name, value]: [string, string]): [string, string | null] {
  return [name, (name === 'tabelle' ? value : value.trim()) || null]
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The file that came with the form; null where none did, or none is expected. */
    upload: Upload | null
    /** All that came, where an address takes several. */
    uploads: Upload[]
    /** The names of those beyond the most that it takes. */
    leftOut: string[]
  }
}
