import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import KeepAnnouncement from '#decisions/actions/keep_announcement'
import { announcedBy } from '#decisions/queries/announced'
import Announcement from '#decisions/models/announcement'
import { currentDecisionOf } from '#decisions/queries/decision_of'

export type HandingOver = {
  channel: 'post' | 'electronic' | 'formal_service'
  on: Day
  /** A later receipt that is proven; it counts in place of the Land's days. */
  receivedOn: Day | null
  evidence: string
}

/** A notice that was not retrieved went another way: by post, or served formally. The authority proves it (§ 41 VwVfG). */
@inject()
export default class RecordAnnouncement {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private keep: KeepAnnouncement
  ) {}

  /** @throws Refusal decisions.not_dispatched, decisions.announced_already, decisions.handed_over_when, decisions.received_when */
  handle(applicationId: number, { channel, on, receivedOn, evidence }: HandingOver, by: User): Promise<Announcement> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision?.dispatchedAt) throw new Refusal('decisions.not_dispatched')
      const known = await Announcement.findBy('decision_id', decision.id, { client: trx })
      if (known) throw new Refusal('decisions.announced_already', { day: germanDay(known.announcedOn) })
      const dispatchedOn = dayOf(decision.dispatchedAt)
      if (on.isBefore(dispatchedOn) || on.isAfter(dayOf(now)))
        throw new Refusal(
          'decisions.handed_over_when',
          { first: germanDay(dispatchedOn), last: germanDay(dayOf(now)) },
          'handed_over_on'
        )
      if (receivedOn && (receivedOn.isBefore(on) || receivedOn.isAfter(dayOf(now))))
        throw new Refusal(
          'decisions.received_when',
          { first: germanDay(on), last: germanDay(dayOf(now)) },
          'received_on'
        )
      const announced = announcedBy(
        rulebookOf(application.land),
        channel === 'formal_service'
          ? { channel, receivedOn: receivedOn ?? on }
          : { channel, sentOn: on, receivedOn, procedureBegunOn: dayOf(application.submittedAt!) }
      )!
      const reached = { ...announced, channel, handedOverOn: on, evidence: evidence.slice(0, 250) }
      const announcement = await this.keep.handle(decision, application, reached, by, now, trx)
      const details = { channel, handed_over_on: on.iso, announced_on: announced.announcedOn.iso, evidence }
      await this.journal.record({ of: application, act: 'decision.handed_over', by, at: now, details }, trx)
      return announcement
    })
  }
}
