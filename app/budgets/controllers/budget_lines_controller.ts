import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import Money from '#core/money/money'
import Programme from '#programmes/models/programme'
import EnterLine from '#budgets/actions/enter_line'
import { authorisedFor, freeIn } from '#budgets/domain/ledger'
import { withReservations } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import EnteredPosting from '#budgets/models/entered_posting'
import BudgetPosting from '#budgets/models/budget_posting'
import { standingOf, standingsOf } from '#budgets/queries/line_standing'

const lineValidator = vine.create({
  programme: vine.number().min(1),
  chapter: printableText().regex(/^\d{2} \d{3}$/),
  item: printableText().regex(/^\d{3} \d{2}$/),
  name: printableText().minLength(5).maxLength(190),
})
const MOST_POSTINGS = 200
const NOTHING = { disposable: Money.ZERO, committed: Money.ZERO, reserved: Money.ZERO }

@inject()
export default class BudgetLinesController {
  constructor(private clock: Clock) {}

  async index({ office, request, view }: HttpContext) {
    const thisYear = this.clock.today().year
    const asked = String(request.input('jahr', ''))
    const year = /^20\d{2}$/.test(asked) ? Number(asked) : thisYear
    const lines = await BudgetLine.query().where('land', office!.land).orderBy('chapter').orderBy('item')
    const standings = await standingsOf(lines)
    const besides = new Map([...standings].map(([id, standing]) => [id, withReservations(standing)]))
    // asked of the few that are committed beyond their frame
    const overdrawn = lines.filter(({ id }) => freeIn(besides.get(id)!, year).isNegative)
    const blocked = await blockedIn(year, overdrawn)
    const rows = lines.map((line) => {
      const standing = standings.get(line.id)!
      const balance = standing.years.find((candidate) => candidate.year === year)
      const { disposable, committed, reserved } = balance ?? NOTHING
      return {
        line,
        standing,
        disposable,
        committed,
        reserved,
        free: freeIn(besides.get(line.id)!, year),
        authorised: authorisedFor(besides.get(line.id)!, thisYear, year),
        enacted: balance?.enacted ?? false,
        used: percent(committed, disposable),
        blocked: blocked.has(line.id),
      }
    })
    const years = [...new Set(rows.flatMap(({ standing }) => standing.years.map((balance) => balance.year)))].sort()
    return view.render('budgets/index', { rows, year, years, thisYear })
  }

  async create({ office, view }: HttpContext) {
    const programmes = await Programme.query().where('land', office!.land).orderBy('name')
    return view.render('budgets/line', {
      programmes: programmes.map(({ id, name }) => ({ value: String(id), label: name })),
    })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, enterLine: EnterLine) {
    const entered = await request.validateUsing(lineValidator)
    const line = await enterLine.handle(entered, office!.land, auth.getUserOrFail())
    session.flash('success', 'budgets.line_entered')
    return response.redirect().toRoute('budget_lines.show', [line.id])
  }

  async show({ office, params, view }: HttpContext) {
    const line = await BudgetLine.query().where('land', office!.land).where('id', params.id).firstOrFail()
    const standing = await standingOf(line)
    const postings = await BudgetPosting.query()
      .where('budget_line_id', line.id)
      .preload('poster')
      .preload('entered', (entries) => entries.preload('enterer'))
      .orderBy('id', 'desc')
      .limit(MOST_POSTINGS)
    return view.render('budgets/show', {
      line,
      standing,
      beside: withReservations(standing),
      postings,
      waiting: await EnteredPosting.openOn(line.id),
      freeIn,
      authorisedFor,
      most: MOST_POSTINGS,
      thisYear: this.clock.today().year,
    })
  }
}

/** The lines of which something is blocked or cut in a year. */
async function blockedIn(year: number, lines: readonly BudgetLine[]): Promise<Set<number>> {
  if (lines.length === 0) return new Set()
  const ids = lines.map(({ id }) => id)
  const rows = await BudgetPosting.query()
    .whereIn('budget_line_id', ids)
    .where('year', year)
    .whereIn('kind', ['block', 'global_cut'])
    .groupBy('budget_line_id')
    .select('budget_line_id')
    .sum('amount as blocked')
  return new Set(rows.filter(({ $extras }) => Number($extras.blocked) < 0).map(({ budgetLineId }) => budgetLineId))
}

/** Null where there is no frame to be a part of. */
function percent(part: Money, whole: Money): number | null {
  return whole.isPositive ? Number((part.cents * 1000n) / whole.cents) / 10 : null
}
