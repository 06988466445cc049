import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Refusal from '#core/refusal'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { noteNewRules } from '#programmes/duties'
import Programme from '#programmes/models/programme'
import { unreadRules } from '#programmes/queries/unread_rules'

/** Who leads the unit takes note of rules that are about to change; the duty before that day ends with it. */
@inject()
export default class NoteNewRules {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** Of the version that was read. @throws Refusal programmes.nothing_to_note */
  handle({ id }: Programme, versionId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const programme = await Programme.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
      const unread = await unreadRules(programme, trx)
      if (unread?.id !== versionId) throw new Refusal('programmes.nothing_to_note')
      const { land, code } = programme
      const of = { journalStream: `programmes:${land}`, land }
      await this.journal.record(
        { of, act: 'programme.noted', by, at: now, details: { code, version: unread.version } },
        trx
      )
      await noteNewRules(unread, now, trx)
    })
  }
}
