import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { MembershipSchema } from '#database/schema'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { toDatabaseInstant } from '#core/persistence/columns'
import Recipient from '#register/models/recipient'
import Authority from '#tenancy/models/authority'
import type { Role } from '#identity/domain/roles'
import User from '#identity/models/user'

/** A person holds a role in an office from a day on, until the moment at which it is ended; a deputy until a last day. */
export default class Membership extends MembershipSchema {
  declare role: Role

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>

  @belongsTo(() => User, { foreignKey: 'givenBy' })
  declare giver: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'deputises' })
  declare deputised: BelongsTo<typeof User>

  /** Roles that are held at a moment: given on that day or before, by two where it takes two, and not ended yet. */
  static heldAt(at: DateTime, trx?: TransactionClientContract) {
    return this.givenAt(at, trx).where('awaits_second', false)
  }

  /** Who gives roles in a Land at a moment. */
  static administratorsOf(land: string, at: DateTime, trx?: TransactionClientContract) {
    return this.heldAt(at, trx)
      .where('role', 'admin_technical')
      .whereHas('authority', (authorities) => authorities.where('land', land))
      .orderBy('id')
  }

  /** The same with those that still wait for the second person. */
  static givenAt(at: DateTime, trx?: TransactionClientContract) {
    return this.within({ from: dayOf(at), until: dayOf(at) }, at, trx)
  }

  /** Those that hold at some time of a span and are not ended; without a last day all that are to come too. */
  static within({ from, until }: { from: Day; until: Day | null }, at: DateTime, trx?: TransactionClientContract) {
    const query = this.query({ client: trx }).where((own) =>
      own.whereNull('valid_until').orWhere('valid_until', '>=', from.iso)
    )
    if (until) void query.where('valid_from', '<=', until.iso)
    return query.where((open) => open.whereNull('ended_at').orWhere('ended_at', '>', toDatabaseInstant(at)))
  }

  /** Whether it was held at some time of a day, as an auditor asks years later. */
  wasHeldOn(day: Day): boolean {
    if (this.validFrom.isAfter(day) || this.validUntil?.isBefore(day)) return false
    return !this.endedAt || !dayOf(this.endedAt).isBefore(day)
  }
}
