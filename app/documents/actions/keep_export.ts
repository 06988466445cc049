import type { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import { inTransaction } from '#core/persistence/in_transaction'
import DocumentStore from '#documents/document_store'
import Export, { EXPORT_KINDS, type ExportKind } from '#documents/models/export'
import type Office from '#identity/office'
import type User from '#identity/models/user'
import Journal from '#journal/journal'

export type Taken = {
  kind: ExportKind
  /** What it holds, in words. */
  filter: string
  fileName: string
  content: Uint8Array | Readable
}

/** An export is made once, kept with its hash and written into the journal; fetching it changes nothing. */
@inject()
export default class KeepExport {
  constructor(
    private store: DocumentStore,
    private journal: Journal
  ) {}

  async handle({ kind, filter, fileName, content }: Taken, office: Office, by: User, at: DateTime): Promise<Export> {
    const stored = await this.store.store(content, fileName)
    const { land } = office
    const [stream, shown, { name, act }] = [`exports:${land}`, filter.slice(0, 500), EXPORT_KINDS[kind]]
    return inTransaction(async (trx) => {
      const filing = { land, stream, kind: 'export' as const, title: name, by: by.name, at }
      const document = await this.store.file(stored, filing, trx)
      const details = { filter: shown, file: fileName, sha256: stored.sha256 }
      await this.journal.record({ of: { journalStream: stream, land }, act, by, at, details }, trx)
      return Export.create(
        { land, office: office.key, kind, filter: shown, asOf: at, userId: by.id, documentId: document.id },
        { client: trx }
      )
    })
  }
}
