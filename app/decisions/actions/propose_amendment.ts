import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import type { Tranche } from '#budgets/domain/ledger'
import OpenDecision from '#decisions/actions/open_decision'
import { assertAmendable } from '#decisions/domain/proposal'
import type Decision from '#decisions/models/decision'
import DecisionTranche from '#decisions/models/decision_tranche'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import PlanDeduction from '#decisions/models/plan_deduction'
import { caseTime } from '#decisions/queries/case_time'
import { fileToDecide } from '#decisions/queries/file_to_decide'

/** What a grant is to amount to by year from now on. */
export type Amendment = { tranches: readonly Tranche[]; reasons: string }

/**
 * The case officer proposes to change the amounts of a grant: shift them between years, lower or raise them. It
 * goes the road of every decision. Past years are lowered by what stays unused there; what is to be bound anew is set
 * aside, or refused where the line does not hold it.
 */
@inject()
export default class ProposeAmendment {
  constructor(
    private clock: Clock,
    private open: OpenDecision
  ) {}

  /** @throws Refusal decisions.no_grant, decisions.not_announced, decisions.another_under_way, decisions.amendment_*, decisions.amount_*, budgets.reservation_short, budgets.authorisation_reserved, budgets.reservation_blocked */
  handle(applicationId: number, { tranches, reasons }: Amendment, by: User): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await fileToDecide(applicationId, by, trx)
      const grant = await Grant.findBy('application_id', applicationId, { client: trx })
      const version = grant && (await Grant.versionOf(grant.id, { trx }))
      if (!version) throw new Refusal('decisions.no_grant')
      if (!version.validFrom) throw new Refusal('decisions.not_announced')
      const before = await standing(version, trx)
      const filed = await filedOf(application, { trx })
      const deductions = await PlanDeduction.query({ client: trx }).where('decision_id', before.firstDecisionId)
      const period = { from: version.periodFrom, to: version.periodTo }
      const { within } = caseTime(application, filed, { period, tranches: [] }, version.frozenRules)
      const figures = await submittedFigures(filed.submission, deductions, trx, within)
      const amount = Money.sum(tranches.map((tranche) => tranche.amount))
      assertAmendable({ amount, tranches, reasons }, before, {
        calculated: figures.calculation.grant,
        rounding: filed.surroundings.rounding,
      })
      const [line] = before.tranches.map(({ budgetLine }) => budgetLine)
      const wanted = tranches.filter((tranche) => !tranche.amount.isZero)
      const { periodFrom, periodTo, years } = version
      return this.open.handle(
        { application, filed, figures, grant },
        {
          kind: 'amendment',
          amount,
          reasons,
          tranches: wanted.map((tranche) => ({ ...tranche, budgetLine: line })),
          deductions: [],
          period: { from: periodFrom.iso, to: periodTo.iso, years },
          before: before.facts,
        },
        by,
        now,
        trx
      )
    })
  }
}

/** The grant as it stands in a version, for comparison and for the words of the notice. */
async function standing(version: GrantVersion, trx: TransactionClientContract) {
  const versions = await GrantVersion.query({ client: trx })
    .where('grant_id', version.grantId)
    .preload('decision')
    .orderBy('version')
  const tranches = await DecisionTranche.query({ client: trx })
    .where('decision_id', version.decisionId)
    .preload('budgetLine')
    .orderBy('year')
  const signedOn = ({ decision }: GrantVersion) => dayOf(decision.signedAt!).iso
  return {
    amount: version.amount,
    tranches,
    firstDecisionId: versions[0].decisionId,
    facts: {
      amount: String(version.amount),
      tranches: tranches.map(({ year, amount, budgetLine }) => ({
        year,
        amount: String(amount),
        budgetLineId: budgetLine.id,
        address: budgetLine.address,
      })),
      noticeOn: signedOn(versions[0]),
      ordinal: versions.length,
      lastOn: versions.length > 1 ? signedOn(versions.at(-1)!) : null,
    },
  }
}
