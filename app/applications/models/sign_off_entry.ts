import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SignOffSchema } from '#database/schema'
import type { SignOffAct } from '#applications/domain/sign_off'
import User from '#identity/models/user'

/** What somebody of the applicant said of a draft on its way to the signature. It is never changed, and no authority reads it. */
export default class SignOffEntry extends SignOffSchema {
  static table = 'sign_offs'
  declare act: SignOffAct

  @belongsTo(() => User, { foreignKey: 'by' })
  declare person: BelongsTo<typeof User>
}
