import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isUniqueViolation } from '#core/persistence/act_once'
import Refusal from '#core/refusal'
import { RuleEntrySchema } from '#database/schema'
import { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { labelOf } from '#tenancy/domain/rule_labels'
import type { RuleName } from '#tenancy/domain/rulebook'
import User from '#identity/models/user'
import { type EnteredRule, isWording } from '#law/domain/entered_rule'

/** A rule of a Land as one person entered it from a document; in force from the moment in which another confirmed it. */
export default class RuleEntry extends RuleEntrySchema {
  /** In an object: a mere text in a column of JSON is read otherwise by either database. */
  declare value: { is: unknown }
  declare mark: 'confirmed' | 'sample'

  /** One that waits for its second person. @throws Refusal law.entry_waits: one of a rule waits at a time */
  static async enter(
    land: string,
    { value, mark = 'confirmed', ...rule }: EnteredRule & { name: string; value: unknown; mark?: RuleEntry['mark'] },
    by: User,
    at: DateTime,
    client: TransactionClientContract
  ): Promise<RuleEntry> {
    const row = { ...rule, mark, land, value: { is: value }, enteredBy: by.id, enteredAt: at }
    try {
      return await this.create({ ...row, waiting: `${land}:${rule.name}` }, { client })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Refusal('law.entry_waits')
      throw error
    }
  }

  @belongsTo(() => User, { foreignKey: 'enteredBy' })
  declare enterer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'confirmedBy' })
  declare confirmer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'withdrawnBy' })
  declare withdrawer: BelongsTo<typeof User>

  /** The county whose court it confirms; null where it is a constant. */
  get county(): string | null {
    return this.name.startsWith('court:') ? this.name.slice('court:'.length) : null
  }

  /** Whether it holds for days on which nobody had confirmed it yet: then something may have been decided without it. */
  get isRetroactive(): boolean {
    return this.confirmedAt !== null && this.validFrom.isBefore(dayOf(this.confirmedAt))
  }

  /** What the rule says. */
  get said(): unknown {
    return this.value.is
  }

  get label(): string {
    return this.county ? `Verwaltungsgericht für ${this.county}` : labelOf(this.name as RuleName).label
  }

  get shown(): string {
    return this.county ? String(this.said) : labelOf(this.name as RuleName).show(this.said as never)
  }

  /** The hash of the text that it is; null where it is none. */
  get wording(): string | null {
    return !this.county && isWording(this.name as RuleName) ? String(this.said) : null
  }

  /** "Erlass III/2 vom 12.12.2026". */
  get evidence(): string {
    return `${this.document} vom ${germanDay(this.documentDated)}`
  }
}
