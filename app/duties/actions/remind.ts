import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { announce } from '#core/effects/effects'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { kindOf, nextReminder, rolesOfRecipient } from '#duties/domain/duty_kinds'
import DutyLapsed from '#duties/events/duty_lapsed'
import Duty, { roleFor } from '#duties/models/duty'

const BATCH = 200

/** Says what is to be said about open duties on this day: reminders, and that one has lapsed. Each once, however often and wherever it runs. */
@inject()
export default class Remind {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** How many duties something was said about. */
  async handle(): Promise<number> {
    let said = 0
    for (;;) {
      const due = await Duty.query()
        .whereNull('done_at')
        .where('remind_on', '<=', this.clock.today().iso)
        .orderBy('remind_on')
        .orderBy('id')
        .limit(BATCH)
        .select('id')
      if (due.length === 0) return said
      for (const { id } of due) if (await this.sayQuietly(id)) said++
    }
  }

  /** One that fails is said tomorrow; the others do not wait for it. */
  private async sayQuietly(id: number): Promise<boolean> {
    try {
      return await inTransaction((trx) => this.say(id, trx))
    } catch (error) {
      logger.error({ err: error, duty: id }, 'a duty could not be reminded of')
      await Duty.query()
        .where({ id })
        .update({ remindOn: this.clock.today().plusDays(1).iso })
      return false
    }
  }

  private async say(id: number, trx: TransactionClientContract): Promise<boolean> {
    const now = this.clock.now()
    const today = dayOf(now)
    const { applicationId, facts } = await Duty.query({ client: trx }).where('id', id).firstOrFail()
    const fileId = applicationId ?? facts.fileId
    // the file first, as every act on it does: its journal and its duties hang on this lock
    if (fileId) await trx.from('applications').where('id', fileId).forUpdate().select('id')
    else if (facts.expressionId) await trx.from('expressions').where('id', facts.expressionId).forUpdate().select('id')
    const duty = await Duty.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (duty.doneAt || !duty.remindOn || duty.remindOn.isAfter(today)) return false
    await duty.merge({ remindOn: nextReminder(duty.kind, duty.dueOn, today) }).save()
    if (kindOf(duty.kind).lapses && duty.isOverdue(today)) {
      await announce(trx, new DutyLapsed(duty.id, duty.thing, duty.kind))
      return true
    }
    const people = await this.peopleFor(duty, trx)
    if (people.length === 0) return false
    for (const person of people) await this.write(duty, person, today.iso, trx)
    const journalStream = streamOf(duty)
    const of = { journalStream, land: duty.land }
    const details = { duty: duty.words, due: duty.dueOn!.iso }
    await this.journal.record({ of, act: 'duty.reminded', by: null, at: now, details }, trx)
    return true
  }

  private peopleFor({ kind, whose, recipientId, authorityId }: Duty, trx: TransactionClientContract): Promise<User[]> {
    const of =
      whose === 'applicant'
        ? { recipientId: recipientId!, role: rolesOfRecipient(kind) }
        : { authorityId: authorityId!, role: roleFor(whose) }
    return peopleOf(of, this.clock.now(), trx)
  }

  private write(duty: Duty, person: User, today: string, trx: TransactionClientContract): Promise<void> {
    const verb = duty.isOverdue(this.clock.today()) ? 'war' : 'ist'
    return this.outbox.write(
      {
        to: person,
        land: duty.land,
        key: `reminder:${duty.id}:${today}:${person.id}`,
        subject: subjectOf(duty),
        body: mailBody(person.name, [
          `„${duty.words}“ ${verb} am ${germanDay(duty.dueOn!)} fällig. Es geht um ${duty.subject}.`,
        ]),
      },
      trx
    )
  }
}

/** Subjects are seen by those who look after the mails. */
function subjectOf({ kind, words, facts: { fileNumber } }: Duty): string {
  if (kindOf(kind).inHouse) return 'Erinnerung: Ein Entwurf wartet auf Sie'
  return `Erinnerung: ${words}${fileNumber ? ` (${fileNumber})` : ''}`
}

/** Where it is recorded: what an applicant's house does before it signs is no part of the file. */
function streamOf({ kind, applicationId, facts, land }: Duty): string {
  if (kindOf(kind).inHouse) return `sign_off:${facts.fileId}`
  if (facts.expressionId) return `expression:${facts.expressionId}`
  const fileId = applicationId ?? facts.fileId
  return fileId ? `application:${fileId}` : `rules:${land}`
}
