import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { installation } from '#core/installation'
import Refusal from '#core/refusal'
import { MANIFEST, type Manifest } from '#integrity/actions/back_up'
import { databaseCopy } from '#integrity/backup/database_copies'
import { copied, isEmptyFolder } from '#integrity/backup/stored_files'

/** Reads a backup into an empty installation; nothing is written before every file of it has been checked. */
export default class Restore {
  /** @throws Refusal integrity.no_backup, integrity.backup_differs, integrity.not_empty, integrity.copy_failed */
  async handle(folder: string): Promise<Manifest> {
    const from = resolve(folder)
    const manifest = await readManifest(from)
    for (const { path, sha256 } of manifest.files)
      if ((await hashOf(join(from, path))) !== sha256) throw new Refusal('integrity.backup_differs', { file: path })
    const { storage } = installation()
    const database = databaseCopy()
    if (manifest.database !== database.fileName) throw new Refusal('integrity.other_database')
    if (!(await database.isEmpty()) || !(await isEmptyFolder(storage))) throw new Refusal('integrity.not_empty')
    for (const { path } of manifest.files.filter((file) => file.path.startsWith('files/')))
      await copied(join(from, path), storage, path.slice('files/'.length))
    await database.read(join(from, manifest.database))
    return manifest
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  const manifest = text === null ? null : (JSON.parse(text) as Manifest)
  if (manifest?.format !== 'anschub-backup-1') throw new Refusal('integrity.no_backup', { folder })
  return manifest
}

/** Null where the file is not there. */
async function hashOf(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) digest.update(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return digest.digest('hex')
}
