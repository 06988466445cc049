import type { HttpContext } from '@adonisjs/core/http'

/** Sentences at their fields, the way the validator flashes its own. */
export function fieldErrors({ session }: HttpContext, errors: Record<string, string>): void {
  session.flash(
    'inputErrorsBag',
    Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [field, [sentence]]))
  )
}
