import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ApplicationPartnerSchema } from '#database/schema'
import Recipient from '#register/models/recipient'

export default class ApplicationPartner extends ApplicationPartnerSchema {
  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>
}
