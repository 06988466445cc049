import db from '@adonisjs/lucid/services/db'
import Day from '#core/calendar/day'
import { dayOfStored } from '#core/persistence/columns'
import { isOverdue } from '#duties/domain/duty_kinds'
import type { FinancingType } from '#programmes/domain/definition'
import ProgrammeVersion from '#programmes/models/programme_version'
import { WRITABLE } from '#reports/domain/report_workflow'
import type { GrantRow } from '#cases/domain/grant_columns'

const BATCH = 500

export type GrantTerms = {
  land: string
  /** An authority's own grants only; null where the office reads the whole Land. */
  authorityId: number | null
  filter: { programme: number | null }
}

/** The grants whose notice was dispatched, by their key; the next batch is read while this one is written. */
export async function* grantsInBatches(terms: GrantTerms, today: Day): AsyncGenerator<GrantRow[]> {
  const financing = await financingOfVersions(terms)
  let next = grantsAfter(0, terms, financing, today)
  for (;;) {
    const { last, rows } = await next
    if (last === null) return
    next = grantsAfter(last, terms, financing, today)
    next.catch(() => {}) // awaited in the next turn, which throws it
    yield rows
  }
}

type FinancingOf = ReadonlyMap<number, FinancingType>
type Raw = Record<string, never>
/** First and last id of a page. */
type Span = [number, number]

/** Read once, not with every row: a definition is a long text. */
async function financingOfVersions({ land }: GrantTerms): Promise<FinancingOf> {
  const ofLand = db.from('programmes').where('land', land).select('id')
  const versions = await ProgrammeVersion.query().whereIn('programme_id', ofLand)
  return new Map(versions.map(({ id, definition }) => [id, definition.financing.type]))
}

/** Keyset by id: the page is cut on the grants alone and joined afterwards. */
async function grantsAfter(after: number, terms: GrantTerms, financing: FinancingOf, today: Day) {
  const grants = await headsAfter(after, terms)
  if (grants.length === 0) return { last: null, rows: [] }
  const ids: Span = [Number(grants[0].id), Number(grants.at(-1)!.id)]
  const dispatched = grants.filter(({ dispatched_at: dispatchedAt }) => dispatchedAt)
  const rows = await withParts(
    dispatched,
    () => idsOf('grants', terms).whereBetween('grants.id', ids),
    financing,
    today
  )
  return { last: Number(grants.at(-1)!.id), rows }
}

/** What a list of an office is about, by the ids of one table alone; what belongs to a file is found through it. */
export function idsOf(table: 'grants' | 'decisions', { land, authorityId, filter }: GrantTerms) {
  const rows = db.from(table).select(`${table}.id`).where(`${table}.land`, land)
  if (authorityId || filter.programme) void rows.join('applications', 'applications.id', `${table}.application_id`)
  if (authorityId) void rows.where('applications.authority_id', authorityId)
  if (filter.programme) void rows.where('applications.programme_id', filter.programme)
  return rows
}

/** A page of them, cut before anything is joined to it. */
export function pageAfter(after: number, table: 'grants' | 'decisions', terms: GrantTerms) {
  return idsOf(table, terms).where(`${table}.id`, '>', after).orderBy(`${table}.id`).limit(BATCH).as('page')
}

function headsAfter(after: number, terms: GrantTerms): Promise<Raw[]> {
  return db
    .from(pageAfter(after, 'grants', terms))
    .join('grants', 'grants.id', 'page.id')
    .join('applications', 'applications.id', 'grants.application_id')
    .join('recipients', 'recipients.id', 'grants.recipient_id')
    .join('programmes', 'programmes.id', 'applications.programme_id')
    .join('calls', 'calls.id', 'applications.call_id')
    .join('grant_versions', (join) =>
      join.on('grant_versions.grant_id', 'grants.id').andOnVal('grant_versions.version', 1)
    )
    .join('decisions', 'decisions.id', 'grant_versions.decision_id')
    .select('grants.id', 'grant_versions.amount as first_amount', 'grant_versions.valid_from')
    .select('applications.file_number', 'applications.title', 'applications.programme_id')
    .select('recipients.name as recipient_name', 'recipients.unit_key', 'programmes.name as programme_name')
    .select('applications.programme_version_id', 'decisions.id as first_decision_id', 'decisions.requested_amount')
    .select('decisions.signed_at', 'decisions.dispatched_at', 'decisions.finance_plan_id')
    .orderBy('grants.id') as never
}

/**
 * What belongs to each grant of a page, each kind in one statement. The page is asked for by its span: a list of its ids
 * would be another statement every time, and SQLite keeps each one compiled until its memory is collected.
 */
async function withParts(
  grants: readonly Raw[],
  page: () => ReturnType<typeof idsOf>,
  financing: FinancingOf,
  today: Day
): Promise<GrantRow[]> {
  if (grants.length === 0) return []
  const firsts = () => db.from('grant_versions').where('version', 1).whereIn('grant_id', page()).select('decision_id')
  const plans = db.from('decisions').whereIn('id', firsts()).select('finance_plan_id')
  const [versions, bound, planned, deducted, reports] = await Promise.all([
    db
      .from('grant_versions')
      .join('decisions', 'decisions.id', 'grant_versions.decision_id')
      .join('decision_tranches', 'decision_tranches.decision_id', 'grant_versions.decision_id')
      .join('budget_lines', 'budget_lines.id', 'decision_tranches.budget_line_id')
      .whereIn('grant_versions.grant_id', page())
      .whereNotNull('decisions.dispatched_at')
      .select('grant_versions.grant_id', 'grant_versions.version', 'grant_versions.amount')
      .select('grant_versions.period_from', 'grant_versions.period_to')
      .select('decision_tranches.year', 'decision_tranches.amount as part', 'chapter', 'item'),
    db
      .from('budget_postings')
      .whereIn('grant_id', page())
      .whereIn('kind', ['commitment', 'reduced_closed'])
      .select('grant_id', 'kind')
      .sum('amount as total')
      .groupBy('grant_id', 'kind'),
    db
      .from('plan_lines')
      .where('side', 'expenditure')
      .whereIn('finance_plan_id', plans)
      .select('finance_plan_id')
      .sum('amount as total')
      .groupBy('finance_plan_id'),
    db
      .from('plan_deductions')
      .whereIn('decision_id', firsts())
      .select('decision_id')
      .sum('amount as total')
      .groupBy('decision_id'),
    db.from('progress_reports').whereIn('grant_id', page()).select('grant_id', 'status', 'due_on'),
  ])
  const [versionsOf, boundOf, reportsOf] = [versions, bound, reports].map((rows) =>
    Map.groupBy(rows as Raw[], (row) => Number(row.grant_id))
  )
  const plannedIn = totals(planned, 'finance_plan_id')
  const deductedBy = totals(deducted, 'decision_id')
  return grants.map((grant) => {
    const own = versionsOf.get(grant.id) ?? []
    const newest = Math.max(...own.map(({ version }) => Number(version)))
    const parts = own.filter(({ version }) => Number(version) === newest)
    const boundAs = (kind: string) => Number((boundOf.get(grant.id) ?? []).find((row) => row.kind === kind)?.total ?? 0)
    return {
      fileNumber: grant.file_number,
      unitKey: grant.unit_key,
      recipientName: grant.recipient_name,
      programmeName: grant.programme_name,
      title: grant.title,
      financing: financing.get(grant.programme_version_id)!,
      chapter: parts[0].chapter,
      item: parts[0].item,
      planTotal: (plannedIn.get(grant.finance_plan_id) ?? 0) - (deductedBy.get(grant.first_decision_id) ?? 0),
      requestedAmount: Number(grant.requested_amount),
      firstAmount: Number(grant.first_amount),
      amount: Number(parts[0].amount),
      tranches: new Map(parts.map(({ year, part }) => [Number(year), Number(part)])),
      committed: boundAs('commitment'),
      reduced: boundAs('reduced_closed'),
      periodFrom: storedDay(parts[0].period_from),
      periodTo: storedDay(parts[0].period_to),
      signedOn: dayOfStored(grant.signed_at),
      dispatchedOn: dayOfStored(grant.dispatched_at),
      announcedOn: grant.valid_from ? storedDay(grant.valid_from) : null,
      versions: new Set(own.map(({ version }) => version)).size,
      reports: reportFigures(reportsOf.get(grant.id) ?? [], today),
    }
  })
}

function reportFigures(reports: readonly Raw[], today: Day): GrantRow['reports'] {
  const open = reports
    .filter(({ status }) => WRITABLE.includes(status))
    .map(({ due_on: dueOn }) => storedDay(dueOn))
    .sort((a, b) => (a.iso < b.iso ? -1 : 1))
  return {
    due: reports.length,
    accepted: reports.filter(({ status }) => status === 'accepted').length,
    overdue: open.filter((day) => isOverdue(day, today)).length,
    next: open[0] ?? null,
  }
}

function storedDay(day: string): Day {
  return Day.parse(String(day).slice(0, 10))
}

function totals(rows: readonly Raw[], key: 'finance_plan_id' | 'decision_id'): Map<number, number> {
  return new Map(rows.map((row) => [Number(row[key]), Number(row.total)]))
}
