import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { TAKES_FILES, forget, readForm, type Upload } from '#core/http/uploads'

/** A file is read where one is expected, and lies there while the request is answered and no longer, however it ends. */
export default class ReadFilesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.upload = null
    const field = TAKES_FILES.get(ctx.route?.pattern ?? '')
    if (!field || !ctx.request.is(['multipart/form-data'])) return next()
    const { fields, file } = await readForm(ctx.request.request, field)
    ctx.upload = file
    ctx.request.updateBody(Object.fromEntries([...fields].map(readAs)))
    try {
      return await next()
    } finally {
      if (file) await forget(file)
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
  }
}
