import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { fileTypeFromBuffer } from 'file-type'
import type { DateTime } from 'luxon'
import { ownOf } from '#core/own'
import type { Upload } from '#core/http/uploads'
import { installation } from '#core/installation'
import { unprintable } from '#core/text/printable'
import { assertOutsideTransaction } from '#core/persistence/inside'
import Refusal from '#core/refusal'
import Document from '#documents/models/document'
import { faultIn } from '#documents/domain/file_content'
import { assertClean } from '#documents/malware'
import { FILE_TYPES, MOST_BYTES, OWN_TYPES, endingOf, safeFileName } from '#documents/domain/file_types'

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
  /** @throws Refusal documents.too_large, documents.type_not_allowed, documents.type_contradicts, documents.empty, documents.broken,
   * documents.locked, documents.active, documents.two_in_one, documents.name_unprintable, documents.bomb, documents.malware, documents.scanner_away */
  async upload(file: Upload): Promise<Stored> {
    const fileName = safeFileName(file.clientName)
    // receipts and dossiers name it
    const signs = unprintable(fileName)
    if (signs.length)
      throw new Refusal('documents.name_unprintable', { file: fileName, signs: signs.slice(0, 5).join(' ') })
    if (file.size > MOST_BYTES) throw new Refusal('documents.too_large', { file: fileName })
    const type = ownOf(FILE_TYPES, endingOf(fileName))
    if (!type) throw new Refusal('documents.type_not_allowed', { file: fileName })
    const bytes = await readFile(file.tmpPath)
    if (bytes.length === 0) throw new Refusal('documents.empty', { file: fileName })
    const sniffed = await fileTypeFromBuffer(bytes)
    if (sniffed?.mime !== type.mime)
      throw new Refusal('documents.type_contradicts', { file: fileName, type: type.label })
    const fault = faultIn(endingOf(fileName), bytes)
    if (fault) throw new Refusal(fault.code, { file: fileName, what: 'what' in fault ? fault.what : '' })
    await assertClean(bytes, fileName)
    return this.store(bytes, fileName)
  }

  /** What is written while it comes in needs no more memory than a piece of it. */
  async store(content: Uint8Array | Readable, fileName: string): Promise<Stored> {
    assertOutsideTransaction('a file is stored')
    const { hash, size } = await put(content)
    const { mime } = ownOf(OWN_TYPES, endingOf(fileName))!
    return { storageKey: keyOf(hash), sha256: hash, size, fileName, mime }
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

  /** The same piece by piece, once all of it was looked at; for files that are too large to be held. */
  async open(document: Document): Promise<Readable> {
    const why = await this.whyNotWhole(document)
    if (why) throw new Error(`document ${document.id} is not what was filed: ${why}`)
    return createReadStream(join(installation().storage, document.storageKey))
  }

  /** Why a file is not the one that was filed, in words; null where it is. Read piece by piece. */
  async whyNotWhole(document: Document): Promise<string | null> {
    const hash = await fileHash(join(installation().storage, document.storageKey))
    if (hash === null) return 'Die Datei fehlt.'
    return hash === document.sha256 ? null : 'Die Datei ist nicht mehr die, die abgelegt wurde.'
  }

  /**
   * Removes bytes that no row names, unless they were stored within `youngest` milliseconds: an act that is under
   * way names its bytes in a moment. How many files.
   */
  async sweep(youngest: number): Promise<number> {
    let swept = 0
    for await (const keys of this.folders()) {
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

  /** Everything that is stored whole. */
  async *keys(): AsyncGenerator<string> {
    for await (const keys of this.folders()) yield* keys.filter((key) => !key.endsWith('.part'))
  }

  /** What this store has written, folder by folder, also what was broken off. */
  private async *folders(): AsyncGenerator<string[]> {
    const folders = await readdir(installation().storage).catch(() => [])
    for (const folder of folders.filter((name) => OWN_FOLDER.test(name))) {
      const names = await readdir(join(installation().storage, folder)).catch(() => [])
      yield names.filter((name) => OWN_NAME.test(name)).map((name) => `${folder}/${name}`)
    }
  }
}

/** Written under a temporary name, synced, then renamed: a file is there whole or not at all, also after a power cut. */
async function put(content: Uint8Array | Readable): Promise<{ hash: string; size: number }> {
  const temporary = join(installation().storage, `${keyOf(randomBytes(32).toString('hex'))}.${randomUUID()}.part`)
  await mkdir(dirname(temporary), { recursive: true })
  try {
    const written = await write(temporary, content)
    const path = join(installation().storage, keyOf(written.hash))
    await mkdir(dirname(path), { recursive: true })
    await rename(temporary, path)
    // the name too outlasts a power cut; where folders cannot be opened (Windows) the system sees to it
    await synced(dirname(path)).catch(() => {})
    return written
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
}

async function write(path: string, content: Uint8Array | Readable): Promise<{ hash: string; size: number }> {
  const handle = await open(path, 'w')
  const [digest, chunks] = [createHash('sha256'), content instanceof Uint8Array ? [content] : content]
  let size = 0
  try {
    for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
      digest.update(chunk)
      size += chunk.length
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { hash: digest.digest('hex'), size }
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function keyOf(hash: string): string {
  return `${hash.slice(0, 2)}/${hash}`
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** SHA-256 of a file, read piece by piece; null where it is not there. */
export async function fileHash(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) digest.update(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return digest.digest('hex')
}
