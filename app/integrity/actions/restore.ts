import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { installation } from '#core/installation'
import Refusal from '#core/refusal'
import { fileHash } from '#documents/document_store'
import { MANIFEST, type Manifest } from '#integrity/actions/back_up'
import { databaseCopy } from '#integrity/backup/database_copies'
import { copied, isEmptyFolder } from '#integrity/backup/stored_files'

/** Files of a backup lie where the store keeps its own, and nowhere else. */
const OWN = /^files\/[0-9a-f]{2}\/[0-9a-f]{64}$/

/** Reads a backup into an empty installation; nothing is written before every file of it has been checked. */
export default class Restore {
  /** @throws Refusal integrity.no_backup, integrity.backup_differs, integrity.not_empty, integrity.copy_failed */
  async handle(folder: string): Promise<Manifest> {
    const from = resolve(folder)
    const manifest = await readManifest(from)
    const database = databaseCopy()
    if (manifest.database !== database.fileName) throw new Refusal('integrity.other_database')
    const isListed = manifest.files.some(({ path }) => path === database.fileName)
    if (!isListed) throw new Refusal('integrity.backup_differs', { file: database.fileName })
    for (const { path, sha256 } of manifest.files) {
      const isOwn = path === database.fileName || OWN.test(path)
      if (!isOwn || (await fileHash(join(from, path))) !== sha256)
        throw new Refusal('integrity.backup_differs', { file: path })
    }
    const { storage } = installation()
    if (!(await database.isEmpty()) || !(await isEmptyFolder(storage))) throw new Refusal('integrity.not_empty')
    for (const { path } of manifest.files.filter((file) => file.path.startsWith('files/')))
      await copied(join(from, path), storage, path.slice('files/'.length))
    await database.read(join(from, manifest.database))
    return manifest
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  const manifest = text === null ? null : parsed(text)
  if (manifest?.format !== 'anschub-backup-1') throw new Refusal('integrity.no_backup', { folder })
  return manifest
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return null
  }
}
