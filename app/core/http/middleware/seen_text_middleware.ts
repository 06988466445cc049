import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { seen } from '#core/text/printable'

/** Taken as they are: a password is not read by anybody, and in a pasted table tabs stand between cells. */
const AS_TYPED = /^password|^tabelle$/

/** Every text that is posted is read as a person sees it, in whatever field it stands. */
export default class SeenTextMiddleware {
  handle({ request }: HttpContext, next: NextFn) {
    request.updateBody(seenIn(request.body()) as Record<string, unknown>)
    return next()
  }
}

function seenIn(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return AS_TYPED.test(name) ? value : seen(value)
  if (Array.isArray(value)) return value.map((one) => seenIn(one, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, seenIn(one, key)]))
}
