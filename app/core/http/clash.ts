import type { HttpContext } from '@adonisjs/core/http'
import { NOT_TYPED } from '#core/http/request_key'
import { fieldErrors } from '#core/http/forms'

/** Two people wrote something else at the same place: nothing is saved, and the form comes back with both texts. */
export class Clashed extends Error {
  /** The address of the page that shows both, where it is not the one that sent it. */
  shownAt: string | null = null

  constructor(
    /** What the form shows again, by input. */
    readonly typed: Readonly<Record<string, string>>,
    /** What the other one wrote, as a sentence at each input that it concerns. */
    readonly sentences: Readonly<Record<string, string>>,
    readonly notice: string,
    /** The version both texts were put beside: the next save is written upon it. */
    readonly revision: number
  ) {
    super('clashed')
  }
}

const OURS = [...NOT_TYPED, 'revision']

/** The page one came from, with what both wrote. */
export function showClash(clashed: Clashed, ctx: HttpContext) {
  const sent = Object.fromEntries(Object.entries(ctx.request.body()).filter(([name]) => !OURS.includes(name)))
  ctx.session.flash({ ...sent, ...clashed.typed, revision: clashed.revision })
  fieldErrors(ctx, { ...clashed.sentences })
  ctx.session.flash('refusal', clashed.notice)
  ctx.session.flash('refusalTitle', 'Jemand anderes hat inzwischen gespeichert')
  const { shownAt } = clashed
  return shownAt ? ctx.response.redirect(shownAt) : ctx.response.redirect().back()
}

/** The version upon which the texts that came back were written; null where none came back. */
export function revisionOfReturned({ session }: Pick<HttpContext, 'session'>): number | null {
  const revision = Number(session.flashMessages.get('revision') ?? Number.NaN)
  return Number.isSafeInteger(revision) ? revision : null
}

/** What the last save said at the inputs of this page, which lists it above; what else is missing is said after the next. */
export function clashesAt({ session }: Pick<HttpContext, 'session'>): Record<string, string> {
  const bag = session.flashMessages.get('inputErrorsBag', {}) as Record<string, string[]>
  return Object.fromEntries(Object.entries(bag).map(([input, [sentence]]) => [input, sentence]))
}
