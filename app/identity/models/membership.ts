import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MembershipSchema } from '#database/schema'
import Recipient from '#register/models/recipient'
import Authority from '#tenancy/models/authority'
import type { Role } from '#identity/domain/roles'
import User from '#identity/models/user'

/** A person holds a role in an office for a while. */
export default class Membership extends MembershipSchema {
  declare role: Role

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>
}
