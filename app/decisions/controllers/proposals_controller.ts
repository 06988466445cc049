import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { fieldErrors } from '#core/http/forms'
import { figures, notAnAmount, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'
import Application from '#applications/models/application'
import { authorisedFor, freeIn } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
import { negativeChecks, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import ProposeDecision from '#decisions/actions/propose_decision'
import { returnedProposalsOf } from '#decisions/queries/decision_of'
import { grantCalculationOf } from '#decisions/queries/grant_calculation_of'

const proposalValidator = vine.create({
  kind: vine.enum(['approval', 'rejection']),
  reasons: vine.string().trim().maxLength(8000).optional(),
})

@inject()
export default class ProposalsController {
  constructor(
    private clock: Clock,
    private proposeDecision: ProposeDecision
  ) {}

  async create({ bouncer, office, params, view, session, response }: HttpContext) {
    const application = await this.find(office!, params.id)
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    if (application.status !== 'in_review') return response.redirect().toRoute('cases.review', [application.id])
    const calculation = await grantCalculationOf(application)
    const record = await ReviewRecord.findBy('application_id', application.id)
    const line = await BudgetLine.query().where('programme_id', application.programmeId).orderBy('id').first()
    const standing = line && (await standingOf(line))
    const typed = session.flashMessages.all() as Record<string, string>
    const thisYear = this.clock.today().year
    return view.render('decisions/proposal', {
      application,
      calculation,
      returned: await returnedProposalsOf(application.id),
      problems: reviewProblems(record?.answers ?? {}),
      negative: negativeChecks(record?.answers ?? {}),
      line,
      rows: calculation.tranches.map(({ year, amount }) => ({
        year,
        calculated: amount,
        // what was emptied stays empty when the form comes back
        typed: `tranche_${year}` in typed ? (typed[`tranche_${year}`] ?? '') : figures(amount),
        isOver: year < thisYear,
        free: standing ? (year === thisYear ? freeIn(standing, year) : authorisedFor(standing, thisYear, year)) : null,
        source:
          year < thisYear
            ? 'Haushaltsjahr abgelaufen'
            : year === thisYear
              ? 'Ausgabemittel'
              : 'Verpflichtungsermächtigung',
      })),
      typed,
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await this.find(office!, params.id)
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const { kind, reasons } = await request.validateUsing(proposalValidator)
    const { tranches } = await grantCalculationOf(application)
    const typed = tranches.map(({ year }) => ({ year, text: String(request.input(`tranche_${year}`, '') ?? '') }))
    const parsed = typed.map(({ year, text }) => ({ year, amount: text ? parseGermanMoney(text) : Money.ZERO }))
    const wrong = typed.filter((_, index) => !parsed[index].amount || parsed[index].amount!.isNegative)
    if (kind === 'approval' && wrong.length) {
      session.flashAll()
      fieldErrors(
        ctx,
        Object.fromEntries(wrong.map(({ year, text }) => [`tranche_${year}`, `${year}: ${notAnAmount(text)}`]))
      )
      return response.redirect().back()
    }
    const amounts = parsed.map(({ year, amount }) => ({ year, amount: amount ?? Money.ZERO }))
    const amount = Money.sum(amounts.map((tranche) => tranche.amount))
    await this.proposeDecision.handle(
      application.id,
      { kind, amount, tranches: amounts, reasons: reasons ?? null },
      auth.getUserOrFail()
    )
    session.flash('success', 'decisions.proposed')
    return response.redirect().toRoute('cases.notice', [application.id])
  }

  private find(office: NonNullable<HttpContext['office']>, id: number) {
    return Application.visibleTo(office)
      .where('id', id)
      .preload('recipient')
      .preload('programme')
      .preload('call')
      .firstOrFail()
  }
}
