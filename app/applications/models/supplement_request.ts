import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SupplementRequestSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import User from '#identity/models/user'
import type { SupplementItem } from '#applications/domain/supplement_items'

/** What an applicant was asked for (Nachforderung), item by item, until which day, and what it answered. */
export default class SupplementRequest extends SupplementRequestSchema {
  declare items: SupplementItem[]

  /** Until when an answer is waited for: as asked, or as extended. */
  get lastDay(): Day {
    return this.extendedUntil ?? this.dueOn
  }

  @belongsTo(() => User, { foreignKey: 'requestedBy' })
  declare requester: BelongsTo<typeof User>
}
