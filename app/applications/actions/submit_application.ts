import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { announce } from '#core/effects/effects'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold } from '#core/text/fold'
import Submission from '#forms/models/submission'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { LEAST_FOR_DELAY, lateWords, notOpen } from '#applications/domain/lateness'
import { timingOf } from '#programmes/domain/call_window'
import { NO_REASON_GIVEN } from '#applications/domain/paper'
import { isFileable } from '#applications/domain/completeness'
import { followDraft, followLead, followStatus } from '#applications/duties'
import ApplicationSubmitted from '#applications/events/application_submitted'
import { filingConfirmed, filingReceived } from '#applications/letters/mails'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { assertTypedFromPaper, paperOf } from '#applications/queries/filed_on_paper'
import { freezeDraft } from '#applications/queries/freeze_draft'
import { uponInvitation } from '#applications/queries/upon_invitation'
import { signOffFor } from '#applications/queries/sign_off_for'
import { nextFileNumber } from '#applications/queries/next_file_number'

const LEAST_ANSWER = 10

/** `receivedOn` is the day on which an answer came on paper. */
type Filing = { answer?: string; read?: string; lateReason?: string; receivedOn?: Day | null }

/**
 * The binding submission: one instant on the server's clock, or that of the stamp, a file number, and all that was typed as a
 * submission of its own. Answering a request for supplements is the same act with an answer; the number stays.
 */
@inject()
export default class SubmitApplication {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /**
   * `read` is the mark of the draft that the signatory has before their eyes, `lateReason` what is said for filing after the
   * last day.
   *
   * @throws Refusal applications.not_released, applications.not_consented, applications.consented_oneself, applications.act_not_possible, applications.changed_since, applications.incomplete, applications.call_opens_later,
   * applications.call_over, applications.invitation_used, applications.filed_late, applications.answer_missing, applications.scan_missing, applications.received_missing, applications.received_later, applications.received_before, applications.written_by_applicant
   */
  handle(
    applicationId: number,
    by: User,
    { answer = '', read, lateReason = '', receivedOn = null }: Filing = {}
  ): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      const supplementing = application.status === 'supplement_requested'
      application.move(supplementing ? 'supplement' : 'submit', now)
      const reading = await readDraft(application, trx)
      if (read !== undefined && read !== reading.mark) throw new Refusal('applications.changed_since')
      const paper = by.office?.kind === 'authority' ? await paperOf(reading, receivedOn, dayOf(now), trx) : null
      // what came on paper is kept as it came, and whoever answers for it says what was asked
      assertFileable(reading)
      if (paper) await assertTypedFromPaper(reading, trx)
      if (!supplementing) application.lateReason = reasonForDelay(application, lateReason.trim(), now, paper)
      if (!paper) await assertSignedOff(reading, by, trx)

      const people = await this.peopleOf(application, now, trx)
      if (!supplementing) await uponInvitation(application, paper !== null, now, trx)
      const submission = await this.file(reading, { by, at: now, paper }, trx)
      if (supplementing) await this.answer(application, answer.trim(), by, paper ?? now, trx)
      await followStatus(application, now, trx)
      await followLead(application, now, trx)
      await followDraft(reading, now, trx)
      const { fileNumber, requestedAmount } = application
      const act = supplementing ? 'application.supplemented' : 'application.submitted'
      const isLate = !supplementing && application.lateReason !== null
      const details = {
        fileNumber: fileNumber!,
        requested: String(requestedAmount),
        version: submission.version,
        ...(isLate && { late: 'yes' }),
        ...(paper && { paper: supplementing ? germanDay(dayOf(paper)) : germanInstant(paper) }),
      }
      await this.journal.record({ of: application, act, by, at: now, details }, trx)
      await this.outbox.tell(
        people.applicant,
        filingConfirmed(application, supplementing, paper ?? now, paper !== null),
        trx
      )
      await this.outbox.tell(
        people.officers,
        filingReceived(application, supplementing, paper ?? now, paper !== null),
        trx
      )
      await announce(trx, new ApplicationSubmitted(submission.id))
      return application
    })
  }

  /** The frozen version, and what lists and searches need of it on the file itself. */
  private async file(
    reading: DraftReading,
    { by, at: now, paper }: { by: User; at: DateTime; paper: DateTime | null },
    trx: TransactionClientContract
  ) {
    const { application } = reading
    const version = application.version + 1
    const { toFile, requested, title, targets } = await freezeDraft(reading, { version, paper }, now, trx)
    const submission = await Submission.file({ ...toFile, by, at: now }, version, trx)
    if (targets.length)
      await trx
        .insertQuery()
        .table('indicator_targets')
        .multiInsert(targets.map((target) => ({ ...target, submission_id: submission.id })))
    // as late as may be: whoever files under the same programme waits for the number's row
    const fileNumber = application.fileNumber ?? (await nextFileNumber(application, now, trx))
    application.merge({
      fileNumber,
      version,
      title,
      leadOfferedTo: null,
      requestedAmount: requested,
      submittedAt: application.submittedAt ?? paper ?? now,
      searchText: fold(`${application.recipientName} ${fileNumber}`).slice(0, 250),
    })
    await application.save()
    return submission
  }

  private async answer(
    application: Application,
    answer: string,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    if (answer.length < LEAST_ANSWER)
      throw new Refusal('applications.answer_missing', { least: LEAST_ANSWER }, 'answer')
    const open = await SupplementRequest.query({ client: trx })
      .where('application_id', application.id)
      .whereNull('answered_at')
      .orderBy('id', 'desc')
      .firstOrFail()
    await open.merge({ answer, answeredBy: by.id, answeredAt: at }).save()
  }

  private async peopleOf({ recipientId, authorityId }: Application, at: DateTime, trx: TransactionClientContract) {
    return {
      applicant: await peopleOf({ recipientId }, at, trx),
      officers: await peopleOf({ authorityId, role: 'case_officer' }, at, trx),
    }
  }
}

/** What the applicant wants before its signature has been said, by somebody else than who signs. */
async function assertSignedOff(reading: DraftReading, by: User, trx: TransactionClientContract): Promise<void> {
  const { step, consent } = await signOffFor(reading, trx)
  if (step === 'department') throw new Refusal('applications.not_released')
  if (step === 'treasury') throw new Refusal('applications.not_consented')
  if (reading.application.recipient.treasuryConsents && consent?.by === by.id)
    throw new Refusal('applications.consented_oneself')
}

function assertFileable({ application, sections }: DraftReading): void {
  const missing = sections.filter(({ state }) => state !== 'complete')
  if (!isFileable(application, sections)) throw new Refusal('applications.incomplete', { count: missing.length })
}

/** Null where it comes in time. */
function reasonForDelay({ call }: Application, reason: string, now: DateTime, paper: DateTime | null): string | null {
  const timing = timingOf(call, paper ?? now)
  if (timing === 'in_time') return null
  if (paper) return reason || NO_REASON_GIVEN
  if (timing === 'early' || timing === 'over') throw notOpen(call, timing)
  if (reason.length < LEAST_FOR_DELAY)
    throw new Refusal('applications.filed_late', { ...lateWords(call), least: LEAST_FOR_DELAY }, 'late_reason')
  return reason
}
