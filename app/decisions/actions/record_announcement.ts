import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import KeepAnnouncement from '#decisions/actions/keep_announcement'
import { type HandingOver, assertHandedOver, deliveryOf } from '#decisions/domain/handing_over'
import { announcedBy } from '#decisions/queries/announced'
import Announcement from '#decisions/models/announcement'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { passGate, whyNotGoOn } from '#decisions/queries/pass_gate'

/** A notice that was not retrieved went another way: by post, or served formally. The authority proves it (§ 41 VwVfG). */
@inject()
export default class RecordAnnouncement {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private keep: KeepAnnouncement
  ) {}

  /** @throws Refusal decisions.not_dispatched, decisions.announced_already, decisions.handed_over_when, decisions.received_when, decisions.may_not_go_on */
  handle(applicationId: number, handedOver: HandingOver, by: User): Promise<Announcement> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision?.dispatchedAt) throw new Refusal('decisions.not_dispatched')
      const known = await Announcement.findBy('decision_id', decision.id, { client: trx })
      if (known) throw new Refusal('decisions.announced_already', { day: germanDay(known.announcedOn) })
      assertHandedOver(handedOver, dayOf(decision.dispatchedAt), dayOf(now))
      passGate(decision, handedOver.on, 'handed_over_on')
      const delivery = deliveryOf(handedOver, dayOf(application.submittedAt!))
      const announced = announcedBy(rulebookOf(application.land), delivery, decision.is.remedy)!
      const { channel, on, evidence } = handedOver
      const reached = { ...announced, channel, handedOverOn: on, evidence: evidence.slice(0, 250) }
      const announcement = await this.keep.handle(decision, application, reached, by, now, trx)
      // what went out takes effect whatever is said here: that it came too late is kept, and read by whoever looks
      const late = whyNotGoOn(decision, announced.announcedOn).join(' ').slice(0, 500)
      const days = { handed_over_on: on.iso, announced_on: announced.announcedOn.iso }
      const details = { channel, ...days, evidence, ...(late && { why: late }) }
      await this.journal.record({ of: application, act: 'decision.handed_over', by, at: now, details }, trx)
      return announcement
    })
  }
}
