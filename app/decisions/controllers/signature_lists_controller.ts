import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { standingsOf } from '#budgets/queries/line_standing'
import { freeIn } from '#budgets/domain/ledger'
import { withReservations } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import Duty from '#duties/models/duty'
import Decision from '#decisions/models/decision'
import { budgetObstacles } from '#decisions/queries/budget_obstacles'

const MOST_WAITING = 100
/** What waits for whoever signs and is no case file. */
const BESIDE_FILES = ['publish_programme', 'note_new_rules', 'prolong_rule', 'choose_expressions'] as const

/** What waits for a signature of this office, the oldest first, beside the frames that it would bind. */
@inject()
export default class SignatureListsController {
  constructor(private clock: Clock) {}

  async index({ office, view }: HttpContext) {
    const today = this.clock.today()
    const duties = await Duty.openFor(office!).whereIn('kind', ['cosign', 'sign']).limit(MOST_WAITING)
    const waiting = await this.decisionsOf(duties)
    const beside = await Duty.besideFiles(office!, today).whereIn('kind', [...BESIDE_FILES])
    const lines = await BudgetLine.query().where('land', office!.land).orderBy('chapter').orderBy('item')
    const standings = await standingsOf(lines)
    const frames = lines.map((line) => {
      const standing = standings.get(line.id)!
      const balance = standing.years.find(({ year }) => year === today.year)
      return { line, balance, free: freeIn(withReservations(standing), today.year) }
    })
    return view.render('decisions/signatures', {
      waiting,
      beside,
      obstacles: await budgetObstacles(waiting, today),
      frames: frames.filter(({ balance }) => balance),
      year: today.year,
      asBudgetOfficer: office!.holds('budget_officer'),
    })
  }

  private async decisionsOf(duties: readonly Duty[]): Promise<Decision[]> {
    const ids = duties.map(({ thing }) => Number(thing.split(':')[1]))
    if (ids.length === 0) return []
    const decisions = await Decision.query()
      .whereIn('id', ids)
      .preload('application', (applications) => applications.preload('programme'))
      .preload('proposer')
      .preload('tranches', (tranches) => tranches.preload('budgetLine'))
    return ids.map((id) => decisions.find((decision) => decision.id === id)!)
  }
}
