import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { BaseRateEntrySchema } from '#database/schema'
import User from '#identity/models/user'
import { type BaseRate, halfYearOf } from '#financing/domain/base_rates'

/** A base rate that a Land added, for the half-year that begins on its day. */
export default class BaseRateEntry extends BaseRateEntrySchema {
  @belongsTo(() => User, { foreignKey: 'recordedBy' })
  declare recorder: BelongsTo<typeof User>

  rate(): BaseRate {
    return { ...halfYearOf(this.validFrom), basisPoints: BigInt(this.basisPoints) }
  }
}
