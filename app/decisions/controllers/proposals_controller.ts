import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import { fieldErrors } from '#core/http/forms'
import { sentenceFor } from '#core/http/sentences'
import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { type Parsed, parseField } from '#forms/domain/fields'
import type Office from '#identity/office'
import Application from '#applications/models/application'
import type { Deduction } from '#applications/domain/submitted_grant'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import { authorisedFor, freeIn } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
import { negativeChecks, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import { assertDeductible } from '#decisions/domain/proposal'
import ProposeDecision from '#decisions/actions/propose_decision'
import { typedAmounts } from '#decisions/controllers/typed_amounts'
import { currentDecisionOf, returnedProposalsOf } from '#decisions/queries/decision_of'

const proposalValidator = vine.create({
  kind: vine.enum(['approval', 'rejection']),
  reasons: printableText().maxLength(8000).optional(),
  then: vine.enum(['recalculate']).optional(),
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
    if (application.status !== 'in_review' || (await currentDecisionOf(application.id)))
      return response.redirect().toRoute('cases.review', [application.id])
    const typed = session.flashMessages.all() as Record<string, string>
    const { submission } = await filedOf(application)
    const { plan } = await submittedFigures(submission)
    const planned = plan.figures()
    const deductions = deductionsIn(typed, planned)
    const { calculation } = await submittedFigures(submission, deductions)
    const record = await ReviewRecord.findBy('application_id', application.id)
    const line = await BudgetLine.query().where('programme_id', application.programmeId).orderBy('id').first()
    return view.render('decisions/proposal', {
      application,
      calculation,
      planned,
      deductions,
      returned: await returnedProposalsOf(application.id),
      problems: reviewProblems(record?.answers ?? {}),
      negative: negativeChecks(record?.answers ?? {}),
      line,
      rows: await this.rowsOf(calculation.tranches, line, typed),
      typed,
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await this.find(office!, params.id)
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const { kind, reasons = null, then } = await request.validateUsing(proposalValidator)
    const { submission } = await filedOf(application)
    const planned = (await submittedFigures(submission)).plan.figures()
    const wrong = wrongDeductions(request.body(), planned, then !== 'recalculate')
    if (Object.keys(wrong).length) {
      session.flashAll()
      fieldErrors(ctx, wrong)
      return response.redirect().back()
    }
    if (then === 'recalculate') {
      // an amount that was left as calculated follows from what is recognised now; one that was typed stays
      const left = planned.years.filter(
        (year) => request.input(`tranche_${year}`) === request.input(`calculated_${year}`)
      )
      session.flashExcept(['_csrf', '_key', '_method', ...left.map((year) => `tranche_${year}`)])
      return response.redirect().back()
    }
    const tranches = typedAmounts(ctx, 'tranche', planned.years)
    if (kind === 'approval' && !tranches) return response.redirect().back()
    const amount = Money.sum((tranches ?? []).map((tranche) => tranche.amount))
    const deductions = deductionsIn(request.body() as Record<string, string>, planned)
    const proposal = { kind, amount, tranches: tranches ?? [], reasons, deductions }
    await this.proposeDecision.handle(application.id, proposal, auth.getUserOrFail())
    session.flash('success', 'decisions.proposed')
    return response.redirect().toRoute('cases.notice', [application.id])
  }

  private async rowsOf(
    tranches: readonly { year: number; amount: Money }[],
    line: BudgetLine | null,
    typed: Record<string, string>
  ) {
    const standing = line && (await standingOf(line))
    const thisYear = this.clock.today().year
    return tranches.map(({ year, amount }) => ({
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
    }))
  }

  private find(office: Office, id: number) {
    return Application.visibleTo(office)
      .where('id', id)
      .preload('recipient')
      .preload('programme')
      .preload('call', (calls) => calls.preload('version'))
      .firstOrFail()
  }
}

type Planned = FinancePlanFigures

/** What of the plan is typed as not recognised. */
function deductionsIn(typed: Record<string, unknown>, planned: Planned): Deduction[] {
  return typedDeductions(typed, planned).flatMap(({ code, year, parsed }) => {
    const amount = 'value' in parsed ? parsed.value : null
    const reason = String(typed[`reason_${code}_${year}`] ?? '').trim()
    return amount?.isPositive ? [{ code, year, amount, reason }] : []
  })
}

/** What is wrong with what should be taken off, each at its field; reasons only where it is proposed. */
function wrongDeductions(
  typed: Record<string, unknown>,
  planned: Planned,
  isProposed: boolean
): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const { input, parsed } of typedDeductions(typed, planned))
    if ('sentence' in parsed) wrong[input] = parsed.sentence
  for (const deduction of deductionsIn(typed, planned))
    try {
      assertDeductible([deduction], planned)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (isProposed || !error.input!.startsWith('reason_')) wrong[error.input!] = sentenceFor(error)
    }
  return wrong
}

function typedDeductions(typed: Record<string, unknown>, { cells }: Planned) {
  return cells
    .filter(({ side }) => side === 'expenditure')
    .map(({ code, year, label }) => {
      const input = `deduction_${code}_${year}`
      const text = String(typed[input] ?? '')
      const field = { key: input, label: `${label} ${year}`, type: 'money', optional: true } as const
      const parsed: Parsed<Money> = parseField<'money'>(field, text)
      return { code, year, input, parsed }
    })
}
