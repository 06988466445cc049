import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MasterDocumentSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import Document from '#documents/models/document'
import { type MasterKind, ageInWords } from '#applications/domain/master_document'

/** A paper that a recipient keeps at hand for its applications: a resolution of its council, a concept. */
export default class MasterDocument extends MasterDocumentSchema {
  declare kind: MasterKind

  @belongsTo(() => Document)
  declare document: BelongsTo<typeof Document>

  static of(recipientId: number) {
    return this.query().where('recipient_id', recipientId).preload('document').orderBy('dated', 'desc').orderBy('id')
  }

  /** "vom 12.03.2024, 3 Jahre alt". */
  ageOn(today: Day): string {
    return ageInWords(this.dated, today)
  }
}
