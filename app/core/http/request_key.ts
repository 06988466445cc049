import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { contentOf } from '#core/http/uploads'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NOT_TYPED = ['_csrf', '_key']

/**
 * What a form that acts is known by: its key and what it says. Sent again with other words it is another act, so
 * that nothing that was typed meanwhile is taken for done. Null for a request without a key.
 */
export function requestKeyOf({ request }: HttpContext): string | null {
  const key = request.input('_key')
  if (typeof key !== 'string' || !UUID.test(key)) return null
  const files = Object.values(request.allFiles())
    .flat()
    .map(({ fieldName, clientName, tmpPath }) => [fieldName, clientName, contentOf.get(tmpPath ?? '')])
  const said = JSON.stringify([
    Object.entries(request.except([...NOT_TYPED, ...Object.keys(request.allFiles())])),
    files,
  ])
  return `${key}:${createHash('sha256').update(said).digest('hex').slice(0, 24)}`
}
