import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type { StandardText } from '#tenancy/domain/standard_text'
import { keepText } from '#tenancy/queries/standard_texts'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type EnteredRule, enterable } from '#law/domain/entered_rule'
import { followEntries } from '#law/duties'
import RuleEntry from '#law/models/rule_entry'

export type NewRule = EnteredRule & {
  name: string
  value: unknown
  mark?: 'confirmed' | 'sample'
  /** The text itself, where the value is its hash. */
  text?: StandardText
}

/** One person enters rules of their Land from a document: confirmed as they are, prolonged, or replaced. Nothing is in force yet. */
@inject()
export default class EnterRules {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal law.ends_before_it_begins, law.document_of_the_future, law.entry_waits */
  handle(land: string, rules: readonly NewRule[], by: User): Promise<RuleEntry[]> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const entries: RuleEntry[] = []
      for (const { text, ...rule } of rules.map((one) => enterable(one, dayOf(now)))) {
        await keepText(text, by, now, trx)
        entries.push(await RuleEntry.enter(land, rule, by, now, trx))
      }
      const acts = entries.map(({ name, validFrom, validTo, evidence }) => ({
        act: 'rule.entered',
        details: { rule: name, valid_from: validFrom.iso, valid_to: validTo?.iso ?? '', document: evidence },
      }))
      await this.journal.recordAll({ journalStream: `rules:${land}`, land }, acts, by, now, trx)
      await followEntries(land, now, trx)
      return entries
    })
  }
}
