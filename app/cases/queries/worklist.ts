import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import Duty from '#duties/models/duty'
import type Office from '#identity/office'
import { type Stage, stageOf } from '#cases/domain/stage'
import { type Filter, type ListedTurn, SORTS, TURNS } from '#cases/domain/worklist_filter'
import { narrow, openDuties, scope } from '#cases/queries/worklist_scope'

export type Row = {
  id: number
  fileNumber: string
  recipientName: string
  programmeName: string
  title: string
  requestedAmount: Money
  stage: Stage
  submittedAt: DateTime
  officerName: string | null
  duty: Duty | null
}

/**
 * A page of what an office sees. Its keys are paged on an index first and joined afterwards: joined directly, the
 * database sorts every file of the office for each page.
 */
export async function worklist(office: Office, filter: Filter, today: Day): Promise<Row[]> {
  const keys = await pageOfKeys(office, filter, today)
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
  return rowsOf(keys as Key[], filter)
}

export type Key = { file: number; duty?: number; at: string | number }

/** The keys of a list in its order: of files, or of the duties that it lists. */
export function pageOfKeys(office: Office, filter: Filter, today: Day): DatabaseQueryBuilderContract {
  const direction = filter.descending ? 'desc' : 'asc'
  const column = SORTS[filter.sort]
  return keysOf(office, filter, today)
    .select(`${column} as at`)
    .orderBy(column, direction)
    .orderBy(filter.sort === 'pflicht' ? 'duties.id' : 'applications.id', direction)
}

/** The keys of a list in no order. */
export function keysOf(office: Office, filter: Filter, today: Day): DatabaseQueryBuilderContract {
  return filter.sort === 'pflicht' ? dutyKeys(office, filter, today) : fileKeys(office, filter, today)
}

function dutyKeys(office: Office, filter: Filter, today: Day): DatabaseQueryBuilderContract {
  const query = openDuties(office, filter, today).select('duties.application_id as file', 'duties.id as duty')
  const { q, status, programme, officer } = filter
  if (q || status || programme || officer) {
    void query.join('applications', 'applications.id', 'duties.application_id')
    void narrow(query, office, filter)
  }
  return query
}

function fileKeys(office: Office, filter: Filter, today: Day): DatabaseQueryBuilderContract {
  const query = narrow(scope(office), office, filter).select('applications.id as file')
  if (!filter.turn) return query
  // a scalar and no EXISTS: the order of the list's index is kept, whatever the planner would make of a semi-join
  const one = openDuties(office, filter, today)
    .whereColumn('duties.application_id', 'applications.id')
    .select('duties.application_id')
    .limit(1)
  return query.where('applications.id', one)
}

/** What is shown of a page of keys, in their order. */
export async function rowsOf(keys: readonly Key[], filter: Pick<Filter, 'turn'>): Promise<Row[]> {
  const ids = keys.map(({ file }) => file)
  if (ids.length === 0) return []
  const [files, decisions, duties] = await Promise.all([
    db
      .from('applications')
      .whereIn('applications.id', ids)
      .join('programmes', 'programmes.id', 'applications.programme_id')
      .leftJoin('users', 'users.id', 'applications.officer_id')
      .select('applications.id', 'file_number', 'recipient_name', 'title', 'requested_amount', 'status', 'submitted_at')
      .select('programmes.name as programme_name', 'users.name as officer_name'),
    db
      .from('decisions')
      .whereIn('application_id', ids)
      .where('subject', 'application')
      .select('application_id', 'subject', 'kind', 'status')
      .orderBy('id', 'desc'),
    Duty.query().whereIn('application_id', ids).whereNull('done_at').orderBy('day').orderBy('id'),
  ])
  const fileOf = new Map(files.map((file) => [file.id, file]))
  return keys.map(({ file: id, duty }) => {
    const file = fileOf.get(id)!
    const own = duties.filter(({ applicationId }) => applicationId === id)
    const shown = filter.turn ? own.filter(({ whose }) => whose === TURNS[filter.turn as ListedTurn]) : own
    return {
      id,
      fileNumber: file.file_number,
      recipientName: file.recipient_name,
      programmeName: file.programme_name,
      title: file.title,
      requestedAmount: Money.cents(file.requested_amount ?? 0),
      stage: stageOf(
        file.status,
        decisions.filter(({ application_id: of }) => of === id)
      ),
      submittedAt: DateTime.fromSQL(file.submitted_at, { zone: 'utc' }),
      officerName: file.officer_name,
      duty: (duty ? own.find((candidate) => candidate.id === duty) : shown[0]) ?? null,
    }
  })
}
