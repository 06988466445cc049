import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** What a form carries beside what people type: its token, its key, and for which office it was shown. */
export const NOT_TYPED = ['_csrf', '_key', '_office']

/**
 * What a form that acts is known by: its key, what it says and the file that comes with it. Sent again with other words
 * it is another act, so that nothing that was typed meanwhile is taken for done. Null for a request without a key.
 */
export function requestKeyOf({ request, upload }: HttpContext): string | null {
  const key = request.input('_key')
  if (typeof key !== 'string' || !UUID.test(key)) return null
  const said = JSON.stringify([Object.entries(request.except(NOT_TYPED)), upload?.clientName, upload?.sha256])
  return `${key}:${createHash('sha256').update(said).digest('hex').slice(0, 24)}`
}
