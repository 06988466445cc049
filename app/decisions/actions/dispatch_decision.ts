import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'
import FileNotice from '#decisions/actions/file_notice'
import { lastRetrievalDay } from '#decisions/domain/announcement'
import GrantAnnounced from '#decisions/events/grant_announced'
import type Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The notice goes out: from here on neither data nor file can change. A grant takes the rules of this day with it. */
@inject()
export default class DispatchDecision {
  constructor(
    private clock: Clock,
    private move: MoveApplication,
    private fileNotice: FileNotice,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, decisions.not_signed */
  async handle(applicationId: number, by: User): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      await Application.locked(applicationId, trx)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision) throw new Refusal('decisions.not_signed')
      const document = await this.fileNotice.handle(decision.id, trx)
      const application = await this.move.handle(applicationId, 'notify', by, { document: document.sha256 }, trx)
      const today = dayOf(now)
      // those of the day on which it was signed: the notice speaks of them
      const rules = rulesOn(rulebookOf(application.land), dayOf(decision.signedAt!))
      decision.dispatch(by, now)
      await decision.save()
      if (decision.kind === 'approval') {
        await application.load('call')
        const grant = await Grant.create(
          {
            land: application.land,
            authorityId: application.authorityId,
            applicationId,
            decisionId: decision.id,
            recipientId: application.recipientId,
            amount: decision.amount,
            periodFrom: application.call.periodFrom,
            periodTo: application.call.periodTo,
            frozenRules: rules,
            createdAt: now,
          },
          { client: trx }
        )
        trx.after('commit', () => GrantAnnounced.dispatch(grant.id))
      }
      for (const person of await peopleOf({ recipientId: application.recipientId }, today, trx))
        await this.outbox.write(
          {
            to: person,
            land: application.land,
            subject: `Bescheid zum Abruf bereit (${application.fileNumber})`,
            body: mailBody(person.name, [
              `zu ${application.title} (${application.fileNumber}) liegt ein Bescheid in Anschub zum Abruf bereit.`,
              'Er gilt am Tag nach dem Abruf als bekannt gegeben; damit beginnt die Frist für einen Rechtsbehelf. ' +
                `Rufen Sie ihn nicht bis zum ${germanDay(lastRetrievalDay(rulebookOf(application.land), today))} ab, übermitteln wir ihn auf anderem Weg.`,
            ]),
          },
          trx
        )
      return decision
    })
  }
}
