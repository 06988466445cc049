import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { handToOfficer, isTakenOver } from '#decisions/duties'
import Application from '#applications/models/application'
import KeepAnnouncement from '#decisions/actions/keep_announcement'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import { announcedBy } from '#decisions/queries/announced'
import { whyNotGoOn } from '#decisions/queries/pass_gate'

/** The addressee retrieves the notice for the first time: the day after, it is announced and periods begin. */
@inject()
export default class AnnounceNotice {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private keep: KeepAnnouncement
  ) {}

  /**
   * What came of it: retrieved again it was announced already; too late it is not; where the law or the budget year ended
   * meanwhile it is stopped, and its officer has to go on.
   */
  async handle(decisionId: number, by: User): Promise<'announced' | 'too_late' | 'stopped'> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const { applicationId, land, dispatchedAt, is } = await Decision.findOrFail(decisionId, { client: trx })
      const application = await Application.locked(applicationId, trx)
      const days = { sentOn: dayOf(dispatchedAt!), retrievedOn: dayOf(now) }
      const announced = announcedBy(rulebookOf(land), { channel: 'portal_retrieval', ...days }, is.remedy)
      if (await Announcement.findBy('decision_id', decisionId, { client: trx })) return 'announced'
      const decision = await Decision.locked(decisionId, trx)
      const { status, retrievableUntil } = decision
      if (!announced || status !== 'dispatched' || !retrievableUntil) return 'too_late'
      const causes = whyNotGoOn(decision, announced.announcedOn)
      if (causes.length > 0 || retrievableUntil.isBefore(dayOf(now))) {
        if (await isTakenOver(decision, trx)) return 'stopped'
        await handToOfficer(decision, application, now, trx)
        const details = { why: causes.join(' ').slice(0, 500) }
        const stopped = { of: application, act: 'decision.retrieval_stopped', by: null, at: now, details }
        await this.journal.record(stopped, trx)
        return 'stopped'
      }
      const reached = { ...announced, channel: 'portal_retrieval' as const, handedOverOn: dayOf(now) }
      await this.keep.handle(decision, application, reached, by, now, trx)
      const details = { announced_on: announced.announcedOn.iso }
      await this.journal.record({ of: application, act: 'decision.retrieved', by, at: now, details }, trx)
      return 'announced'
    })
  }
}
