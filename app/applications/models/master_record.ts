import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { MasterRecordSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import User from '#identity/models/user'

/** What a recipient says of itself once, for all its applications: who answers, who signs, where the money goes. */
export default class MasterRecord extends MasterRecordSchema {
  declare answers: Answers

  /** What its versions are kept under. */
  static thingOf(recipientId: number): string {
    return `master:${recipientId}`
  }

  static of(recipientId: number, client?: TransactionClientContract): Promise<MasterRecord | null> {
    return this.query({ client }).where('recipient_id', recipientId).first()
  }

  @belongsTo(() => User, { foreignKey: 'savedBy' })
  declare saver: BelongsTo<typeof User>
}
