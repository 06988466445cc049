import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { TrialApplicationSchema } from '#database/schema'
import type { Typed } from '#forms/models/submission'
import ProgrammeDraft from '#programmes/models/programme_draft'
import type { UnitKind } from '#register/domain/unit_kinds'

/** The form of a draft filled in to try it: one of a person and a draft, in no list, no count and no file. */
export default class TrialApplication extends TrialApplicationSchema {
  declare unitKind: UnitKind | 'other'
  declare sections: Typed

  @belongsTo(() => ProgrammeDraft)
  declare programmeDraft: BelongsTo<typeof ProgrammeDraft>
}
