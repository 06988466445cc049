import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import KeepAnnouncement from '#decisions/actions/keep_announcement'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import { announcedBy } from '#decisions/queries/announced'

/** The addressee retrieves the notice for the first time: the day after, it is announced and periods begin. */
@inject()
export default class AnnounceNotice {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private keep: KeepAnnouncement
  ) {}

  /** Whether it is announced: retrieved too late it is not, retrieved again it was already. */
  async handle(decisionId: number, by: User): Promise<boolean> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const { applicationId, land, dispatchedAt, is } = await Decision.findOrFail(decisionId, { client: trx })
      const application = await Application.locked(applicationId, trx)
      const days = { sentOn: dayOf(dispatchedAt!), retrievedOn: dayOf(now) }
      const announced = announcedBy(rulebookOf(land), { channel: 'portal_retrieval', ...days }, is.remedy)
      if (await Announcement.findBy('decision_id', decisionId, { client: trx })) return true
      const decision = await Decision.locked(decisionId, trx)
      if (!announced || decision.status !== 'dispatched') return false
      const reached = { ...announced, channel: 'portal_retrieval' as const, handedOverOn: dayOf(now) }
      await this.keep.handle(decision, application, reached, by, now, trx)
      const details = { announced_on: announced.announcedOn.iso }
      await this.journal.record({ of: application, act: 'decision.retrieved', by, at: now, details }, trx)
      return true
    })
  }
}
