import type { HttpContext } from '@adonisjs/core/http'

/** The decision that a form was shown with. */
export function readDecision({ request }: HttpContext): number | undefined {
  return Number(request.input('decision')) || undefined
}
