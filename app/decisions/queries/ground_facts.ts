import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { reasonAgainst, sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import type Money from '#core/money/money'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { type Tranche } from '#budgets/domain/ledger'
import { SHORT, assertReservable } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
import { negatedPoints } from '#reviews/domain/review_items'
import type ReviewRecord from '#reviews/models/review_record'
import { type Beginning, assertNotStarted } from '#decisions/domain/beginning'
import type { GroundFacts } from '#decisions/domain/grounds'
import { leastGrant } from '#decisions/domain/limits'

/** What the product knows on a day that can stand against an application. Needs the file with recipient, call and programme version. */
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
  const asked = await SupplementRequest.openOf(application.id, trx)
  return {
    negated: negatedPoints(record?.answers ?? {}),
    received: germanInstant(submittedAt!),
    closed: germanInstant(call.closesAt),
    isLate: !call.isOpenAt(submittedAt!),
    isCutoff: call.cutoffDeadline,
    started: startedBefore(beginning),
    calculated: calculation.grant,
    minimum: leastGrant(rulebookOf(land), recipient.kind === 'municipal', on, application.definition.minimumGrant),
    budget: await shortOfMoney(programmeId, calculation.tranches, on, trx),
    unanswered: asked?.lastDay.isBefore(on) ? { askedOn: dayOf(asked.requestedAt), dueOn: asked.lastDay } : null,
  }
}

/** What the notice says of a measure that began before its application. */
function startedBefore(beginning: Beginning): string | null {
  const { start, receivedOn } = beginning
  if (!reasonAgainst(() => assertNotStarted(beginning))) return null
  return `Mit dem Vorhaben wurde nach Ihren Angaben am ${germanDay(start!)} begonnen, bevor der Antrag am ${germanDay(receivedOn)} einging.`
}

/** The sentence of the ledger where money is missing on a day; years that are over, or a programme without a line, are another matter. */
export async function shortOfMoney(
  programmeId: number,
  tranches: readonly Tranche[],
  on: Day,
  trx?: TransactionClientContract
): Promise<string | null> {
  const line = await BudgetLine.query({ client: trx }).where('programme_id', programmeId).orderBy('id').first()
  if (!line) return null
  const standing = await standingOf(line, trx)
  try {
    assertReservable(standing, on.year, tranches)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return SHORT.includes(error.code) ? sentenceFor(error) : null
  }
}
