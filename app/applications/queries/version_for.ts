import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { rulesThatDiffer } from '#programmes/domain/moving_rules'
import ProgrammeVersion from '#programmes/models/programme_version'
import type Application from '#applications/models/application'

/** A version to which a draft may move, at once or from its first day on. */
export type OfferedVersion = { version: ProgrammeVersion; isInForce: boolean }

/**
 * The newest version in force that is offered to a draft, else the next one ahead, of those with the rules of its own; null
 * where there is none, or where its call has closed.
 */
export async function versionFor(
  application: Application,
  at: DateTime,
  trx?: TransactionClientContract
): Promise<OfferedVersion | null> {
  if (application.status !== 'draft' || application.isOnPaper) return null
  if (trx) application.useTransaction(trx)
  await application.load((loader) => loader.load('call').load('programmeVersion'))
  if (!application.call.isOpenAt(at)) return null
  const { version: own, definition } = application.programmeVersion
  const later = await ProgrammeVersion.query({ client: trx })
    .where({ programmeId: application.programmeId, offered: true })
    .where('version', '>', own)
    .orderBy('version', 'desc')
  const fitting = later.filter((one) => rulesThatDiffer(definition, one.definition).length === 0)
  // one that was declined can still be had, but is told of no more
  const declined = later.find(({ id }) => id === application.declinedVersionId)?.version ?? 0
  const news = fitting.filter(({ version }) => version > declined)
  const wanted = news.length ? news : fitting
  const inForce = wanted.find(({ validFrom }) => !validFrom.isAfter(dayOf(at)))
  const version = inForce ?? wanted.at(-1)
  return version ? { version, isInForce: version === inForce } : null
}
