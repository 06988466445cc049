import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { installation } from '#core/installation'
import Refusal from '#core/refusal'
import { databaseCopy } from '#integrity/backup/database_copies'
import { copied, copyNew, isEmptyFolder, type Kept } from '#integrity/backup/stored_files'

/** What a backup holds: every file with its hash. */
export type Manifest = { format: 'anschub-backup-1'; madeAt: string; database: string; files: readonly Kept[] }

export const MANIFEST = 'manifest.json'

/**
 * A backup of database and files while the application runs. Files that are stored stay at least an hour, named or not;
 * so everything stored is copied, then what came meanwhile, then the database as of one moment, then what came before
 * that moment: every row finds its bytes.
 */
@inject()
export default class BackUp {
  constructor(private clock: Clock) {}

  /** @throws Refusal integrity.folder_not_empty, integrity.tool_missing, integrity.copy_failed */
  async handle(folder: string): Promise<Manifest> {
    const [to, under] = [resolve(folder), `${resolve(folder)}.part`]
    if (!(await isEmptyFolder(to))) throw new Refusal('integrity.folder_not_empty', { folder: to })
    const { storage } = installation()
    const [database, kept] = [databaseCopy(), new Map<string, Kept>()]
    await rm(under, { recursive: true, force: true })
    await mkdir(under, { recursive: true })
    try {
      for (let pass = 0; pass < 2; pass++) await copyNew(storage, under, kept)
      const raw = join(under, 'raw')
      await database.write(raw)
      const copy = await copied(raw, under, database.fileName)
      await rm(raw)
      await copyNew(storage, under, kept)
      const files = [copy, ...kept.values()]
      const madeAt = this.clock.now().toUTC().toISO()!
      const manifest: Manifest = { format: 'anschub-backup-1', madeAt, database: database.fileName, files }
      await writeFile(join(under, MANIFEST), JSON.stringify(manifest, null, 1), { flush: true })
      await rm(to, { recursive: true, force: true })
      // a backup has its name once it is whole
      await rename(under, to)
      return manifest
    } catch (error) {
      await rm(under, { recursive: true, force: true })
      throw error
    }
  }
}
