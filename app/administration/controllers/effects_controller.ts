import type { HttpContext } from '@adonisjs/core/http'
import Effect from '#core/effects/effect'
import { FAILING_AFTER, deliverEffects, failingEffects, retryEffect } from '#core/effects/effects'

const MOST_SHOWN = 100

/** What follows from acts and is not done yet: nothing of a case file, but the numbers by which it is found. */
export default class EffectsController {
  async index({ view }: HttpContext) {
    const failing = await failingEffects().limit(MOST_SHOWN)
    const waiting = await Effect.query()
      .whereNull('done_at')
      .where('tries', '<', FAILING_AFTER)
      .count('* as count')
      .first()
    return view.render('administration/effects', { failing, waiting: Number(waiting!.$extras.count) })
  }

  async update({ params, response, session }: HttpContext) {
    const effect = await Effect.findOrFail(params.effect_id)
    await retryEffect(effect.id)
    await deliverEffects()
    session.flash('success', 'administration.effect_retried')
    return response.redirect().toRoute('effects.index')
  }
}
