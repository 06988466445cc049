import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Application from '#applications/models/application'
import { assertAhead } from '#decisions/domain/beginning'
import type Decision from '#decisions/models/decision'
import { assertNotBegun } from '#decisions/queries/beginning_of'
import { shortOfMoney } from '#decisions/queries/ground_facts'
import { assertNothingTwice } from '#decisions/queries/overlaps_of'

/**
 * What a proposal rested on and others may have changed since, asked again by everybody who acts on it: the same money
 * twice, a measure that has begun meanwhile, money that is there again, who declared to be biased since. Law, years and
 * periods are the gate's.
 *
 * @throws Refusal decisions.double_funding_new, decisions.cap_exceeded, decisions.early_start_begun, decisions.ground_gone,
 * decisions.acted_biased
 */
export async function askAgain(
  application: Application,
  decision: Decision,
  on: Day,
  trx: TransactionClientContract
): Promise<void> {
  const { proposedBy, cosignedBy } = decision
  if ([proposedBy, cosignedBy].some((id) => id && application.isRecused({ id })))
    throw new Refusal('decisions.acted_biased')
  if (decision.grants) await assertNothingTwice(application, decision, trx)
  const { earlyStart, grounds } = decision.noticeFacts
  if (earlyStart) {
    assertAhead(Day.parse(earlyStart.from), on)
    await assertNotBegun(application.id, trx)
  }
  if (grounds.some(({ code }) => code === 'budget')) await assertStillShort(application, decision, on, trx)
}

/** A rejection for lack of money stands on figures of the day: where money was given back it does not. */
async function assertStillShort(
  { programmeId }: Application,
  { noticeFacts }: Decision,
  on: Day,
  trx: TransactionClientContract
): Promise<void> {
  // a year that is over grants nothing any more, free or not
  if (noticeFacts.calculation.tranches.some(({ year }) => year < on.year)) return
  const tranches = noticeFacts.calculation.tranches.map(({ year, amount }) => ({ year, amount: Money.parse(amount) }))
  if (!(await shortOfMoney(programmeId, tranches, on, trx))) throw new Refusal('decisions.ground_gone')
}
