import Document from '#documents/models/document'
import type Application from '#applications/models/application'

/** A document of a draft that was never filed: its writers and partners alone see the file at all. */
export function draftDocument({ journalStream: stream }: Application, id: number): Promise<Document | null> {
  return Document.query().where({ stream, id }).first()
}
