import type { HttpContext } from '@adonisjs/core/http'

/** Sentences at their fields, the way the validator flashes its own. */
export function fieldErrors({ session }: HttpContext, errors: Record<string, string>): void {
  session.flash(
    'inputErrorsBag',
    Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [field, [sentence]]))
  )
}

/** All sentences at each input, in the order of the problems. */
export function sentencesByInput(problems: readonly { input: string; sentence: string }[]): Record<string, string> {
  const at = new Map<string, string>()
  for (const { input, sentence } of problems) at.set(input, [at.get(input), sentence].filter(Boolean).join(' '))
  return Object.fromEntries(at)
}
