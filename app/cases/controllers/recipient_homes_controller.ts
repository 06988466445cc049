import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import Duty from '#duties/models/duty'
import Call from '#programmes/models/call'
import { runningOf } from '#cases/queries/running_files'

/** How far ahead the home of a recipient shows what falls due, and how much of it. */
const DAYS_AHEAD = 120
const MOST_SHOWN = 50
/** So many are shown however far ahead. */
const FEWEST_SHOWN = 5

/** The home of a recipient: what it has to do in the order of its day, what is under way, what may be applied for. */
@inject()
export default class RecipientHomesController {
  constructor(private clock: Clock) {}

  async show({ office, view }: HttpContext) {
    const today = this.clock.today()
    const horizon = today.plusDays(DAYS_AHEAD)
    const open = await Duty.openFor(office!).limit(MOST_SHOWN)
    const duties = open.filter(({ day }, place) => place < FEWEST_SHOWN || !day.isAfter(horizon))
    return view.render('cases/home_recipient', {
      duties,
      overdue: duties.filter((duty) => duty.isOverdue(today)).length,
      signing: office!.holds('applicant_signatory'),
      running: await runningOf(office!, MOST_SHOWN),
      calls: await this.openCalls(office!.land),
    })
  }

  private async openCalls(land: string) {
    const at = this.clock.now()
    const now = toDatabaseInstant(at)
    const calls = await Call.query()
      .where('land', land)
      .where('closes_at', '>=', now)
      .where('opens_at', '<=', now)
      .orderBy('closes_at')
    return calls.filter((call) => call.isOpenToAll(at))
  }
}
