import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import { toDatabaseInstant } from '#core/persistence/columns'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { waitFor } from '#duties/duties'
import type User from '#identity/models/user'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import { assertReckoned } from '#applications/queries/gaps_of'
import { type Filed, filedOf, submittedFigures } from '#applications/queries/submission_of'
import { negatedPoints, negativeChecks, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { assertYearsOpen } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import OpenDecision from '#decisions/actions/open_decision'
import { assertNotBeforeEligible, assertNotStarted, eligibleFrom } from '#decisions/domain/beginning'
import { assertWithinCaps, decidedOverlaps } from '#decisions/domain/double_funding'
import { provedGrounds } from '#decisions/domain/grounds'
import { assertRecordCarries } from '#decisions/domain/record_and_proposal'
import { leastGrant } from '#decisions/domain/limits'
import { type Proposal, assertDeductible, assertProposable, isPartial } from '#decisions/domain/proposal'
import type Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import { beginningOf } from '#decisions/queries/beginning_of'
import { caseTime, yearsOf } from '#decisions/queries/case_time'
import { fileToDecide } from '#decisions/queries/file_to_decide'
import { overlapsOf, postsBeside } from '#decisions/queries/overlaps_of'
import { groundFactsOf } from '#decisions/queries/ground_facts'

/** The case officer's proposal on an application: amount, year tranches and what of the plan is recognised, or a rejection with its reasons. */
@inject()
export default class ProposeDecision {
  constructor(
    private clock: Clock,
    private open: OpenDecision
  ) {}

  /** @throws Refusal decisions.not_in_review, decisions.another_under_way, decisions.review_incomplete, decisions.no_budget_line, decisions.*, budgets.* */
  handle(applicationId: number, proposal: Proposal, by: User): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await fileToDecide(applicationId, by, trx)
      if (application.status !== 'in_review') throw new Refusal('decisions.not_in_review')
      const filed = await filedOf(application, { trx })
      const approval = proposal.kind === 'approval'
      const deductions = approval ? (proposal.deductions ?? []) : []
      const time = approval ? proposal : { tranches: [] }
      const { period, within } = caseTime(application, filed, time, rulesOn(rulebookOf(application.land), dayOf(now)))
      const figures = await submittedFigures(filed.submission, deductions, trx, within)
      assertDeductible(deductions, figures.plan.figures())
      const record = await this.assertMayBe(proposal, application, filed, figures.calculation.grant, by, now, trx)
      const beginning = await beginningOf(application, filed, dayOf(now), trx)
      if (approval) {
        await assertReckoned(application, trx)
        assertNotStarted(beginning)
        assertNotBeforeEligible(beginning, period, dayOf(now))
      }
      const known = { record, beginning, calculation: figures.calculation }
      const facts = await groundFactsOf(application, known, dayOf(now), trx)
      const overlaps = approval ? await overlapsOf(application, period, trx) : []
      assertRecordCarries(record.answers, proposal.kind, { ...facts, overlaps })
      const doubleFunding = decidedOverlaps(overlaps, proposal.doubleFunding ?? null)
      assertWithinCaps(filed.surroundings, await postsBeside(overlaps, trx))
      const grounds = approval ? [] : provedGrounds(proposal.grounds ?? ['merit'], proposal.reasons, facts)

      const amount = approval ? proposal.amount : Money.ZERO
      const tranches = approval ? await this.tranchesOf(proposal, application, dayOf(now).year, trx) : []
      const partial = isPartial(filed.requested, amount, filed.surroundings.rounding)
      const decision = await this.open.handle(
        // one that was made before a recall goes on
        { application, filed, figures, grant: await Grant.findBy('application_id', applicationId, { client: trx }) },
        {
          kind: approval ? (partial ? 'partial_approval' : 'approval') : 'rejection',
          amount,
          reasons: proposal.reasons,
          tranches,
          deductions,
          period: { from: period.from.iso, to: period.to.iso, years: yearsOf(period) },
          grounds,
          doubleFunding,
          review: { revision: record.revision, sha256: record.fingerprint },
          eligible: approval ? eligibleFrom(beginning, period) : undefined,
        },
        by,
        now,
        trx
      )
      await waitFor(application.journalStream, null, now, trx)
      await ReviewRecord.query({ client: trx })
        .where('application_id', applicationId)
        .update({ closedAt: toDatabaseInstant(now) })
      return decision
    })
  }

  private async assertMayBe(
    proposal: Proposal,
    application: Application,
    filed: Filed,
    calculated: Money,
    by: User,
    now: DateTime,
    trx: TransactionClientContract
  ): Promise<ReviewRecord> {
    // who declared to be biased does not decide, whoever answered anew since (§§ 20, 21 VwVfG)
    if (application.isRecused(by)) throw new Refusal('decisions.biased')
    const record = await ReviewRecord.query({ client: trx }).where('application_id', application.id).first()
    const missing = reviewProblems(record?.answersFor(by) ?? {})
    if (missing.length)
      throw new Refusal('decisions.review_incomplete', { count: missing.length, first: missing[0].sentence })
    assertProposable(proposal, {
      calculated,
      requested: filed.requested,
      rounding: filed.surroundings.rounding,
      minimum: leastGrant(
        rulebookOf(application.land),
        application.recipient.kind === 'municipal',
        dayOf(now),
        filed.definition.minimumGrant
      ),
      negative: negativeChecks(record!.answers),
    })
    if (record!.savedAt < filed.submission.filedAt) throw new Refusal('decisions.review_outdated')
    const denied = negatedPoints(record!.answers).map(({ key }) => key)
    if (denied.includes('competence')) throw new Refusal('decisions.not_competent')
    return record!
  }

  private async tranchesOf(
    { tranches }: Proposal,
    { programmeId }: Application,
    thisYear: number,
    trx: TransactionClientContract
  ) {
    const line = await BudgetLine.query({ client: trx }).where('programme_id', programmeId).orderBy('id').first()
    if (!line) throw new Refusal('decisions.no_budget_line')
    assertYearsOpen(line.address, thisYear, tranches)
    return tranches
      .filter(({ amount }) => !amount.isZero)
      .map(({ year, amount }) => ({ year, amount, budgetLine: line }))
  }
}
