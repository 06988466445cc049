import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import Duty from '#duties/models/duty'
import type { ApplicationAct } from '#applications/domain/application_workflow'
import type Application from '#applications/models/application'

/** A file in review whose decision is proposed waits for nobody but the chain. @throws Refusal applications.act_not_possible */
export async function assertNotProposed(
  { status, journalStream }: Application,
  act: ApplicationAct,
  trx: TransactionClientContract
): Promise<void> {
  if (status !== 'in_review') return
  const waits = await Duty.query({ client: trx }).where('thing', journalStream).whereNull('done_at').first()
  if (waits?.kind !== 'review') throw new Refusal('applications.act_not_possible', { act, status })
}

/** What of a file waits besides the file itself: a decision about it, e.g. a consent to begin early. */
export function waitingBeside(
  { id, journalStream }: Application,
  trx?: TransactionClientContract
): Promise<Duty | null> {
  return Duty.query({ client: trx })
    .where('application_id', id)
    .whereNull('done_at')
    .whereNot('thing', journalStream)
    .first()
}

/** The same, and no other decision about it waits for anybody. @throws Refusal applications.act_not_possible */
export async function assertNothingUnderWay(
  application: Application,
  act: ApplicationAct,
  trx: TransactionClientContract
): Promise<void> {
  await assertNotProposed(application, act, trx)
  if (await waitingBeside(application, trx))
    throw new Refusal('applications.act_not_possible', { act, status: application.status })
}
