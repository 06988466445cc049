import type { HttpContext } from '@adonisjs/core/http'
import { NOT_TYPED } from '#core/http/request_key'
import { fieldErrors } from '#core/http/forms'

/** Two people wrote something else at the same place: nothing is saved, and the form comes back with both texts. */
export class Clashed extends Error {
  constructor(
    /** What the form shows again, by input. */
    readonly typed: Readonly<Record<string, string>>,
    /** What the other one wrote, as a sentence at each input that it concerns. */
    readonly sentences: Readonly<Record<string, string>>,
    readonly notice: string
  ) {
    super('clashed')
  }
}

const OURS = [...NOT_TYPED, 'revision']

/** The page one came from, with what both wrote. */
export function showClash(clashed: Clashed, ctx: HttpContext) {
  const sent = Object.fromEntries(Object.entries(ctx.request.body()).filter(([name]) => !OURS.includes(name)))
  ctx.session.flash({ ...sent, revision: 'clashed', ...clashed.typed })
  fieldErrors(ctx, { ...clashed.sentences })
  ctx.session.flash('refusal', clashed.notice)
  return ctx.response.redirect().back()
}

/** What the last save said at the inputs of this page. */
export function clashesAt({ session }: Pick<HttpContext, 'session'>): Record<string, string> {
  const bag = session.flashMessages.get('inputErrorsBag', {}) as Record<string, string[]>
  return Object.fromEntries(Object.entries(bag).map(([input, [sentence]]) => [input, sentence]))
}

/** The same as the summary above a form lists them. */
export function asProblems(sentences: Readonly<Record<string, string>>): { input: string; sentence: string }[] {
  return Object.entries(sentences).map(([input, sentence]) => ({ input, sentence }))
}
