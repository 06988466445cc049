import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { GrantSchema } from '#database/schema'
import Recipient from '#register/models/recipient'
import type { RulesOn } from '#tenancy/domain/rulebook'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'

/** A grant (Bewilligung) as it was dispatched, with the rules of its day frozen into it. */
export default class Grant extends GrantSchema {
  declare frozenRules: RulesOn

  @belongsTo(() => Application)
  declare application: BelongsTo<typeof Application>

  @belongsTo(() => Decision)
  declare decision: BelongsTo<typeof Decision>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>
}
