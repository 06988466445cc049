import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanInstant } from '#core/calendar/german_dates'
import { reasonAgainst } from '#core/http/sentences'
import type Money from '#core/money/money'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { type Tranche, assertCommittable } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
import { negatedPoints } from '#reviews/domain/review_items'
import type ReviewRecord from '#reviews/models/review_record'
import { type Beginning, assertNotStarted } from '#decisions/domain/beginning'
import type { GroundFacts } from '#decisions/domain/grounds'
import { leastGrant } from '#decisions/domain/limits'

/** What the product knows on a day that can stand against an application. Needs the file with recipient and call. */
export async function groundFactsOf(
  application: Application,
  known: {
    record: ReviewRecord | null
    beginning: Beginning
    calculation: { grant: Money; tranches: readonly Tranche[] }
  },
  on: Day,
  trx?: TransactionClientContract
): Promise<GroundFacts> {
  const { call, land, programmeId, recipient, submittedAt } = application
  const { record, beginning, calculation } = known
  const line = await BudgetLine.query({ client: trx }).where('programme_id', programmeId).orderBy('id').first()
  const standing = line && (await standingOf(line, trx))
  const asked = await SupplementRequest.query({ client: trx })
    .where('application_id', application.id)
    .whereNull('answered_at')
    .where('due_on', '<', on.iso)
    .orderBy('id', 'desc')
    .first()
  return {
    negated: negatedPoints(record?.answers ?? {}),
    received: germanInstant(submittedAt!),
    closed: germanInstant(call.closesAt),
    isLate: !call.isOpenAt(submittedAt!),
    started: reasonAgainst(() => assertNotStarted(beginning, { from: call.periodFrom, to: call.periodTo }, on)),
    calculated: calculation.grant,
    minimum: leastGrant(rulebookOf(land), recipient.kind === 'municipal', on),
    budget: standing && reasonAgainst(() => assertCommittable(standing, on.year, calculation.tranches)),
    unanswered: asked && { askedOn: dayOf(asked.requestedAt), dueOn: asked.dueOn },
  }
}
