import type { Readable } from 'node:stream'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { streamedWorkbook, writeMeanings, writeRows } from '#documents/excel/streamed_workbook'
import Programme from '#programmes/models/programme'
import { DECISION_COLUMNS, decisionsInBatches } from '#cases/queries/decision_rows'
import { RECONCILIATION_COLUMNS, reconciliation } from '#cases/queries/reconciliation'
import { grantColumns } from '#cases/domain/grant_columns'
import { type GrantTerms, grantsInBatches } from '#cases/queries/grant_rows'

export type WorkbookTerms = GrantTerms & { on: DateTime; user: string }

/** All grants of a Land, one row a grant; every decision; for who reads the whole Land ledger and notices held against each other; and a sheet that explains them. */
export function grantsWorkbook(terms: WorkbookTerms): Readable {
  return streamedWorkbook(
    async (workbook) => {
      const columns = grantColumns(await trancheYears(terms))
      const reconciled = !terms.authorityId && { Abgleich: RECONCILIATION_COLUMNS }
      const rows = await writeRows(workbook, 'Bewilligungen', columns, grantsInBatches(terms, dayOf(terms.on)))
      await writeRows(workbook, 'Entscheidungen', DECISION_COLUMNS, decisionsInBatches(terms))
      if (reconciled) await writeRows(workbook, 'Abgleich', RECONCILIATION_COLUMNS, once(reconciliation(terms)))
      const sheets = { Bewilligungen: columns, Entscheidungen: DECISION_COLUMNS, ...reconciled }
      await writeMeanings(workbook, await factsOf(terms, rows), sheets)
    },
    { created: terms.on.toJSDate() }
  )
}

async function* once<Row>(rows: Promise<Row[]>): AsyncGenerator<Row[]> {
  yield await rows
}

async function factsOf(
  { land, on, user, filter, authorityId }: WorkbookTerms,
  rows: number
): Promise<[string, string][]> {
  const programme = filter.programme && (await Programme.findBy({ id: filter.programme, land }))
  const all = authorityId
    ? 'alle freigegebenen Bewilligungen der Dienststelle'
    : 'alle freigegebenen Bewilligungen des Landes'
  return [
    ['Land', rulebookOf(land).name],
    ['Stand', germanInstant(on)],
    ['Erstellt von', user],
    ['Filter', programme ? `Programm ${programme.name}` : all],
    ['Zeilen', String(rows)],
  ]
}

async function trancheYears({ land }: GrantTerms): Promise<number[]> {
  const rows = await db
    .from('budget_balances')
    .join('budget_lines', 'budget_lines.id', 'budget_balances.budget_line_id')
    .where('budget_lines.land', land)
    .where('budget_balances.committed', '>', 0)
    .distinct('budget_balances.year as year')
  return rows.map(({ year }) => Number(year)).sort()
}
