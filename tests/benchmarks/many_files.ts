import db from '@adonisjs/lucid/services/db'
import { fold, sortKey } from '#core/text/fold'
import { TURN_IN } from '#applications/domain/application_workflow'
import { FILED_STATUSES } from '#cases/queries/worklist'
import type Application from '#applications/models/application'
import { copies, dice, rowOf } from '#tests/benchmarks/copies'

const [FIRST_DAY, YEARS] = [Date.parse('2020-01-01T08:00:00Z'), 6]

/** Files of one authority beside a model file, spread over stages, recipients, amounts and six years. */
export async function manyFiles(model: Application, count: number): Promise<void> {
  const roll = dice(20260120)
  const units = await db.from('register_units').where('land', model.land).select('name').orderBy('key')
  const span = YEARS * 365 * 86_400
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => {
    const name = units[roll(units.length)].name as string
    const submitted = FIRST_DAY + roll(span) * 1000
    const status = FILED_STATUSES[roll(FILED_STATUSES.length)]
    const since = instant(submitted + roll(200) * 86_400_000)
    const fileNumber = `${model.fileNumber!.slice(0, -5)}${String(100_000 + number)}`
    return {
      file_number: fileNumber,
      recipient_name: name,
      recipient_sort: sortKey(name).slice(0, 120),
      search_text: fold(`${fileNumber} ${name}`),
      status,
      submitted_at: instant(submitted),
      status_since: since,
      turn: TURN_IN[status],
      turn_since: since,
      requested_amount: 100_000 + roll(60_000_000),
    }
  })
  await db.rawQuery(db.connection().dialect.name === 'mysql' ? 'ANALYZE TABLE applications' : 'ANALYZE')
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}
