import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { FormRevisionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import User from '#identity/models/user'

/** A version of a form as somebody saved it; none is overwritten. */
export default class FormRevision extends FormRevisionSchema {
  declare answers: Answers

  static keep(
    thing: string,
    version: { revision: number; answers: Answers; savedBy: number; savedAt: DateTime },
    client: TransactionClientContract
  ): Promise<FormRevision> {
    return this.create({ thing, ...version }, { client })
  }

  @belongsTo(() => User, { foreignKey: 'savedBy' })
  declare saver: BelongsTo<typeof User>
}
