import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { fileTypeFromBuffer } from 'file-type'
import type { DateTime } from 'luxon'
import { installation } from '#core/installation'
import { assertOutsideTransaction } from '#core/persistence/inside'
import Refusal from '#core/refusal'
import Document from '#documents/models/document'
import { FILE_TYPES, MOST_BYTES, endingOf, safeFileName } from '#documents/domain/file_types'

export type Filing = {
  land: string
  stream: string
  kind: Document['kind']
  title: string
  by: string
  at: DateTime
}

/** What this store has written itself: whatever else lies in the folder is not its own. */
const [OWN_FOLDER, OWN_NAME] = [/^[0-9a-f]{2}$/, /^[0-9a-f]{64}(\.[0-9a-f-]{36}\.part)?$/]

/** Bytes that lie on the disk and are named by no row yet. */
export type Stored = { storageKey: string; sha256: string; size: number; fileName: string; mime: string }

/**
 * Bytes are stored first and outside every transaction, under their own hash, so that storing them again changes
 * nothing; then a row names them. What no row names in the end the sweeper removes.
 */
export default class DocumentStore {
  /** @throws Refusal documents.too_large, documents.type_not_allowed, documents.type_contradicts, documents.empty */
  async upload(file: MultipartFile): Promise<Stored> {
    const fileName = safeFileName(file.clientName)
    if (file.size > MOST_BYTES) throw new Refusal('documents.too_large', { file: fileName })
    const type = FILE_TYPES[endingOf(fileName)]
    if (!type) throw new Refusal('documents.type_not_allowed', { file: fileName })
    const bytes = await readFile(file.tmpPath!)
    if (bytes.length === 0) throw new Refusal('documents.empty', { file: fileName })
    const sniffed = await fileTypeFromBuffer(bytes)
    if (sniffed?.mime !== type.mime)
      throw new Refusal('documents.type_contradicts', { file: fileName, type: type.label })
    return this.store(bytes, fileName)
  }

  async store(bytes: Uint8Array, fileName: string): Promise<Stored> {
    assertOutsideTransaction('a file is stored')
    const hash = sha256(bytes)
    const storageKey = `${hash.slice(0, 2)}/${hash}`
    await put(storageKey, bytes)
    return { storageKey, sha256: hash, size: bytes.length, fileName, mime: FILE_TYPES[endingOf(fileName)].mime }
  }

  /** The row that says what stored bytes are; written with the act that they belong to. */
  file(stored: Stored, filing: Filing, trx: TransactionClientContract): Promise<Document> {
    const { by, at, ...named } = filing
    return Document.create({ ...stored, ...named, createdBy: by.slice(0, 190), createdAt: at }, { client: trx })
  }

  /** @throws Error where the stored bytes are no longer those that were filed */
  async read(document: Document): Promise<Uint8Array> {
    const bytes = await readFile(join(installation().storage, document.storageKey))
    if (sha256(bytes) !== document.sha256) throw new Error(`document ${document.id} is not what was filed`)
    return bytes
  }

  /**
   * Removes bytes that no row names, unless they were stored within `youngest` milliseconds: an act that is under
   * way names its bytes in a moment. How many files.
   */
  async sweep(youngest: number): Promise<number> {
    let swept = 0
    const folders = await readdir(installation().storage).catch(() => [])
    for (const folder of folders.filter((name) => OWN_FOLDER.test(name))) {
      const names = await readdir(join(installation().storage, folder)).catch(() => [])
      const keys = names.filter((name) => OWN_NAME.test(name)).map((name) => `${folder}/${name}`)
      const named = new Set((await Document.query().whereIn('storage_key', keys)).map(({ storageKey }) => storageKey))
      for (const key of keys.filter((candidate) => !named.has(candidate))) {
        const path = join(installation().storage, key)
        const { mtimeMs } = await stat(path)
        if (Date.now() - mtimeMs < youngest) continue
        await unlink(path)
        swept++
      }
    }
    return swept
  }
}

/** Written under a temporary name, synced, then renamed: a file is there whole or not at all, also after a power cut. */
async function put(key: string, bytes: Uint8Array): Promise<void> {
  const path = join(installation().storage, key)
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID()}.part`
  const synced = async (opening: Promise<FileHandle>, write: (handle: FileHandle) => Promise<void>) => {
    const handle = await opening
    try {
      await write(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  try {
    await synced(open(temporary, 'w'), (handle) => handle.writeFile(bytes))
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  // the name too outlasts a power cut; where folders cannot be opened (Windows) the system sees to it
  await synced(open(dirname(path), 'r'), async () => {}).catch(() => {})
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
