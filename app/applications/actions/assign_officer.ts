import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { hasEnded } from '#applications/domain/application_workflow'
import { handedOver } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { isInvolved } from '#applications/queries/is_involved'

/** Who gives a file to whom, and why. */
type Handing = { to: number; reason: string; by: User }

/** A file of an authority gets another officer: one file, or all that somebody has who is away or has left. */
@inject()
export default class AssignOfficer {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.no_officer, applications.officer_involved, applications.officer_recused, applications.officer_same */
  handle(applicationId: number, handing: Handing): Promise<void> {
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, handing.by)
      const officer = await this.officerOf(application.authorityId, handing.to, trx)
      if (hasEnded(application.status))
        throw new Refusal('applications.act_not_possible', { act: 'assign', status: application.status })
      if (application.officerId === officer.id) throw new Refusal('applications.officer_same', {}, 'officer')
      if (application.isRecused(officer)) throw new Refusal('applications.officer_recused', {}, 'officer')
      if (await isInvolved(officer, application, trx)) throw new Refusal('applications.officer_involved', {}, 'officer')
      await this.give(application, officer, handing, trx)
      await this.tell(officer, [application], handing, trx)
    })
  }

  /**
   * All files of a person, each by itself; one that the other, or who hands it over, takes no part in stays and is named.
   *
   * @throws Refusal applications.no_officer, applications.officer_same
   */
  async handOver(authorityId: number, from: number, handing: Handing): Promise<{ given: number; left: string[] }> {
    if (from === handing.to) throw new Refusal('applications.officer_same', {}, 'officer')
    return inTransaction(async (trx) => {
      const officer = await this.officerOf(authorityId, handing.to, trx)
      const [given, left]: [Application[], string[]] = [[], []]
      for (const file of await Application.heldBy(authorityId, from, trx)) {
        const application = await Application.locked(file.id, trx)
        if (application.officerId !== from || application.authorityId !== authorityId) continue
        const isBiased =
          (await isInvolved(officer, application, trx)) || (await isInvolved(handing.by, application, trx))
        if (isBiased) left.push(application.fileNumber!)
        else given.push(await this.give(application, officer, handing, trx))
      }
      if (given.length) await this.tell(officer, given, handing, trx)
      return { given: given.length, left }
    })
  }

  private async give(
    application: Application,
    officer: User,
    { by, reason }: Handing,
    trx: TransactionClientContract
  ): Promise<Application> {
    const former = application.officerId ? await User.find(application.officerId, { client: trx }) : null
    await application.merge({ officerId: officer.id }).save()
    const details = { from: former?.name ?? '–', to: officer.name, reason }
    await this.journal.record({ of: application, act: 'officer.assigned', by, at: this.clock.now(), details }, trx)
    return application
  }

  private async tell(
    officer: User,
    files: readonly Application[],
    { by, reason }: Handing,
    trx: TransactionClientContract
  ) {
    if (officer.id !== by.id) await this.outbox.tell([officer], handedOver(files, by.name, reason), trx)
  }

  private async officerOf(authorityId: number, id: number, trx: TransactionClientContract): Promise<User> {
    const officers = await peopleOf({ authorityId, role: 'case_officer' }, this.clock.now(), trx)
    const officer = officers.find((one) => one.id === id)
    if (!officer) throw new Refusal('applications.no_officer', {}, 'officer')
    return officer
  }
}
