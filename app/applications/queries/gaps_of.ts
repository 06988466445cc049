import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { SectionKind } from '#programmes/domain/definition'
import { RECKONED } from '#applications/domain/paper'
import Refusal from '#core/refusal'
import { readSections } from '#applications/domain/completeness'
import type Application from '#applications/models/application'
import { filedOf } from '#applications/queries/submission_of'

/** What the newest version of a file lacks, section by section; nothing where it was not filed yet. */
export async function gapsOf(
  application: Application,
  trx?: TransactionClientContract
): Promise<{ key: string; kind: SectionKind; title: string; sentences: string[] }[]> {
  if (application.version === 0 || !application.isOnPaper) return []
  if (trx) application.useTransaction(trx)
  await application.load((loader) => loader.load('call').load('programmeVersion'))
  const { context } = await filedOf(application, { trx })
  return readSections(context)
    .filter(({ state }) => state !== 'complete')
    .map(({ section: { key, kind, title }, problems }) => ({
      key,
      kind,
      title,
      sentences: problems.map(({ sentence }) => sentence),
    }))
}

/** What came on paper may lack something: it is asked for before it is taken as complete. @throws Refusal applications.gaps_left */
export async function assertNoGaps(application: Application, trx: TransactionClientContract): Promise<void> {
  const gaps = await gapsOf(application, trx)
  if (gaps.length) throw new Refusal('applications.gaps_left', { sections: gaps.map(({ title }) => title).join(', ') })
}

/** Nothing is granted upon a paper whose plan and posts do not come out. @throws Refusal applications.not_reckoned */
export async function assertReckoned(application: Application, trx: TransactionClientContract): Promise<void> {
  const gaps = await gapsOf(application, trx)
  const wrong = gaps.filter(({ kind }) => RECKONED.includes(kind))
  if (wrong.length)
    throw new Refusal('applications.not_reckoned', { sections: wrong.map(({ title }) => title).join(', ') })
}
