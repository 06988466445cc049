import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProgrammeSchema } from '#database/schema'
import type Office from '#identity/office'
import Authority from '#tenancy/models/authority'
import Call from '#programmes/models/call'

/** A funding programme (Förderprogramm) of one Land and the authority that grants under it. */
export default class Programme extends ProgrammeSchema {
  /** A ministry sees those of its Land, a granting authority its own. */
  static visibleTo(office: Office) {
    const query = this.query().where('land', office.land)
    return office.seesWholeLand ? query : query.where('authority_id', office.id)
  }

  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @hasMany(() => Call)
  declare calls: HasMany<typeof Call>
}
