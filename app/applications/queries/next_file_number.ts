import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Application from '#applications/models/application'

/** The next file number (Aktenzeichen) of a programme and year, e.g. NW-KI-2026-00017; no number is given twice. */
export async function nextFileNumber(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<string> {
  const { programme } = application
  const year = dayOf(at).year
  const counter = { programme_id: programme.id, year }
  await trx
    .insertQuery()
    .table('file_number_counters')
    .insert({ ...counter, last: 0 })
    .knexQuery.onConflict(['programme_id', 'year'])
    .ignore()
  await trx.from('file_number_counters').where(counter).increment('last', 1)
  const { last } = await trx.from('file_number_counters').where(counter).forUpdate().firstOrFail()
  return `${programme.land}-${programme.code}-${year}-${String(last).padStart(5, '0')}`
}
