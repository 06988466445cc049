import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import type Office from '#identity/office'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import Application from '#applications/models/application'

/** In a municipality one application, or all that somebody looks after who is away or leaves, goes to a colleague. */
@inject()
export default class HandOverInHouse {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.no_colleague */
  handle(applicationId: number, to: number, house: Office, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const colleague = await colleagueOf(house.id, to, now, trx)
      const application = await Application.lockedToWrite(applicationId, trx, by)
      const from = application.clerkId ? await User.find(application.clerkId, { client: trx }) : null
      await application.merge({ clerkId: colleague.id }).save()
      const details = { from: from?.name ?? '–', to: colleague.name, what: application.title }
      await this.journal.record({ of: streamOf(house), act: 'house.handed_over', by, at: now, details }, trx)
    })
  }

  /** How many. @throws Refusal applications.no_colleague, applications.colleague_same */
  all(house: Office, from: number, to: number, by: User): Promise<number> {
    if (from === to) throw new Refusal('applications.colleague_same', {}, 'successor')
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const colleague = await colleagueOf(house.id, to, now, trx)
      const files = await Application.query({ client: trx })
        .where({ recipientId: house.id, clerkId: from })
        .orderBy('id')
        .forUpdate()
      for (const file of files) await file.merge({ clerkId: colleague.id }).save()
      if (files.length === 0) return 0
      const { name } = await User.findOrFail(from, { client: trx })
      const details = { from: name, to: colleague.name, what: `${files.length} Anträge` }
      await this.journal.record({ of: streamOf(house), act: 'house.handed_over', by, at: now, details }, trx)
      return files.length
    })
  }
}

/** What happens inside a house is no part of any file. */
function streamOf({ id, land }: Office) {
  return { journalStream: `recipient:${id}`, land }
}

/** @throws Refusal applications.no_colleague */
async function colleagueOf(recipientId: number, id: number, at: DateTime, trx: TransactionClientContract) {
  const colleague = (await peopleOf({ recipientId }, at, trx)).find((one) => one.id === id)
  if (!colleague) throw new Refusal('applications.no_colleague', {}, 'successor')
  return colleague
}
