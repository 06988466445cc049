import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IntegrityCheckSchema } from '#database/schema'
import User from '#identity/models/user'
import type { Finding } from '#integrity/domain/journal_walk'

export default class IntegrityCheck extends IntegrityCheckSchema {
  declare findings: readonly Finding[]

  @belongsTo(() => User, { foreignKey: 'checkedBy' })
  declare checker: BelongsTo<typeof User>

  static latestOf(land: string) {
    return this.query().where('land', land).orderBy('id', 'desc').preload('checker')
  }
}
