import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { briefly } from '#core/persistence/briefly'
import { fold } from '#core/text/fold'
import type Office from '#identity/office'
import Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'
import { nextDutyOf } from '#cases/domain/next_duty'
import { APPLICATION_STATUSES, type ApplicationStatus } from '#applications/domain/application_workflow'

export const SORTS = {
  eingang: 'submitted_at',
  pflicht: 'turn_since',
  betrag: 'requested_amount',
  kommune: 'recipient_sort',
} as const

export type Sort = keyof typeof SORTS
export const PAGE_SIZES = [25, 50, 100] as const
/** Beyond this the list says "more than": counting everything costs more than showing a page. */
export const MOST_COUNTED = 1000
export const FILED_STATUSES = APPLICATION_STATUSES.filter((status) => status !== 'draft')

/** The stages that a list can be cut to: those of the workflow, and what was decided against the applicant. */
export const STAGES = [...FILED_STATUSES, 'rejected'] as const

/** Whose files a list shows, as its address says it. */
export const TURNS = { sachbearbeitung: 'officer', haushalt: 'budget', leitung: 'head', kommune: 'applicant' } as const
export type ListedTurn = keyof typeof TURNS

export type Filter = {
  q: string
  turn: ListedTurn | ''
  status: ApplicationStatus | 'rejected' | ''
  programme: number | null
  officer: number | null
  sort: Sort
  descending: boolean
  page: number
  size: number
}

export type Row = {
  id: number
  fileNumber: string
  recipientName: string
  programmeName: string
  title: string
  requestedAmount: Money
  status: ApplicationStatus
  turnSince: DateTime
  submittedAt: DateTime
  officerName: string | null
  rejected: boolean
  duty: string
  late?: boolean
}

/** Whose acts a list begins with: an office's own; of those who do not act on files, everybody's. */
export function ownTurn(office: Office): ListedTurn | '' {
  if (office.holds('case_officer')) return 'sachbearbeitung'
  if (office.holds('budget_officer')) return 'haushalt'
  return office.holds('head_of_unit') ? 'leitung' : ''
}

/**
 * A filter from the address of a page: what it does not know it leaves out. An address that asks for nothing
 * shows what waits for the office, the oldest duty first.
 */
export function filterFrom(input: Record<string, unknown>, own: ListedTurn | '' = ''): Filter {
  const text = (name: string) => (typeof input[name] === 'string' ? (input[name] as string).trim().slice(0, 80) : '')
  const whole = (name: string) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : null)
  const status = text('status')
  const narrowed = ['q', 'status', 'bei'].some((name) => text(name) !== '')
  const turn = narrowed ? ((text('bei') in TURNS ? text('bei') : '') as ListedTurn | '') : own
  const sort = text('sortierung') in SORTS ? (text('sortierung') as Sort) : turn ? 'pflicht' : 'eingang'
  const descending = text('richtung') ? text('richtung') !== 'auf' : sort !== 'pflicht'
  const size = PAGE_SIZES.find((candidate) => candidate === whole('anzahl')) ?? 25
  return {
    q: text('q'),
    turn,
    status: STAGES.find((stage) => stage === status) ?? '',
    programme: whole('programm'),
    officer: whole('person'),
    sort,
    descending,
    page: Math.min(Math.max(1, whole('seite') ?? 1), 400),
    size,
  }
}

/**
 * A page of the files that an office sees. The ids are paged on an index first and joined afterwards: joined
 * directly, the database sorts every file of the office for each page.
 */
export async function worklist(office: Office, filter: Filter, today: Day): Promise<Row[]> {
  const direction = filter.descending ? 'desc' : 'asc'
  const column = SORTS[filter.sort]
  const rows = await db
    .from(pageOfIds(office, filter).as('page'))
    .join('applications', 'applications.id', 'page.page_id')
    .join('programmes', 'programmes.id', 'applications.programme_id')
    .leftJoin('users', 'users.id', 'applications.officer_id')
    .select(
      'applications.id',
      'applications.file_number',
      'applications.recipient_name',
      'applications.title',
      'applications.requested_amount',
      'applications.status',
      'applications.turn_since',
      'applications.submitted_at',
      'programmes.name as programme_name',
      'users.name as officer_name'
    )
    .orderBy(`applications.${column}`, direction)
    .orderBy('applications.id', direction)
  const dutyOf = await dutiesOf(
    rows.map(({ id }) => id),
    today
  )
  return rows.map((row) => ({
    ...dutyOf(row.id, row.status),
    id: row.id,
    fileNumber: row.file_number,
    recipientName: row.recipient_name,
    programmeName: row.programme_name,
    title: row.title,
    requestedAmount: Money.cents(row.requested_amount ?? 0),
    status: row.status,
    turnSince: instant(row.turn_since),
    submittedAt: instant(row.submitted_at),
    officerName: row.officer_name,
  }))
}

/** What comes next in each file of a page, as its own head says it. */
async function dutiesOf(ids: number[], today: Day) {
  const decisions = await Decision.query()
    .whereIn('application_id', ids)
    .whereNot('status', 'returned')
    .select('id', 'application_id', 'land', 'kind', 'cosignature_required', 'dispatched_at')
    .preload('announcement')
    .orderBy('id')
  const reports = await ProgressReport.query()
    .whereIn('grant_id', Grant.query().whereIn('application_id', ids).select('id'))
    .preload('grant', (grants) => grants.preload('recipient'))
    .orderBy('year')
  return (id: number, status: ApplicationStatus) => {
    const decision = decisions.findLast(({ applicationId }) => applicationId === id) ?? null
    const own = reports.filter(({ grant }) => grant.applicationId === id)
    return {
      rejected: Boolean(decision?.dispatchedAt) && decision?.kind === 'rejection',
      ...nextDutyOf({ status, decision, reports: own, proofDueOn: own[0]?.grant.proofDueOn ?? null }, today),
    }
  }
}

/** The ids of a page, in its order, from an index alone. */
export function pageOfIds(office: Office, filter: Filter): DatabaseQueryBuilderContract {
  const direction = filter.descending ? 'desc' : 'asc'
  return filed(office, filter)
    .select('id as page_id')
    .orderBy(SORTS[filter.sort], direction)
    .orderBy('id', direction)
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
}

/** How many there are, counted up to a limit: {@link MOST_COUNTED} + 1 means "more". */
export async function countOf(office: Office, filter: Filter): Promise<number> {
  const capped = filed(office, filter)
    .select('id')
    .limit(MOST_COUNTED + 1)
    .as('capped')
  const [{ total }] = await db.from(capped).count('* as total')
  return Number(total)
}

const COUNTS_LIVE_MS = 5000

/** Files by stage or by whose turn it is, for the counters above the list; at most five seconds old. */
export function countsBy(column: 'status' | 'turn', office: Office): Promise<ReadonlyMap<string, number>> {
  return briefly(`${column}:${office.key}`, COUNTS_LIVE_MS, async () => {
    const rows = await scope(office).select(column).count('* as total').groupBy(column)
    return new Map(rows.map((row) => [row[column] as string, Number(row.total)]))
  })
}

/** The files that were submitted to an office, or in its Land where it reads all of them. */
export function scope(office: Office) {
  const query = db.from('applications').whereNotNull('submitted_at')
  return office.seesWholeLand ? query.where('land', office.land) : query.where('authority_id', office.id)
}

function rejectedIds(office: Office) {
  return db
    .from('decisions')
    .where({ land: office.land, kind: 'rejection', status: 'dispatched' })
    .select('application_id')
}

function filed(office: Office, filter: Filter): DatabaseQueryBuilderContract {
  const query = scope(office)
  if (filter.status === 'rejected') query.whereIn('id', rejectedIds(office))
  else if (filter.status) query.where('status', filter.status)
  if (filter.turn) query.where('turn', TURNS[filter.turn])
  if (filter.programme) query.where('programme_id', filter.programme)
  if (filter.officer) query.where('officer_id', filter.officer)
  if (filter.q) query.where('search_text', 'like', `%${fold(filter.q) || filter.q.replace(/[%_\\]/g, '\\$&')}%`)
  return query
}

function instant(value: string): DateTime {
  return DateTime.fromSQL(value, { zone: 'utc' })
}
