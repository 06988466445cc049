import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { readSections } from '#applications/domain/completeness'
import type Application from '#applications/models/application'
import { filedOf } from '#applications/queries/submission_of'

/** What the newest version of a file lacks, section by section; nothing where it was not filed yet. */
export async function gapsOf(
  application: Application,
  trx?: TransactionClientContract
): Promise<{ title: string; sentences: string[] }[]> {
  if (application.version === 0) return []
  if (trx) application.useTransaction(trx)
  await application.load((loader) => loader.load('call').load('programmeVersion'))
  const { context } = await filedOf(application, { trx })
  return readSections(context)
    .filter(({ state }) => state !== 'complete')
    .map(({ section: { title }, problems }) => ({ title, sentences: problems.map(({ sentence }) => sentence) }))
}
