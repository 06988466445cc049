import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'

/** A notice that nobody retrieved in time is not announced: the officer has to hand it over another way. Repeatable. */
@inject()
export default class TakeOverUnretrieved {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** How many files went back to their officers. */
  async handle(): Promise<number> {
    const today = this.clock.today()
    const waiting = await Decision.query()
      .where('status', 'dispatched')
      .whereIn('application_id', Application.query().where({ status: 'notified', turn: 'applicant' }).select('id'))
      .whereDoesntHave('announcement', () => {})
      .preload('announcement')
    const lapsed = waiting.filter(({ retrievableUntil }) => retrievableUntil?.isBefore(today))
    for (const decision of lapsed) await this.takeOver(decision)
    return lapsed.length
  }

  private async takeOver({ id, applicationId, retrievableUntil }: Decision): Promise<void> {
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const decision = await Decision.query({ client: trx }).where('id', id).preload('announcement').firstOrFail()
      if (decision.announcement || application.turn !== 'applicant') return
      application.passTo('officer', now)
      await application.save()
      const details = { until: retrievableUntil!.iso }
      await this.journal.record({ of: application, act: 'decision.not_retrieved', by: null, at: now, details }, trx)
      const officer = application.officerId && (await User.find(application.officerId, { client: trx }))
      if (!officer) return
      await this.outbox.write(
        {
          to: officer,
          land: application.land,
          key: `not_retrieved:${id}:${officer.id}`,
          subject: `Bescheid nicht abgerufen (${application.fileNumber})`,
          body: mailBody(officer.name, [
            `der Bescheid zu ${application.title} (${application.fileNumber}) wurde bis zum ${germanDay(retrievableUntil!)} nicht abgerufen. Er ist damit nicht bekannt gegeben.`,
            `Übermitteln Sie ihn auf anderem Weg und tragen Sie das in der Akte ein. Stand: ${germanDay(dayOf(now))}.`,
          ]),
        },
        trx
      )
    })
  }
}
