import type { HttpContext } from '@adonisjs/core/http'
import { type Difference, differencesBetween } from '#forms/domain/difference'
import { type Answers, type Part, answersIn, placesOf } from '#forms/domain/form'

/**
 * What came back of a form because somebody else had saved: where it says something else than what stands now. The page shows
 * what stands, so that nobody writes over it, and beside it what was not saved.
 */
export function unsavedIn({ session }: HttpContext, parts: readonly Part[], stands: Answers): Difference[] {
  if (!session.flashMessages.has('revision')) return []
  const typed = answersIn(parts, session.flashMessages.all() ?? {})
  return differencesBetween(placesOf(parts, stands), placesOf(parts, typed))
}
