import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { type DutyFile, waitFor } from '#duties/duties'
import { DUTY_IN } from '#applications/domain/application_workflow'
import { isComplete } from '#applications/domain/completeness'
import type Application from '#applications/models/application'
import type { DraftReading } from '#applications/queries/draft_reading'

/** What a duty tells of the file it belongs to. */
export function dutyFile({ id, land, authorityId, recipientId, title, fileNumber }: Application): DutyFile {
  return { id, land, authorityId, recipientId, title, fileNumber }
}

/** The file waits for what comes next in its status; for nobody where the status leads nowhere by itself. */
export function followStatus(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract,
  dueOn: Day | null = null
): Promise<void> {
  const kind = DUTY_IN[application.status]
  return waitFor(application.journalStream, kind && { kind, of: dutyFile(application), dueOn }, at, trx)
}

/** A draft waits until the call closes, for its missing sections or for the signatory. */
export async function followDraft(
  { application, sections }: DraftReading,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (application.status !== 'draft') return
  const facts = { complete: sections.filter(({ state }) => state === 'complete').length, of: sections.length }
  const kind = isComplete(sections) ? ('submit_application' as const) : ('complete_application' as const)
  const { closesAt } = application.call
  // an authority does not know of drafts; after its call has closed a draft waits for nobody
  const of = { ...dutyFile(application), authorityId: null }
  const duty = closesAt < at ? null : { kind, of, dueOn: dayOf(closesAt), facts }
  await waitFor(application.journalStream, duty, at, trx)
}
