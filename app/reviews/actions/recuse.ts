import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import Outbox from '#core/mail/outbox'
import Journal from '#journal/journal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import { hasEnded } from '#applications/domain/application_workflow'
import { withoutOfficer } from '#applications/letters/mails'
import type Application from '#applications/models/application'

/** Who declares to be biased takes no part any more (§§ 20, 21 VwVfG); the file is nobody's again, and its office hears of it. */
@inject()
export default class Recuse {
  constructor(
    private outbox: Outbox,
    private journal: Journal
  ) {}

  /** The caller has locked the file. */
  async handle(application: Application, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    if (application.isRecused(by)) return
    application.recuse(by)
    await application.save()
    await this.journal.record({ of: application, act: 'review.recused', by, at }, trx)
    // nobody has to take over what has ended
    if (hasEnded(application.status)) return
    const { authorityId } = application
    const colleagues = await peopleOf({ authorityId, role: ['case_officer', 'head_of_unit'] }, at, trx)
    const told = colleagues.filter((person) => !application.isRecused(person))
    await this.outbox.tell(told, withoutOfficer(application), trx)
  }
}
