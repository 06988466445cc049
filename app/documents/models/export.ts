import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ExportSchema } from '#database/schema'
import Document from '#documents/models/document'
import type Office from '#identity/office'
import User from '#identity/models/user'

export const EXPORT_KINDS = {
  grants: { name: 'Bewilligungen', act: 'export.grants' },
  worklist: { name: 'Aktenliste', act: 'export.worklist' },
  dossier: { name: 'Ganze Akte', act: 'export.dossier' },
  dossier_archive: { name: 'Ganze Akte mit Dokumenten', act: 'export.dossier_archive' },
} as const
export type ExportKind = keyof typeof EXPORT_KINDS

/** What left the house in bulk, as it left: made once, kept with its hash, fetched as often as one likes. */
export default class Export extends ExportSchema {
  declare kind: ExportKind

  @belongsTo(() => Document)
  declare document: BelongsTo<typeof Document>

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  get name(): string {
    return EXPORT_KINDS[this.kind].name
  }

  /** An office sees what it took along itself; the audit sees what anybody of the Land did. */
  static visibleTo(office: Office) {
    const query = this.query().where('land', office.land).preload('document').preload('user')
    return office.holds('auditor_external') ? query : query.where('office', office.key)
  }
}
