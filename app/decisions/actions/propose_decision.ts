import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { roundingUnder } from '#applications/queries/application_reading'
import MoveApplication from '#applications/actions/move_application'
import { negativeChecks, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { assertYearsOpen } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { type Proposal, assertProposable } from '#decisions/domain/proposal'
import Decision from '#decisions/models/decision'
import DecisionTranche from '#decisions/models/decision_tranche'
import { grantCalculationOf } from '#decisions/queries/grant_calculation_of'

/** The case officer's proposal: amount and year tranches, or a rejection with its reasons. */
@inject()
export default class ProposeDecision {
  constructor(
    private clock: Clock,
    private move: MoveApplication
  ) {}

  /** @throws Refusal applications.act_not_possible, decisions.review_incomplete, decisions.no_budget_line, decisions.*, budgets.* */
  handle(applicationId: number, proposal: Proposal, by: User, outer?: TransactionClientContract): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const details = { kind: proposal.kind, amount: proposal.amount.toString() }
      const application = await this.move.handle(applicationId, 'propose', by, details, trx)
      const record = await ReviewRecord.query({ client: trx }).where('application_id', applicationId).first()
      const missing = reviewProblems(record?.answers ?? {})
      if (missing.length)
        throw new Refusal('decisions.review_incomplete', { count: missing.length, first: missing[0].sentence })

      const { minimumGrantMunicipalCents, budgetOfficerCosignFromCents } = rulesOn(
        rulebookOf(application.land),
        dayOf(now)
      ).values
      const { grant } = await grantCalculationOf(application, trx)
      assertProposable(proposal, {
        calculated: grant,
        requested: application.requestedAmount!,
        rounding: roundingUnder(application.call),
        minimum: application.recipient.kind === 'municipal' ? Money.cents(minimumGrantMunicipalCents) : null,
        negative: negativeChecks(record!.answers),
      })
      const approval = proposal.kind === 'approval'
      const amount = approval ? proposal.amount : Money.ZERO
      const decision = await Decision.create(
        {
          land: application.land,
          applicationId,
          kind: proposal.kind,
          status: 'proposed',
          requestedAmount: application.requestedAmount!,
          amount,
          reasons: proposal.reasons,
          cosignatureRequired: approval && !Money.cents(budgetOfficerCosignFromCents).exceeds(amount),
          proposedBy: by.id,
          proposedAt: now,
          createdAt: now,
        },
        { client: trx }
      )
      if (decision.cosignatureRequired) application.passTo('budget', now)
      await application.save()
      if (!approval) return decision
      const line = await BudgetLine.query({ client: trx })
        .where('programme_id', application.programmeId)
        .orderBy('id')
        .first()
      if (!line) throw new Refusal('decisions.no_budget_line')
      assertYearsOpen(line.address, dayOf(now).year, proposal.tranches)
      for (const tranche of proposal.tranches.filter((part) => !part.amount.isZero))
        await DecisionTranche.create(
          { decisionId: decision.id, budgetLineId: line.id, year: tranche.year, amount: tranche.amount },
          { client: trx }
        )
      return decision
    }, outer)
  }
}
