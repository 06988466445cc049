import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReviewRevisionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import User from '#identity/models/user'

/** A review record as it was saved at one time; the latest of them is the record. */
export default class ReviewRevision extends ReviewRevisionSchema {
  declare answers: Answers

  @belongsTo(() => User, { foreignKey: 'savedBy' })
  declare saver: BelongsTo<typeof User>
}
