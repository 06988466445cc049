import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type Day from '#core/calendar/day'
import { proceduralLaw } from '#core/calendar/periods'
import { GrantSchema } from '#database/schema'
import Recipient from '#register/models/recipient'
import type { RulesOn } from '#tenancy/domain/rulebook'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'

/** A grant (Bewilligung) as it was dispatched, with the rules of its day frozen into it. */
export default class Grant extends GrantSchema {
  declare frozenRules: RulesOn

  /** Until when its use is to be proved, by the rules that were frozen into it. Needs the recipient. */
  get proofDueOn(): Day {
    const { values, sources } = this.frozenRules
    const municipal = this.recipient.kind === 'municipal'
    return proofDeadline(this.periodTo, null, {
      months: municipal ? values.proofDueMonthsMunicipal : values.proofDueMonthsOthers,
      source: sources[municipal ? 'proofDueMonthsMunicipal' : 'proofDueMonthsOthers'].source,
      region: values.holidayRegion,
      law: proceduralLaw(values.procedureAct),
    }).lastDay
  }

  @belongsTo(() => Application)
  declare application: BelongsTo<typeof Application>

  @belongsTo(() => Decision)
  declare decision: BelongsTo<typeof Decision>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>
}
