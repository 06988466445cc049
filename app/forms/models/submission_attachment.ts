import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SubmissionAttachmentSchema } from '#database/schema'
import Document from '#documents/models/document'

/** A document that was handed in with a submission. */
export default class SubmissionAttachment extends SubmissionAttachmentSchema {
  @belongsTo(() => Document)
  declare document: BelongsTo<typeof Document>
}
