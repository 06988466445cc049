import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followEntries } from '#law/duties'
import RuleEntry from '#law/models/rule_entry'
import { loadRules } from '#law/queries/rules_in_force'

/** What becomes of rules that were entered: a second person confirms them, from when on they are in force, or somebody withdraws them. */
@inject()
export default class EndEntries {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal law.nothing_waits, law.own_entry */
  async confirm(land: string, ids: readonly number[], by: User): Promise<RuleEntry[]> {
    const entries = await this.end(land, ids, by, 'rule.confirmed', (entry) => {
      if (entry.enteredBy === by.id) throw new Refusal('law.own_entry')
      return { confirmedBy: by.id, confirmedAt: this.clock.now() }
    })
    await loadRules()
    return entries
  }

  /** @throws Refusal law.nothing_waits */
  withdraw(land: string, ids: readonly number[], by: User): Promise<RuleEntry[]> {
    return this.end(land, ids, by, 'rule.withdrawn', () => ({ withdrawnBy: by.id, withdrawnAt: this.clock.now() }))
  }

  private end(
    land: string,
    ids: readonly number[],
    by: User,
    act: string,
    ended: (entry: RuleEntry) => Partial<RuleEntry>
  ): Promise<RuleEntry[]> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const entries = await RuleEntry.query({ client: trx })
        .where('land', land)
        .whereIn('id', [...ids])
        .whereNotNull('waiting')
        .orderBy('id')
        .forUpdate()
      if (entries.length === 0 || entries.length < ids.length) throw new Refusal('law.nothing_waits')
      for (const entry of entries) await entry.merge({ ...ended(entry), waiting: null }).save()
      const acts = entries.map(({ name, evidence }) => ({ act, details: { rule: name, document: evidence } }))
      await this.journal.recordAll({ journalStream: `rules:${land}`, land }, acts, by, now, trx)
      await followEntries(land, now, trx)
      return entries
    })
  }
}
