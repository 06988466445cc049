import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import Application from '#applications/models/application'
import BindGrant from '#budgets/actions/bind_grant'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import ReviewRecord from '#reviews/models/review_record'
import { followDecision } from '#decisions/duties'
import { decisionRecalled, noticeRecalled } from '#decisions/letters/mails'
import Announcement from '#decisions/models/announcement'
import type Decision from '#decisions/models/decision'
import GrantVersion from '#decisions/models/grant_version'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/**
 * A signed notice that is not announced yet binds nobody outside (§ 43 VwVfG): the head of unit takes it back with a
 * reason. What it bound is given back by counter-postings, and the file is decided anew.
 */
@inject()
export default class RecallDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private bind: BindGrant,
    private reserve: ReserveTranches,
    private outbox: Outbox
  ) {}

  /** @throws Refusal decisions.nothing_proposed, decisions.announced_already, decisions.act_not_possible, budgets.* */
  handle(applicationId: number, reason: string, by: User, read?: number): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision) throw new Refusal('decisions.nothing_proposed')
      decision.assertIsWhatWasRead(read)
      const announced = await Announcement.findBy('decision_id', decision.id, { client: trx })
      if (announced) throw new Refusal('decisions.announced_already', { day: germanDay(announced.announcedOn) })
      decision.recall(reason, by, now)
      await decision.save()
      await followDecision(decision, application, now, trx)
      const details = { reason: reason.slice(0, 500), amount: decision.amount.toString() }
      await this.journal.record({ of: application, act: 'decision.recalled', by, at: now, details }, trx)
      await this.reopen(decision, application, now, trx)
      await this.tell(decision, application, reason, now, trx)
      await this.unbind(decision, application, by, now, trx)
    })
  }

  /** The file of a first decision is reviewed again; a grant stands as it stood before. */
  private async reopen(decision: Decision, application: Application, at: DateTime, trx: TransactionClientContract) {
    await GrantVersion.query({ client: trx }).where('decision_id', decision.id).delete()
    if (decision.subject !== 'application') return
    application.move('reopen', at)
    await application.save()
    await followStatus(application, at, trx)
    await ReviewRecord.query({ client: trx }).where('application_id', application.id).update({ closedAt: null })
  }

  private async tell(
    decision: Decision,
    application: Application,
    reason: string,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    const proposer = await User.findOrFail(decision.proposedBy, { client: trx })
    await this.outbox.tell([proposer], decisionRecalled(application, reason), trx)
    if (!decision.dispatchedAt) return
    const people = await peopleOf({ recipientId: application.recipientId }, at, trx)
    await this.outbox.tell(people, noticeRecalled(application), trx)
  }

  /** What it set aside is given back, and what it posted is posted back: what stood before stands again, though a block may have outrun it since. */
  private async unbind(
    decision: Decision,
    application: Application,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    if (!decision.is.binds) return
    await this.reserve.release(application, by, at, trx)
    const text = `${application.fileNumber} ${application.recipientName}`
    await this.bind.undo({ id: decision.id, text }, by, at, trx)
  }
}
