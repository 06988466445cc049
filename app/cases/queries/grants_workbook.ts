import type { Readable } from 'node:stream'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { germanInstant } from '#core/calendar/german_dates'
import { rulebookOf } from '#tenancy/rulebooks/index'
import {
  type Column,
  columnsOf,
  dayCell,
  euroCell,
  streamedWorkbook,
  writeMeanings,
  writeRows,
} from '#documents/excel/streamed_workbook'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import ProgrammeVersion from '#programmes/models/programme_version'

const BATCH = 2000
const FINANCING = { fixed: 'Festbetrag', share: 'Anteil', deficit: 'Fehlbedarf', full: 'Vollfinanzierung' }

type GrantRow = {
  id: number
  file_number: string
  land: string
  unit_key: string | null
  recipient_name: string
  programme_name: string
  title: string
  financing: ProgrammeDefinition['financing']['type']
  plan_total: number
  requested_amount: number
  amount: number
  chapter: string
  item: string
  period_from: string
  period_to: string
  signed_at: string
  dispatched_at: string
  announced_on: string | null
  committed: number
  tranches: Map<number, number>
  reports: { due: number; accepted: number; overdue: number; next: string | null }
}

export type WorkbookTerms = {
  land: string
  on: DateTime
  today: string
  user: string
  /** An authority's own grants only; null where the office reads the whole Land. */
  authorityId: number | null
  filter: { programme: number | null }
}

/** All grants of a Land, one row a grant, with a sheet that explains them. */
export function grantsWorkbook(terms: WorkbookTerms): Readable {
  return streamedWorkbook(async (workbook) => {
    const columns = columnsFor(await trancheYears(terms))
    const rows = await writeRows(workbook, 'Bewilligungen', columns, grantsInBatches(terms))
    writeMeanings(workbook, factsOf(terms, rows), columns)
  }, terms.on.toJSDate())
}

/** The next batch is read while this one is written. */
async function* grantsInBatches(terms: WorkbookTerms): AsyncGenerator<GrantRow[]> {
  const financing = await financingOfVersions(terms)
  let next = grantsAfter(0, terms, financing)
  for (;;) {
    const batch = await next
    if (batch.length === 0) return
    next = grantsAfter(batch.at(-1)!.id, terms, financing)
    next.catch(() => {}) // awaited in the next turn, which throws it
    yield batch
  }
}

function factsOf(terms: WorkbookTerms, rows: number): [string, string][] {
  return [
    ['Land', rulebookOf(terms.land).name],
    ['Stand', germanInstant(terms.on)],
    ['Erstellt von', terms.user],
    [
      'Filter',
      terms.filter.programme
        ? `Programm ${terms.filter.programme}`
        : terms.authorityId
          ? 'alle bereitgestellten Bewilligungen der Dienststelle'
          : 'alle bereitgestellten Bewilligungen des Landes',
    ],
    ['Zeilen', String(rows)],
  ]
}

function columnsFor(years: number[]): Column<GrantRow>[] {
  const { money, day, text, whole } = columnsOf<GrantRow>()
  return [
    text('Aktenzeichen', 'Eindeutige Nummer der Akte', 22, (grant) => grant.file_number),
    text(
      'Gemeindeschlüssel',
      'Amtlicher Schlüssel des Empfängers; leer bei Kammern, Gesellschaften und Verbänden',
      18,
      (grant) => grant.unit_key
    ),
    text('Empfänger', 'Zuwendungsempfänger laut Bescheid', 36, (grant) => grant.recipient_name),
    text('Programm', 'Förderprogramm', 30, (grant) => grant.programme_name),
    text('Vorhaben', 'Bezeichnung laut Antrag', 40, (grant) => grant.title),
    text(
      'Finanzierungsart',
      'Festbetrag, Anteil, Fehlbedarf oder Vollfinanzierung',
      18,
      (grant) => FINANCING[grant.financing]
    ),
    text('Kapitel', 'Kapitel des Landeshaushalts', 10, (grant) => grant.chapter),
    text('Titel', 'Titel des Landeshaushalts', 10, (grant) => grant.item),
    money('Zuwendungsfähige Ausgaben', 'Summe des verbindlichen Finanzierungsplans', (grant) =>
      euroCell(grant.plan_total)
    ),
    money('Beantragt', 'Beantragte Zuwendung', (grant) => euroCell(grant.requested_amount)),
    money('Bewilligt', 'Höchstbetrag laut Bescheid', (grant) => euroCell(grant.amount)),
    ...years.map((year) =>
      money(`Tranche ${year}`, `Anteil der Bewilligung, der auf das Haushaltsjahr ${year} entfällt`, (grant) =>
        euroCell(grant.tranches.get(year) ?? 0)
      )
    ),
    money('Festgelegt', 'Summe der Buchungen „Festlegung“ im Haushalt', (grant) => euroCell(grant.committed)),
    day('Beginn', 'Beginn des Bewilligungszeitraums', (grant) => dayCell(grant.period_from)),
    day('Ende', 'Ende des Bewilligungszeitraums', (grant) => dayCell(grant.period_to)),
    day('Bescheid vom', 'Tag der Schlusszeichnung', (grant) => dayCell(grant.signed_at)),
    day('Bereitgestellt am', 'Tag, an dem der Bescheid zum Abruf bereitgestellt wurde', (grant) =>
      dayCell(grant.dispatched_at)
    ),
    day(
      'Bekannt gegeben am',
      'Tag nach dem Abruf, Tag der Zustellung oder Tag der Bekanntgabefiktion bei Postversand (§ 41 VwVfG); leer, solange nicht bekannt gegeben',
      (grant) => dayCell(grant.announced_on)
    ),
    whole('Berichte gesamt', 'Berichte, die der Bescheid verlangt', (grant) => grant.reports.due),
    whole('Berichte angenommen', 'Davon angenommen', (grant) => grant.reports.accepted),
    whole('Berichte überfällig', 'Davon zum Stand überfällig und nicht eingereicht', (grant) => grant.reports.overdue),
    day('Nächster Bericht', 'Fälligkeit des nächsten offenen Berichts', (grant) => dayCell(grant.reports.next)),
  ]
}

async function trancheYears({ land }: WorkbookTerms): Promise<number[]> {
  const rows = await db
    .from('decision_tranches')
    .join('grants', 'grants.decision_id', 'decision_tranches.decision_id')
    .where('grants.land', land)
    .distinct('decision_tranches.year as year')
  return rows.map(({ year }) => Number(year)).sort()
}

type FinancingOf = ReadonlyMap<number, GrantRow['financing']>

/** Read once, not with every row: a definition is a long text. */
async function financingOfVersions({ land }: WorkbookTerms): Promise<FinancingOf> {
  const ofLand = db.from('programmes').where('land', land).select('id')
  const versions = await ProgrammeVersion.query().whereIn('programme_id', ofLand)
  return new Map(versions.map(({ id, definition }) => [id, definition.financing.type]))
}

/** Keyset by id: the page is cut on the grants alone and joined afterwards. */
async function grantsAfter(
  after: number,
  { land, authorityId, filter, today }: WorkbookTerms,
  financing: FinancingOf
): Promise<GrantRow[]> {
  const page = db
    .from('grants')
    .select('grants.id as page_id')
    .where('grants.land', land)
    .where('grants.id', '>', after)
    .orderBy('grants.id')
    .limit(BATCH)
    .as('page')
  if (authorityId) page.where('grants.authority_id', authorityId)
  if (filter.programme)
    page
      .join('applications', 'applications.id', 'grants.application_id')
      .where('applications.programme_id', filter.programme)
  const query = db
    .from(page)
    .join('grants', 'grants.id', 'page.page_id')
    .join('applications', 'applications.id', 'grants.application_id')
    .join('recipients', 'recipients.id', 'grants.recipient_id')
    .join('programmes', 'programmes.id', 'applications.programme_id')
    .join('calls', 'calls.id', 'applications.call_id')
    .join('decisions', 'decisions.id', 'grants.decision_id')
    .leftJoin('announcements', 'announcements.decision_id', 'grants.decision_id')
    .select('grants.id', 'grants.land', 'grants.amount', 'grants.decision_id', 'grants.period_from', 'grants.period_to')
    .select(
      'applications.file_number',
      'applications.title',
      'applications.requested_amount',
      'applications.finance_plan_id'
    )
    .select(
      'recipients.name as recipient_name',
      'recipients.unit_key',
      'programmes.name as programme_name',
      'calls.programme_version_id'
    )
    .select('decisions.signed_at', 'decisions.dispatched_at', 'announcements.announced_on')
    .orderBy('grants.id')
  const grants = await query
  if (grants.length === 0) return []
  const [from, to] = [grants[0].id, grants.at(-1).id]
  const decisions = grants.map((grant) => grant.decision_id)
  const [tranches, bound, plans, reports] = await Promise.all([
    db
      .from('decision_tranches')
      .join('budget_lines', 'budget_lines.id', 'decision_tranches.budget_line_id')
      .whereIn('decision_id', decisions)
      .select('decision_id', 'year', 'amount', 'chapter', 'item'),
    db
      .from('budget_postings')
      .where('kind', 'commitment')
      .whereIn('decision_id', decisions)
      .select('decision_id')
      .sum('amount as total')
      .groupBy('decision_id'),
    db
      .from('plan_lines')
      .where('side', 'expenditure')
      .whereIn(
        'finance_plan_id',
        grants.map((grant) => grant.finance_plan_id)
      )
      .select('finance_plan_id')
      .sum('amount as total')
      .groupBy('finance_plan_id'),
    db.from('progress_reports').whereBetween('grant_id', [from, to]).select('grant_id', 'status', 'due_on'),
  ])
  const byDecision = groupBy(tranches, 'decision_id')
  const byGrant = groupBy(reports, 'grant_id')
  const boundBy = new Map(bound.map((row) => [row.decision_id, Number(row.total)]))
  const planBy = new Map(plans.map((row) => [row.finance_plan_id, Number(row.total)]))
  return grants.map((grant) => {
    const own = byDecision.get(grant.decision_id) ?? []
    const filed = byGrant.get(grant.id) ?? []
    const open = filed
      .filter(({ status }) => status === 'open' || status === 'returned')
      .map(({ due_on: dueOn }) => String(dueOn).slice(0, 10))
      .sort()
    return {
      ...grant,
      financing: financing.get(grant.programme_version_id)!,
      chapter: own[0]?.chapter ?? '',
      item: own[0]?.item ?? '',
      plan_total: planBy.get(grant.finance_plan_id) ?? 0,
      committed: boundBy.get(grant.decision_id) ?? 0,
      tranches: new Map(own.map(({ year, amount }) => [year, Number(amount)])),
      reports: {
        due: filed.length,
        accepted: filed.filter(({ status }) => status === 'accepted').length,
        overdue: filed.filter(({ status, due_on: dueOn }) => status === 'open' && String(dueOn).slice(0, 10) < today)
          .length,
        next: open[0] ?? null,
      },
    }
  })
}

type Joined = Record<string, never> & {
  year: number
  amount: number
  chapter: string
  item: string
  status: string
  due_on: string
}

function groupBy(rows: unknown[], column: string): Map<number, Joined[]> {
  const groups = new Map<number, Joined[]>()
  for (const row of rows as (Joined & Record<string, number>)[])
    groups.set(row[column], [...(groups.get(row[column]) ?? []), row])
  return groups
}
