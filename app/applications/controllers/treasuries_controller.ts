import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import Duty from '#duties/models/duty'
import { ownSharesOf } from '#applications/queries/own_shares_of'

/** What a recipient pays itself, year by year, over all its applications. */
@inject()
export default class TreasuriesController {
  constructor(private clock: Clock) {}

  async show({ office, view }: HttpContext) {
    const today = this.clock.today()
    const duties = await Duty.openFor(office!).where('kind', 'consent_own_share')
    return view.render('applications/treasury', {
      duties,
      overdue: duties.filter((duty) => duty.isOverdue(today)).length,
      ...(await ownSharesOf(office!)),
    })
  }
}
