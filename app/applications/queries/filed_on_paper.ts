import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf, momentOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import SubmissionAttachment from '#forms/models/submission_attachment'
import { membersOf } from '#identity/queries/members_of'
import { PAPER_SLOT } from '#applications/domain/paper'
import { sectionDifferences } from '#applications/domain/section_differences'
import SupplementRequest from '#applications/models/supplement_request'
import type { DraftReading } from '#applications/queries/draft_reading'
import { filedOf } from '#applications/queries/submission_of'

/** Of an answer on paper the day is known, and not the hour. */
const NOON = '12:00'

/**
 * When what is typed in came on paper: the stamp of the application, of an answer the day that is said. Each has a scan of its own.
 *
 * @throws Refusal applications.scan_missing, applications.received_missing, applications.received_later, applications.received_before
 */
export async function paperOf(
  { application, attachments }: DraftReading,
  receivedOn: Day | null,
  today: Day,
  trx: TransactionClientContract
): Promise<DateTime> {
  const scans = attachments.filter(({ slot }) => slot === PAPER_SLOT.key)
  const filed = await SubmissionAttachment.query({ client: trx }).whereIn(
    'document_id',
    scans.map(({ documentId }) => documentId)
  )
  if (scans.length <= new Set(filed.map(({ documentId }) => documentId)).size)
    throw new Refusal('applications.scan_missing')
  if (application.version === 0) return application.paperReceivedAt!
  if (!receivedOn) throw new Refusal('applications.received_missing', {}, 'received_on')
  if (receivedOn.isAfter(today)) throw new Refusal('applications.received_later', {}, 'received_on')
  const { requestedAt } = await SupplementRequest.newestOf(application.id, trx).firstOrFail()
  if (receivedOn.isBefore(dayOf(requestedAt)))
    throw new Refusal('applications.received_before', { asked: germanDay(dayOf(requestedAt)) }, 'received_on')
  return momentOf(receivedOn, NOON)
}

/** What the applicant's own people wrote last in a section, or uploaded, since it was filed they sign too; what an officer saves is the officer's. @throws Refusal applications.written_by_applicant */
export async function assertTypedFromPaper(
  { application, attachments, context }: DraftReading,
  trx: TransactionClientContract
): Promise<void> {
  if (application.version === 0) return
  const { submission, context: before } = await filedOf(application, { trx })
  const houses = [application.recipientId, ...application.partners.map(({ recipientId }) => recipientId)]
  const people = await membersOf(houses, trx)
  const wrote = new Set(
    application.sections.filter(({ savedBy }) => people.some(({ id }) => id === savedBy)).map(({ section }) => section)
  )
  const changed = sectionDifferences(
    context.definition.sections.filter(({ key }) => wrote.has(key)),
    before,
    context
  )
  const filed = new Set(submission.attachments.map(({ documentId }) => documentId))
  const added = attachments.filter(
    ({ documentId, document, slot }) =>
      slot !== PAPER_SLOT.key && !filed.has(documentId) && people.some(({ name }) => name === document.createdBy)
  )
  const theirs = [...changed.map(({ title }) => title), ...added.map(({ document }) => document.fileName)]
  if (theirs.length) throw new Refusal('applications.written_by_applicant', { sections: theirs.join(', ') })
}
