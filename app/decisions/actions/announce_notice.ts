import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import { announcedBy } from '#decisions/queries/announced'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'

/** The addressee retrieves the notice for the first time: the day after, it is announced and periods begin. */
@inject()
export default class AnnounceNotice {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  async handle(decisionId: number, by: User): Promise<void> {
    const now = this.clock.now()
    const decision = await Decision.findOrFail(decisionId)
    const announced = announcedBy(rulebookOf(decision.land), {
      channel: 'portal_retrieval',
      sentOn: dayOf(decision.dispatchedAt!),
      retrievedOn: dayOf(now),
    })
    if (!announced || (await Announcement.findBy('decision_id', decisionId))) return

    await inTransaction(async (trx) => {
      const application = await Application.locked(decision.applicationId, trx)
      if (await Announcement.findBy('decision_id', decisionId, { client: trx })) return
      await Announcement.create(
        {
          decisionId,
          channel: 'portal_retrieval',
          handedOverOn: dayOf(now),
          ...announced,
          recordedBy: by.id,
          recordedAt: now,
        },
        { client: trx }
      )
      application.passTo(decision.turnOnceAnnounced, now)
      await application.save()
      const details = { announced_on: announced.announcedOn.iso }
      await this.journal.record({ of: application, act: 'decision.retrieved', by, at: now, details }, trx)
    })
  }
}
