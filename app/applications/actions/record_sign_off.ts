import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type { Role } from '#identity/domain/roles'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { type SignOffAct, type SignOffStep, mayConsent, ownShareMark } from '#applications/domain/sign_off'
import { followDraft } from '#applications/duties'
import { draftReturned, draftWaits } from '#applications/letters/draft_mails'
import { isFileable } from '#applications/domain/completeness'
import Application from '#applications/models/application'
import SignOffEntry from '#applications/models/sign_off_entry'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { signOffFor } from '#applications/queries/sign_off_for'

/** Who says what, at which step; what needs a word why. */
const ACTS: Readonly<Record<SignOffAct, { at: SignOffStep; roles: readonly Role[]; needsNote?: true }>> = {
  released: { at: 'department', roles: ['applicant_editor', 'applicant_signatory'] },
  agreed: { at: 'treasury', roles: ['treasurer'] },
  agreed_with_reservation: { at: 'treasury', roles: ['treasurer'], needsNote: true },
  returned_by_treasury: { at: 'treasury', roles: ['treasurer'], needsNote: true },
  returned: { at: 'signatory', roles: ['applicant_signatory'], needsNote: true },
}
const LEAST_NOTE = 10
const NEXT: Readonly<Record<Exclude<SignOffStep, 'department'>, Role>> = {
  treasury: 'treasurer',
  signatory: 'applicant_signatory',
}

/** A draft goes on inside the house of its applicant, or comes back. The authority learns nothing of it. */
@inject()
export default class RecordSignOff {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** `read` is the mark of the draft on the page. @throws Refusal applications.not_editable, applications.incomplete, applications.changed_since, applications.sign_off_not_due, applications.note_missing */
  handle(applicationId: number, act: SignOffAct, given: { note: string; read: string }, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const reading = await readDraft(application, trx)
      const missing = reading.sections.filter(({ state }) => state !== 'complete')
      if (!isFileable(application, reading.sections))
        throw new Refusal('applications.incomplete', { count: missing.length })
      if (given.read !== reading.mark) throw new Refusal('applications.changed_since')
      const stands = await signOffFor(reading, trx)
      const { at, roles, needsNote } = ACTS[act]
      const isDue = at === 'treasury' ? mayConsent(stands, by.id) : stands.step === at
      if (!isDue || !by.holds(...roles)) throw new Refusal('applications.sign_off_not_due')
      const note = given.note.trim()
      if (needsNote && note.length < LEAST_NOTE)
        throw new Refusal('applications.note_missing', { least: LEAST_NOTE }, 'note')
      const mark = act === 'released' ? reading.mark : ownShareMark(reading.context)
      await SignOffEntry.create({ applicationId, act, mark, note: note || null, by: by.id, at: now }, { client: trx })
      // a trail of its own: what was said inside the house is no part of the file
      const of = { journalStream: `sign_off:${applicationId}`, land: application.land }
      await this.journal.record({ of, act: `sign_off.${act}`, by, at: now }, trx)
      await followDraft(reading, now, trx)
      await this.tell(reading, by, now, trx)
    })
  }

  /** Whoever has it now. */
  private async tell(reading: DraftReading, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const { application } = reading
    const { step, returned } = await signOffFor(reading, trx)
    const role = step === 'department' ? 'applicant_editor' : NEXT[step]
    const people = await peopleOf({ recipientId: application.recipientId, role }, at, trx)
    const mail =
      step === 'department'
        ? draftReturned(application, by.name, returned?.note ?? '')
        : draftWaits(application, by.name)
    const others = people.filter(({ id }) => id !== by.id)
    await this.outbox.tell(others, mail, trx)
  }
}
