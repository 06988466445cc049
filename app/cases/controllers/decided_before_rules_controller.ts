import type { HttpContext } from '@adonisjs/core/http'
import { startOf } from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import RuleEntry from '#law/models/rule_entry'
import Decision from '#decisions/models/decision'

const MOST = 500

/** What was signed after the first day of a rule and before two people had confirmed it: nothing of it is recomputed by itself. */
export default class DecidedBeforeRulesController {
  async index({ office, params, view }: HttpContext) {
    const entry = await RuleEntry.query()
      .where({ land: office!.land, id: params.rule_entry_id })
      .whereNotNull('confirmed_at')
      .firstOrFail()
    const decisions = await Decision.query()
      .where('land', office!.land)
      .whereIn('status', ['signed', 'dispatched'])
      .where('signed_at', '>=', toDatabaseInstant(startOf(entry.validFrom)))
      .where('signed_at', '<', toDatabaseInstant(entry.confirmedAt!))
      .whereHas('application', (files) => {
        if (!office!.seesWholeLand) void files.where('authority_id', office!.id)
      })
      .preload('application')
      .orderBy('id')
      .limit(MOST)
    return view.render('cases/decided_before_rule', { entry, decisions, most: MOST })
  }
}
