import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { notFound } from '#core/http/not_found'
import Refusal from '#core/refusal'
import EndEntries from '#law/actions/end_entries'

const chosenValidator = vine.create({
  entries: vine.array(vine.number().positive().withoutDecimals()).maxLength(300).optional(),
})

/** What becomes of what was entered: confirmed by a second person, or withdrawn. */
@inject()
export default class RuleConfirmationsController {
  constructor(private end: EndEntries) {}

  store(ctx: HttpContext) {
    return this.ended(ctx, 'confirm', 'law.confirmed')
  }

  destroy(ctx: HttpContext) {
    return this.ended(ctx, 'withdraw', 'law.withdrawn')
  }

  private async ended(ctx: HttpContext, act: 'confirm' | 'withdraw', said: string) {
    const { auth, office, params, request, response, session } = ctx
    const { land } = office!
    if (land.toLowerCase() !== params.land) return notFound(ctx)
    const { entries = [] } = await request.validateUsing(chosenValidator)
    if (entries.length === 0) throw new Refusal('law.nothing_chosen', {}, 'entries')
    await this.end[act](land, entries, auth.getUserOrFail())
    session.flash('success', said)
    return response.redirect().toRoute('rule_entries.index', [params.land])
  }
}
