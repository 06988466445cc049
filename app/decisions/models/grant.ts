import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { GrantSchema } from '#database/schema'
import Recipient from '#register/models/recipient'
import Application from '#applications/models/application'
import GrantVersion from '#decisions/models/grant_version'

/** A grant (Bewilligung): the lasting thing. What it amounts to and by which rules say its versions, one a decision. */
export default class Grant extends GrantSchema {
  @belongsTo(() => Application)
  declare application: BelongsTo<typeof Application>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>

  @hasMany(() => GrantVersion)
  declare versions: HasMany<typeof GrantVersion>

  /** The newest version, announced or not; with `effective` the newest that is announced. */
  static versionOf(grantId: number, { effective, trx }: { effective?: boolean; trx?: TransactionClientContract } = {}) {
    const query = GrantVersion.query({ client: trx }).where('grant_id', grantId).orderBy('version', 'desc')
    if (effective) void query.whereNotNull('valid_from')
    return query.preload('decision').first()
  }
}
