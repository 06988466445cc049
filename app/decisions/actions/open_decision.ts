import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import { isUniqueViolation } from '#core/persistence/act_once'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import type { Filed } from '#applications/queries/submission_of'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import { boundYearsOf } from '#budgets/queries/bound_years'
import type { GrantCalculation } from '#financing/domain/grant_calculation'
import type FinancePlan from '#financing/models/finance_plan'
import { decisionKind } from '#decisions/domain/decision_kinds'
import { isCosigned } from '#decisions/domain/limits'
import { followDecision } from '#decisions/duties'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import { assertNoGap } from '#decisions/letters/notice'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import DecisionTranche from '#decisions/models/decision_tranche'
import type Grant from '#decisions/models/grant'
import PlanDeduction from '#decisions/models/plan_deduction'
import { type Decided, noticeFactsOf } from '#decisions/queries/notice_facts_of'

/** What a decision is about: the file, what was filed, the grant where there is one, and the plan with what it yields. */
export type DecidedOn = {
  application: Application
  filed: Filed
  figures: { plan: FinancePlan; calculation: GrantCalculation }
  grant?: Grant | null
}

/** The beginning of every decision, whatever its kind: its row with all that belongs to it, its reservation, who acts next. */
@inject()
export default class OpenDecision {
  constructor(
    private journal: Journal,
    private reserve: ReserveTranches
  ) {}

  /** @throws Refusal decisions.another_under_way, budgets.reservation_short, budgets.year_is_past */
  async handle(
    on: DecidedOn,
    decided: Decided,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<Decision> {
    const { application } = on
    await assertNothingWaits(application, trx)
    const decision = await this.create(on, decided, by, at, trx)
    const decisionId = decision.id
    for (const { budgetLine, year, amount } of decided.tranches)
      await DecisionTranche.create({ decisionId, budgetLineId: budgetLine.id, year, amount }, { client: trx })
    for (const deduction of decided.deductions)
      await PlanDeduction.create({ decisionId, ...deduction }, { client: trx })
    const details = { kind: decision.kind, amount: String(decided.amount) }
    await this.journal.record({ of: application, act: 'decision.proposed', by, at, details }, trx)
    await followDecision(decision, application, at, trx)
    const bound = on.grant && (await boundYearsOf(on.grant.id, trx))
    await this.reserve.reserve(application, { tranches: decided.tranches, bound: bound ?? undefined }, by, at, trx)
    return decision
  }

  private async create(
    { application, filed, figures, grant }: DecidedOn,
    decided: Decided,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<Decision> {
    const { subject, binds } = decisionKind(decided.kind)
    // taking back is measured like giving: by what stood before, where that was more
    const measured = Money.max(decided.amount, Money.parse(decided.before?.amount ?? '0.00'))
    const facts = await noticeFactsOf(application, filed, figures, decided, by, dayOf(at), trx)
    assertNoGap(facts, at)
    const row = {
      land: application.land,
      applicationId: application.id,
      grantId: grant?.id ?? null,
      submissionId: filed.submission.id,
      financePlanId: figures.plan.id,
      subject,
      kind: decided.kind,
      status: 'proposed' as const,
      underWay: application.id,
      binds,
      requestedAmount: filed.requested,
      amount: decided.amount,
      periodFrom: Day.parse(decided.period.from),
      periodTo: Day.parse(decided.period.to),
      reasons: decided.reasons,
      noticeFacts: facts,
      cosignatureRequired: binds && isCosigned(rulebookOf(application.land), measured, dayOf(at)),
      proposedBy: by.id,
      proposedAt: at,
      createdAt: at,
    }
    try {
      return await Decision.create(row, { client: trx })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Refusal('decisions.another_under_way')
      throw error
    }
  }
}

/** What went out and is not announced yet would be lost behind the next decision. @throws Refusal decisions.another_under_way */
async function assertNothingWaits({ id }: Application, trx: TransactionClientContract): Promise<void> {
  const current = await currentDecisionOf(id, trx)
  if (current?.status !== 'dispatched') return
  const announced = await Announcement.findBy('decision_id', current.id, { client: trx })
  if (!announced) throw new Refusal('decisions.another_under_way')
}
