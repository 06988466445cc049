import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import drive from '@adonisjs/drive/services/main'
import { fileTypeFromBuffer } from 'file-type'
import type { DateTime } from 'luxon'
import Refusal from '#core/refusal'
import Document from '#documents/models/document'
import { FILE_TYPES, MOST_BYTES, endingOf, safeFileName } from '#documents/domain/file_types'

export type Filing = {
  land: string
  stream: string
  kind: Document['kind']
  title: string
  fileName: string
  by: string
  at: DateTime
}

/**
 * Bytes go to the private disk under a name of their own; the row says what they are and carries their hash.
 * The file is written before the row, so that no row ever points to nothing.
 */
export default class DocumentStore {
  /** @throws Refusal documents.too_large, documents.type_not_allowed, documents.type_contradicts, documents.empty */
  async upload(
    file: MultipartFile,
    filing: Omit<Filing, 'fileName' | 'kind'>,
    trx: TransactionClientContract
  ): Promise<Document> {
    const fileName = safeFileName(file.clientName)
    if (file.size > MOST_BYTES) throw new Refusal('documents.too_large', { file: fileName })
    const ending = endingOf(fileName)
    const type = FILE_TYPES[ending]
    if (!type) throw new Refusal('documents.type_not_allowed', { file: fileName })
    const bytes = await readFile(file.tmpPath!)
    if (bytes.length === 0) throw new Refusal('documents.empty', { file: fileName })
    const sniffed = await fileTypeFromBuffer(bytes)
    if (sniffed?.mime !== type.mime)
      throw new Refusal('documents.type_contradicts', { file: fileName, type: type.label })
    return this.file(bytes, { ...filing, kind: 'attachment', fileName }, trx)
  }

  async file(bytes: Uint8Array, filing: Filing, trx: TransactionClientContract): Promise<Document> {
    const ending = endingOf(filing.fileName)
    const storageKey = `${filing.at.toFormat('yyyy')}/${randomUUID()}.${ending}`
    await drive.use().put(storageKey, bytes)
    return Document.create(
      {
        land: filing.land,
        stream: filing.stream,
        kind: filing.kind,
        title: filing.title,
        fileName: filing.fileName,
        mime: FILE_TYPES[ending].mime,
        size: bytes.length,
        sha256: sha256(bytes),
        storageKey,
        createdBy: filing.by.slice(0, 190),
        createdAt: filing.at,
      },
      { client: trx }
    )
  }

  /** @throws Error where the stored bytes are no longer those that were filed */
  async read(document: Document): Promise<Uint8Array> {
    const bytes = await drive.use().getBytes(document.storageKey)
    if (sha256(bytes) !== document.sha256) throw new Error(`document ${document.id} is not what was filed`)
    return bytes
  }

  /** Where it may be looked for: the documents of one case file. */
  of(stream: string) {
    return Document.query().where('stream', stream).orderBy('id')
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
