import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProgrammeSchema } from '#database/schema'
import Authority from '#tenancy/models/authority'
import Call from '#programmes/models/call'

/** A funding programme (Förderprogramm) of one Land and the authority that grants under it. */
export default class Programme extends ProgrammeSchema {
  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @hasMany(() => Call)
  declare calls: HasMany<typeof Call>
}
