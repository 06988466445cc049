import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'

const revisionValidator = vine.create({ revision: vine.number().withoutDecimals() })

/** The revision of a draft that whoever writes has read. */
export async function typedRevision(request: HttpContext['request']): Promise<number> {
  return (await request.validateUsing(revisionValidator)).revision
}
