import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import { typedIfAny } from '#forms/validators/typed'
import { NOT_TYPED } from '#core/http/request_key'
import { fieldErrors } from '#core/http/forms'
import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import type Office from '#identity/office'
import Application from '#applications/models/application'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import { roomFor, withReservations } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
import { negativeChecks, negatedPoints, outcomeOf, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import ProposeDecision from '#decisions/actions/propose_decision'
import { beginningOf } from '#decisions/queries/beginning_of'
import { assertWithinCall } from '#decisions/domain/proposal'
import { GROUND_CODES, possibleGrounds } from '#decisions/domain/grounds'
import {
  DEDUCTION_CHOICES,
  deductionsIn,
  periodIn,
  typedAgain,
  withinOf,
  wrongDeductions,
} from '#decisions/controllers/typed_proposal'
import { overlapsOf } from '#decisions/queries/overlaps_of'
import { groundFactsOf } from '#decisions/queries/ground_facts'
import { typedAmounts } from '#decisions/controllers/typed_amounts'
import { currentDecisionOf, returnedProposalsOf } from '#decisions/queries/decision_of'

const proposalValidator = vine.create({
  kind: vine.enum(['approval', 'rejection']),
  reasons: printableText().maxLength(8000).optional(),
  grounds: vine.array(vine.enum(GROUND_CODES)).maxLength(GROUND_CODES.length).optional(),
  then: vine.enum(['recalculate']).optional(),
  double_funding: printableText().maxLength(2000).optional(),
  period_from: typedIfAny('day'),
  period_to: typedIfAny('day'),
})

@inject()
export default class ProposalsController {
  constructor(
    private clock: Clock,
    private proposeDecision: ProposeDecision
  ) {}

  async create({ auth, bouncer, office, params, view, session, response }: HttpContext) {
    const application = await this.find(office!, params.id)
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const under = await currentDecisionOf(application.id)
    if (application.status !== 'in_review' || under?.isUnderWay || under?.subject === 'application')
      return response.redirect().toRoute('cases.review', [application.id])
    const returned = await returnedProposalsOf(application.id)
    const last = returned.findLast(({ subject }) => subject === 'application')
    const flashed = session.flashMessages.all() as Record<string, string>
    const typed = Object.hasOwn(flashed, 'kind') || !last ? flashed : (typedAgain(last) as Record<string, string>)
    const filed = await filedOf(application)
    const { submission } = filed
    const { plan } = await submittedFigures(submission)
    const planned = plan.figures()
    const deductions = deductionsIn(typed, planned)
    const today = this.clock.today()
    const beginning = await beginningOf(application, filed, today)
    const period = periodIn(typed, application, beginning, today)
    const within = withinOf(application, filed, period, today)
    const { calculation } = await submittedFigures(submission, deductions, undefined, within)
    const record = await ReviewRecord.findBy('application_id', application.id)
    const answers = record?.answersFor(auth.getUserOrFail()) ?? {}
    const facts = await groundFactsOf(application, { record, beginning, calculation }, today)
    const line = await BudgetLine.query().where('programme_id', application.programmeId).orderBy('id').first()
    return view.render('decisions/proposal', {
      application,
      beginning,
      period,
      overlaps: await overlapsOf(application, period),
      isShortened: within !== undefined,
      grounds: possibleGrounds(facts),
      deductionGrounds: DEDUCTION_CHOICES,
      calculation,
      planned,
      deductions,
      returned,
      problems: reviewProblems(answers),
      negative: negativeChecks(answers),
      outcome: outcomeOf(answers),
      isForOthers: negatedPoints(answers).some(({ key }) => key === 'competence'),
      line,
      rows: await this.rowsOf(calculation.tranches, line, typed),
      typed,
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await this.find(office!, params.id)
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const {
      kind,
      reasons = null,
      grounds = [],
      then,
      double_funding: doubleFunding = null,
    } = await request.validateUsing(proposalValidator)
    const { periodFrom, periodTo } = application.call
    const filed = await filedOf(application)
    const today = this.clock.today()
    const period = periodIn(request.body(), application, await beginningOf(application, filed, today), today)
    const { submission } = filed
    const planned = (await submittedFigures(submission)).plan.figures()
    const wrong = wrongDeductions(request.body(), planned, then !== 'recalculate')
    if (Object.keys(wrong).length) {
      session.flashAll()
      fieldErrors(ctx, wrong)
      return response.redirect().back()
    }
    if (kind === 'approval' || then === 'recalculate') assertWithinCall(period, { from: periodFrom, to: periodTo }, [])
    if (then === 'recalculate') {
      // an amount that was left as calculated follows from what is recognised now; one that was typed stays
      const left = planned.years.filter(
        (year) => request.input(`tranche_${year}`) === request.input(`calculated_${year}`)
      )
      session.flashExcept([...NOT_TYPED, ...left.map((year) => `tranche_${year}`)])
      return response.redirect().back()
    }
    const tranches = typedAmounts(ctx, 'tranche', planned.years)
    if (kind === 'approval' && !tranches) return response.redirect().back()
    const amount = Money.sum((tranches ?? []).map((tranche) => tranche.amount))
    const deductions = deductionsIn(request.body() as Record<string, string>, planned)
    const proposal = { kind, amount, tranches: tranches ?? [], reasons, grounds, deductions, period, doubleFunding }
    await this.proposeDecision.handle(application.id, proposal, auth.getUserOrFail())
    session.flash('success', 'decisions.proposed')
    return response.redirect().toRoute('cases.notice', [application.id])
  }

  private async rowsOf(
    tranches: readonly { year: number; amount: Money }[],
    line: BudgetLine | null,
    typed: Record<string, string>
  ) {
    const standing = line && withReservations(await standingOf(line))
    const thisYear = this.clock.today().year
    return tranches.map(({ year, amount }) => ({
      year,
      calculated: amount,
      // what was emptied stays empty when the form comes back
      typed: Object.hasOwn(typed, `tranche_${year}`) ? (typed[`tranche_${year}`] ?? '') : figures(amount),
      isOver: year < thisYear,
      free: standing && year >= thisYear ? roomFor(standing, thisYear, year) : null,
      source:
        year < thisYear
          ? 'Haushaltsjahr abgelaufen'
          : year === thisYear
            ? 'Ausgabemittel'
            : 'Verpflichtungsermächtigung',
    }))
  }

  private find(office: Office, id: number) {
    return Application.visibleTo(office)
      .where('id', id)
      .preload('recipient')
      .preload('programme')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
  }
}
