import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { inTransaction } from '#core/persistence/in_transaction'
import DocumentStore, { type Filing } from '#documents/document_store'
import type Document from '#documents/models/document'
import type { Letter } from '#letters/domain/letter'
import { enclosed } from '#letters/enclosures'
import { renderLetter } from '#letters/pdf/letter'

/** A letter becomes a document of its file: once, however often and by however many at once it is asked for. */
@inject()
export default class FileLetter {
  constructor(private store: DocumentStore) {}

  /**
   * Renders and stores outside the transaction. `open` locks the file and gives the document where it is there
   * already; `filed` notes a new one with what it belongs to.
   */
  async once(
    letter: Letter,
    filing: Filing,
    open: (trx: TransactionClientContract) => Promise<Document | null>,
    filed: (document: Document, trx: TransactionClientContract) => Promise<unknown> = async () => {}
  ): Promise<Document> {
    const name = `${letter.fileNumber}_${filing.title.replaceAll(' ', '_')}.pdf`
    const stored = await this.store.store(await renderLetter(await enclosed(letter)), name)
    return inTransaction(async (trx) => {
      const there = await open(trx)
      if (there) return there
      const document = await this.store.file(stored, filing, trx)
      await filed(document, trx)
      return document
    })
  }
}
