import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { GrantVersionSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import { proceduralLaw } from '#core/calendar/periods'
import type { RulesOn } from '#tenancy/domain/rulebook'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import Decision from '#decisions/models/decision'

/** What a grant is from a decision on: amount, period, plan, and the rules of the day of its signature. Effective once announced. */
export default class GrantVersion extends GrantVersionSchema {
  declare frozenRules: RulesOn

  @belongsTo(() => Decision)
  declare decision: BelongsTo<typeof Decision>

  /** The budget years of the period. */
  get years(): number[] {
    const first = this.periodFrom.year
    return Array.from({ length: this.periodTo.year - first + 1 }, (_, index) => first + index)
  }

  /** Until when the use is to be proved, by the rules that were frozen into it. */
  proofDueOn(municipal: boolean): Day {
    const { values, sources } = this.frozenRules
    return proofDeadline(this.periodTo, null, {
      months: municipal ? values.proofDueMonthsMunicipal : values.proofDueMonthsOthers,
      source: sources[municipal ? 'proofDueMonthsMunicipal' : 'proofDueMonthsOthers'].source,
      region: values.holidayRegion,
      law: proceduralLaw(values.procedureAct),
    }).lastDay
  }
}
