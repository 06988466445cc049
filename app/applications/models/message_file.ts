import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MessageFileSchema } from '#database/schema'
import Document from '#documents/models/document'

/** A document that came with a message. */
export default class MessageFile extends MessageFileSchema {
  @belongsTo(() => Document)
  declare document: BelongsTo<typeof Document>
}
