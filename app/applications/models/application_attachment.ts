import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ApplicationAttachmentSchema } from '#database/schema'
import Document from '#documents/models/document'

/** A document in a slot of a draft; with a submission it is filed for good. */
export default class ApplicationAttachment extends ApplicationAttachmentSchema {
  @belongsTo(() => Document)
  declare document: BelongsTo<typeof Document>
}
