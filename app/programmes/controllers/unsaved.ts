import type { HttpContext } from '@adonisjs/core/http'
import { type Difference, differencesBetween } from '#forms/domain/difference'
import { type Answers, type Part, answersIn } from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'
import type ProgrammeDraft from '#programmes/models/programme_draft'

export type Shown = { answers: Answers; unsaved: Difference[]; revision: number }

/**
 * What a form of a draft shows. What was refused comes back as it was typed; where somebody else had saved, the page shows what
 * stands, so that nobody writes over it, and beside it what was not saved. Whoever corrects a slip goes on from the revision
 * that they read.
 */
export function shownOf(
  { request, session }: HttpContext,
  { revision }: ProgrammeDraft,
  parts: readonly Part[],
  answers: Answers
): Shown {
  if (request.method() === 'POST') return { answers, unsaved: [], revision: Number(request.input('revision')) }
  if (!session.flashMessages.has('revision')) return { answers, unsaved: [], revision }
  const typed = answersIn(parts, session.flashMessages.all() ?? {})
  const isNewest = Number(session.flashMessages.get('revision')) === revision
  if (isNewest) return { answers: typed, unsaved: [], revision }
  return { answers, unsaved: differencesBetween(placesOf(parts, answers), placesOf(parts, typed)), revision }
}
