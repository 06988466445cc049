import db from '@adonisjs/lucid/services/db'
import { type Column, columnsOf, euroCell } from '#documents/excel/columns'
import type { GrantTerms } from '#cases/queries/grant_rows'

/** A budget line in a year: what the ledger holds beside what the decisions say; amounts in cents. */
export type Reconciled = {
  address: string
  name: string
  year: number
  frame: bigint
  committed: bigint
  /** Of the commitment what lies in a closed year or was paid and is granted no more. */
  reducedClosed: bigint
  signed: bigint
  announced: bigint
  paid: bigint
}

/** Postings and notices of a Land's lines held against each other, line by line and year by year. */
export async function reconciliation({ land, filter }: GrantTerms): Promise<Reconciled[]> {
  const balances = db
    .from('budget_balances')
    .join('budget_lines', 'budget_lines.id', 'budget_balances.budget_line_id')
    .where('budget_lines.land', land)
    .select('budget_lines.id', 'chapter', 'item', 'name', 'year', 'disposable', 'committed', 'paid')
    .orderBy(['chapter', 'item', 'year'])
  if (filter.programme) void balances.where('budget_lines.programme_id', filter.programme)
  const [rows, reduced, signed, announced] = await Promise.all([
    balances,
    postedBy(land, 'reduced_closed'),
    grantedBy(land, false),
    grantedBy(land, true),
  ])
  return rows.map((row) => {
    const key = `${row.id}:${row.year}`
    return {
      address: `Kapitel ${row.chapter} Titel ${row.item}`,
      name: String(row.name),
      year: Number(row.year),
      frame: BigInt(row.disposable),
      committed: BigInt(row.committed),
      reducedClosed: reduced.get(key) ?? 0n,
      signed: signed.get(key) ?? 0n,
      announced: announced.get(key) ?? 0n,
      paid: BigInt(row.paid),
    }
  })
}

async function postedBy(land: string, kind: string): Promise<Map<string, bigint>> {
  const rows = await db
    .from('budget_postings')
    .join('budget_lines', 'budget_lines.id', 'budget_postings.budget_line_id')
    .where({ 'budget_lines.land': land, 'budget_postings.kind': kind })
    .groupBy('budget_line_id', 'year')
    .select('budget_line_id', 'year')
    .sum('amount as total')
  return byLineAndYear(rows)
}

/** The tranches of every grant's newest version, or of the newest that is announced. */
async function grantedBy(land: string, announced: boolean): Promise<Map<string, bigint>> {
  const newest = db.from('grant_versions').groupBy('grant_id').select('grant_id').max('version as version')
  if (announced) void newest.whereNotNull('valid_from')
  const rows = await db
    .from(newest.as('newest'))
    .join('grant_versions', (on) =>
      on.on('grant_versions.grant_id', 'newest.grant_id').andOn('grant_versions.version', 'newest.version')
    )
    .join('decision_tranches', 'decision_tranches.decision_id', 'grant_versions.decision_id')
    .join('budget_lines', 'budget_lines.id', 'decision_tranches.budget_line_id')
    .where('budget_lines.land', land)
    .groupBy('decision_tranches.budget_line_id', 'decision_tranches.year')
    .select('decision_tranches.budget_line_id', 'decision_tranches.year')
    .sum('decision_tranches.amount as total')
  return byLineAndYear(rows)
}

function byLineAndYear(rows: readonly Record<string, unknown>[]): Map<string, bigint> {
  return new Map(rows.map(({ budget_line_id: line, year, total }) => [`${line}:${year}`, BigInt(String(total ?? 0))]))
}

const { money, text, whole } = columnsOf<Reconciled>()

export const RECONCILIATION_COLUMNS: readonly Column<Reconciled>[] = [
  text('Titel', 'Kapitel und Titel des Landeshaushalts', 24, ({ address }) => address),
  text('Bezeichnung', 'Zweckbestimmung des Titels', 40, ({ name }) => name),
  whole('Haushaltsjahr', 'Jahr der Buchung', ({ year }) => year),
  money('Rahmen', 'Ansatz mit Verstärkungen, Sperren und Umsetzungen', ({ frame }) => euroCell(frame)),
  money('Festgelegt', 'Summe der Buchungen „Festlegung“', ({ committed }) => euroCell(committed)),
  money('Davon vermindert', 'In abgeschlossenen Jahren oder nach Auszahlung vermindert', ({ reducedClosed }) =>
    euroCell(reducedClosed)
  ),
  money('Gezeichnet', 'Summe der Tranchen aus dem letzten gezeichneten Bescheid jeder Bewilligung', ({ signed }) =>
    euroCell(signed)
  ),
  money('Bekannt gegeben', 'Summe der Tranchen aus dem letzten bekannt gegebenen Bescheid', ({ announced }) =>
    euroCell(announced)
  ),
  money('Ausgezahlt', 'Summe der Auszahlungen, abzüglich Erstattungen desselben Jahres', ({ paid }) => euroCell(paid)),
  money(
    'Unterschied',
    'Festgelegt, abzüglich vermindert und gezeichnet; muss 0 sein',
    ({ committed, reducedClosed, signed }) => euroCell(committed - reducedClosed - signed)
  ),
]
