import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SupplementRequestSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import User from '#identity/models/user'
import type { SupplementItem } from '#applications/domain/supplement_items'

/** What an applicant was asked for (Nachforderung), item by item, until which day, and what it answered. */
export default class SupplementRequest extends SupplementRequestSchema {
  declare items: SupplementItem[]

  /** What was asked for last of an application. */
  static newestOf(applicationId: number, trx?: TransactionClientContract) {
    return this.query({ client: trx }).where('application_id', applicationId).orderBy('id', 'desc')
  }

  /** The newest, where it was neither answered nor dropped: of two the older is waited for no more. */
  static async openOf(applicationId: number, trx?: TransactionClientContract) {
    const asked = await this.newestOf(applicationId, trx).first()
    return asked?.isOpen ? asked : null
  }

  /** Whether it was neither answered nor dropped. */
  get isOpen(): boolean {
    return !this.answeredAt && !this.droppedAt
  }

  /** Until when an answer is waited for: as asked, or as extended. */
  get lastDay(): Day {
    return this.extendedUntil ?? this.dueOn
  }

  @belongsTo(() => User, { foreignKey: 'requestedBy' })
  declare requester: BelongsTo<typeof User>
}
