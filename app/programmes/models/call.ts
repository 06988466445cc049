import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CallSchema } from '#database/schema'
import Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'

/** A call for applications (Förderaufruf): a programme's version, opened for a while, for one grant period. */
export default class Call extends CallSchema {
  @belongsTo(() => Programme)
  declare programme: BelongsTo<typeof Programme>

  @belongsTo(() => ProgrammeVersion, { foreignKey: 'programmeVersionId' })
  declare version: BelongsTo<typeof ProgrammeVersion>

  get definition() {
    return this.version.definition
  }

  /** The budget years of the grant period. */
  get years(): number[] {
    return Array.from(
      { length: this.periodTo.year - this.periodFrom.year + 1 },
      (_, index) => this.periodFrom.year + index
    )
  }

  isOpenAt(at: DateTime): boolean {
    // the last second of the last day counts to its end
    return this.opensAt <= at && at.startOf('second') <= this.closesAt
  }
}
