import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { briefly } from '#core/persistence/briefly'
import { fold } from '#core/text/fold'
import type { Whose } from '#duties/domain/duty_kinds'
import Duty, { actsOf } from '#duties/models/duty'
import type Office from '#identity/office'
import Decision from '#decisions/models/decision'
import { STAGES, type Stage, stageOf } from '#cases/domain/stage'

/** What a list can be sorted by; the order of duties only where it lists duties. */
export const SORTS = {
  eingang: 'applications.submitted_at',
  betrag: 'applications.requested_amount',
  kommune: 'applications.recipient_sort',
  pflicht: 'duties.day',
} as const

export type Sort = keyof typeof SORTS
export const PAGE_SIZES = [25, 50, 100] as const
/** Beyond this the list says "more than": counting everything costs more than showing a page. */
export const MOST_COUNTED = 1000

/** Whose duties a list shows, as its address says it. */
export const TURNS = {
  sachbearbeitung: 'officer',
  haushalt: 'budget',
  leitung: 'head',
  kommune: 'applicant',
} as const satisfies Record<string, Whose>
export type ListedTurn = keyof typeof TURNS

export type Filter = {
  q: string
  turn: ListedTurn | ''
  status: Stage | ''
  programme: number | null
  officer: number | null
  /** Only what is overdue on the day of the list; a list of duties. */
  overdue: boolean
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
  stage: Stage
  submittedAt: DateTime
  officerName: string | null
  duty: Duty | null
}

/** Whose duties a list begins with: an office's own; of those who do not act on files, everybody's files. */
export function ownTurn(office: Office): ListedTurn | '' {
  const [own] = actsOf(office)
  return (Object.keys(TURNS) as ListedTurn[]).find((turn) => TURNS[turn] === own) ?? ''
}

/**
 * A filter from the address of a page: what it does not know it leaves out. An address that asks for nothing
 * shows what waits for the office, in the order of its day.
 */
export function filterFrom(input: Record<string, unknown>, own: ListedTurn | '' = ''): Filter {
  const text = (name: string) => (typeof input[name] === 'string' ? (input[name] as string).trim().slice(0, 80) : '')
  const whole = (name: string) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : null)
  const narrowed = ['q', 'status', 'bei'].some((name) => text(name) !== '')
  const turn = narrowed ? ((text('bei') in TURNS ? text('bei') : '') as ListedTurn | '') : own
  const wanted = text('sortierung') in SORTS ? (text('sortierung') as Sort) : turn ? 'pflicht' : 'eingang'
  const sort = wanted === 'pflicht' && !turn ? 'eingang' : wanted
  return {
    q: text('q'),
    turn,
    status: STAGES.find((stage) => stage === text('status')) ?? '',
    programme: whole('programm'),
    officer: whole('person'),
    overdue: turn !== '' && text('frist') === 'ueberfaellig',
    sort,
    descending: text('richtung') ? text('richtung') !== 'auf' : sort !== 'pflicht',
    page: Math.min(Math.max(1, whole('seite') ?? 1), 400),
    size: PAGE_SIZES.find((candidate) => candidate === whole('anzahl')) ?? 25,
  }
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
  const query = filter.sort === 'pflicht' ? dutyKeys(office, filter, today) : fileKeys(office, filter, today)
  return query
    .select(`${column} as at`)
    .orderBy(column, direction)
    .orderBy(filter.sort === 'pflicht' ? 'duties.id' : 'applications.id', direction)
}

function dutyKeys(office: Office, filter: Filter, today: Day): DatabaseQueryBuilderContract {
  const query = openDuties(office, filter, today).select('duties.application_id as file', 'duties.id as duty')
  const { q, status, programme, officer } = filter
  if (q || status || programme || officer) {
    query.join('applications', 'applications.id', 'duties.application_id')
    narrow(query, office, filter)
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

function openDuties(office: Office, { turn, overdue }: Filter, today: Day): DatabaseQueryBuilderContract {
  const query = db.from('duties').whereNull('duties.done_at')
  // what has no authority is a draft, which only its writer knows of
  if (office.seesWholeLand) query.where('duties.land', office.land).whereNotNull('duties.authority_id')
  else query.where('duties.authority_id', office.id)
  if (turn) query.where('duties.whose', TURNS[turn])
  if (overdue) query.where('duties.due_on', '<', today.iso)
  return query
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
    Decision.query()
      .whereIn('application_id', ids)
      .where('subject', 'application')
      .select('id', 'application_id', 'subject', 'kind', 'status')
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
        decisions.filter(({ applicationId }) => applicationId === id)
      ),
      submittedAt: DateTime.fromSQL(file.submitted_at, { zone: 'utc' }),
      officerName: file.officer_name,
      duty: (duty ? own.find((candidate) => candidate.id === duty) : shown[0]) ?? null,
    }
  })
}

/** How many there are, counted up to a limit: {@link MOST_COUNTED} + 1 means "more". */
export async function countOf(office: Office, filter: Filter, today: Day): Promise<number> {
  const keys = filter.sort === 'pflicht' ? dutyKeys(office, filter, today) : fileKeys(office, filter, today)
  const [{ total }] = await db.from(keys.limit(MOST_COUNTED + 1).as('capped')).count('* as total')
  return Number(total)
}

const COUNTS_LIVE_MS = 5000

/** Files by stage, for the counters above the list; at most five seconds old. */
export function countsByStage(office: Office): Promise<ReadonlyMap<Stage, number>> {
  return briefly(`stages:${office.key}`, COUNTS_LIVE_MS, async () => {
    const [byStatus, byDecision] = await Promise.all([
      scope(office).select('status').count('* as total').groupBy('status'),
      decidedIn(office)
        .select('decisions.status', 'decisions.kind')
        .count('* as total')
        .groupBy('decisions.status', 'decisions.kind'),
    ])
    const counts = new Map<Stage, number>()
    const add = (stage: Stage, count: number) => counts.set(stage, (counts.get(stage) ?? 0) + count)
    for (const { status, total } of byStatus) if (status !== 'decided') add(status, Number(total))
    for (const { status, kind, total } of byDecision) {
      const stage = stageOf('decided', [{ subject: 'application', status, kind }])
      add(stage, Number(total))
      // a file whose decision is under way counts there and no longer in review
      if (stage === 'proposed' || stage === 'co_signed') add('in_review', -Number(total))
    }
    return counts
  })
}

/** Open duties by whose they are, and how many of the office's own are overdue. */
export function countsByTurn(office: Office, today: Day) {
  return briefly(`turns:${office.key}:${today}`, COUNTS_LIVE_MS, async () => {
    const all = { turn: '', overdue: false } as Filter
    const rows = await openDuties(office, all, today).select('whose').count('* as total').groupBy('whose')
    const own = ownTurn(office)
    const late = own
      ? await openDuties(office, { ...all, turn: own, overdue: true }, today).count('* as total')
      : [{ total: 0 }]
    return {
      byWhose: new Map<Whose, number>(rows.map(({ whose, total }) => [whose, Number(total)])),
      overdue: Number(late[0].total),
    }
  })
}

/** The files that were submitted to an office, or in its Land where it reads all of them. */
export function scope(office: Office): DatabaseQueryBuilderContract {
  const query = db.from('applications').whereNotNull('applications.submitted_at')
  return office.seesWholeLand
    ? query.where('applications.land', office.land)
    : query.where('applications.authority_id', office.id)
}

/** Decisions on applications of an office that stand or are under way. */
function decidedIn(office: Office): DatabaseQueryBuilderContract {
  const query = db
    .from('decisions')
    .where('decisions.land', office.land)
    .where('decisions.subject', 'application')
    .whereNotIn('decisions.status', ['returned', 'lapsed'])
  if (office.seesWholeLand) return query
  return query
    .join('applications', 'applications.id', 'decisions.application_id')
    .where('applications.authority_id', office.id)
}

/** By which decisions a stage is known that is not the application's own. */
const DECIDED: Partial<Record<Stage, { status: string; rejection?: boolean }>> = {
  proposed: { status: 'proposed' },
  co_signed: { status: 'co_signed' },
  signed: { status: 'signed' },
  granted: { status: 'dispatched', rejection: false },
  rejected: { status: 'dispatched', rejection: true },
}

function narrow(
  query: DatabaseQueryBuilderContract,
  office: Office,
  { status, programme, officer, q }: Filter
): DatabaseQueryBuilderContract {
  const decided = status && DECIDED[status]
  if (decided) decidedAs(query, office, decided)
  else if (status) query.where('applications.status', status)
  if (status === 'in_review')
    query.whereNotIn('applications.id', db.from('decisions').whereNotNull('under_way').select('under_way'))
  if (programme) query.where('applications.programme_id', programme)
  if (officer) query.where('applications.officer_id', officer)
  if (q) query.where('applications.search_text', 'like', `%${fold(q) || q.replace(/[%_\\]/g, '\\$&')}%`)
  return query
}

/** Few decisions are under way, and lead to their files; of those that stand there are many, so the list is walked. */
function decidedAs(
  query: DatabaseQueryBuilderContract,
  office: Office,
  { status, rejection }: { status: string; rejection?: boolean }
) {
  const decisions = db.from('decisions').where({ subject: 'application', status }).select('application_id')
  if (rejection === undefined) return query.whereIn('applications.id', decisions.where('land', office.land))
  if (rejection) decisions.where('kind', 'rejection')
  else decisions.whereNot('kind', 'rejection')
  return query
    .where('applications.status', 'decided')
    .where('applications.id', decisions.whereColumn('decisions.application_id', 'applications.id').limit(1))
}
