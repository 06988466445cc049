import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { waitFor } from '#duties/duties'
import Duty from '#duties/models/duty'
import { dutyFile } from '#applications/duties'
import type Application from '#applications/models/application'
import { dutyOf } from '#decisions/domain/decision_workflow'
import type Decision from '#decisions/models/decision'

/** A decision waits for what comes next in its status: a signature, its dispatch, its retrieval. */
export function followDecision(
  decision: Decision,
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const { status, cosignatureRequired, retrievableUntil } = decision
  const kind = dutyOf(status, cosignatureRequired, status !== 'dispatched' || retrievableUntil !== null)
  const dueOn = status === 'dispatched' ? retrievableUntil : null
  return waitFor(decision.thing, kind && { kind, of: dutyFile(application), dueOn }, at, trx)
}

/** Whether a notice already waits to be taken another way or back. */
export async function isTakenOver(decision: Decision, trx: TransactionClientContract): Promise<boolean> {
  const waiting = await Duty.query({ client: trx }).where('open_thing', decision.thing).first()
  return waiting?.kind === 'hand_over_notice' || waiting?.kind === 'recall_notice'
}

/** A notice that its addressee does not retrieve, or may not any more, goes another way: its officer has it to do. */
export function handToOfficer(
  decision: Decision,
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  return waitFor(decision.thing, { kind: 'hand_over_notice', of: dutyFile(application) }, at, trx)
}
