import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import FileNotice from '#decisions/actions/file_notice'
import { noticeOut } from '#decisions/letters/mails'
import { followDecision } from '#decisions/duties'
import Decision from '#decisions/models/decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { passGate, retrievableUntil } from '#decisions/queries/pass_gate'

/** The notice goes out: from here on neither data nor file can change. The grant takes effect when it is announced. */
@inject()
export default class DispatchDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private fileNotice: FileNotice,
    private outbox: Outbox
  ) {}

  /** @throws Refusal decisions.not_signed, decisions.may_not_go_on, decisions.act_not_possible */
  async handle(applicationId: number, by: User): Promise<Decision> {
    const signed = await currentDecisionOf(applicationId)
    if (!signed?.signedAt) throw new Refusal('decisions.not_signed')
    passGate(signed, this.clock.today())
    // made before the transaction where it is not there yet: nothing is typeset under a lock
    const document = await this.fileNotice.handle(signed.id)
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const decision = await Decision.locked(signed.id, trx)
      passGate(decision, dayOf(now))
      decision.dispatch(by, now, retrievableUntil(decision, dayOf(now)))
      await decision.save()
      await followDecision(decision, application, now, trx)
      const details = { document: document.sha256 }
      await this.journal.record({ of: application, act: 'decision.dispatched', by, at: now, details }, trx)
      const people = await peopleOf({ recipientId: application.recipientId }, now, trx)
      await this.outbox.tell(people, noticeOut(application, decision), trx)
      return decision
    })
  }
}
