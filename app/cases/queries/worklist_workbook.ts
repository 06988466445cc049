import type { Readable } from 'node:stream'
import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanInstant } from '#core/calendar/german_dates'
import { type Column, columnsOf, euroCell } from '#documents/excel/columns'
import { streamedWorkbook, writeMeanings, writeRows } from '#documents/excel/streamed_workbook'
import type Office from '#identity/office'
import { type Filter, SORTS } from '#cases/domain/worklist_filter'
import { type Key, type Row, pageOfKeys, rowsOf } from '#cases/queries/worklist'

const BATCH = 500

export type WorklistTerms = {
  office: Office
  filter: Filter
  on: DateTime
  user: string
  /** The filter in words. */
  shown: string
  stageName: (row: Row) => string
}

/** Exactly the list that a page shows, all of its pages, in its order. */
export function worklistWorkbook(terms: WorklistTerms): Readable {
  const { on, user, shown } = terms
  const columns = columnsFor(terms, dayOf(on))
  return streamedWorkbook(
    async (workbook) => {
      const rows = await writeRows(workbook, 'Akten', columns, batchesOf(terms))
      const facts: [string, string][] = [
        ['Stand', germanInstant(on)],
        ['Erstellt von', user],
        ['Filter', shown],
        ['Zeilen', String(rows)],
      ]
      await writeMeanings(workbook, facts, { Akten: columns })
    },
    { created: on.toJSDate() }
  )
}

function columnsFor({ stageName }: WorklistTerms, today: Day): Column<Row>[] {
  const { money, day, text } = columnsOf<Row>()
  return [
    text('Aktenzeichen', 'Eindeutige Nummer der Akte', 22, (row) => row.fileNumber),
    text(
      'Kommune',
      'Antragsteller; bei gemeinsamen Anträgen der federführende Partner',
      36,
      (row) => row.recipientName
    ),
    text('Programm', 'Förderprogramm', 30, (row) => row.programmeName),
    text('Vorhaben', 'Bezeichnung laut Antrag', 40, (row) => row.title),
    money('Beantragt', 'Beantragte Zuwendung', (row) => euroCell(row.requestedAmount.cents)),
    text('Stufe', 'Stand des Verfahrens', 18, stageName),
    text('Als Nächstes', 'Was zu tun ist', 34, (row) => row.duty?.wordsOn(today) ?? ''),
    day('Fällig am', 'Tag, bis zu dem es zu tun ist; leer, wo keiner gesetzt ist', (row) => row.duty?.dueOn ?? null),
    day('Liegt dort seit', 'Tag, seit dem es zu tun ist', (row) => row.duty?.since ?? null),
    day('Eingang', 'Tag der ersten Einreichung', (row) => row.submittedAt),
    text('Zuständig', 'Sachbearbeitung', 26, (row) => row.officerName),
  ]
}

/** Walks the order of the list by its key: what comes in meanwhile moves no row from one batch to the next. */
async function* batchesOf({ office, filter, on }: WorklistTerms): AsyncGenerator<Row[]> {
  const column = SORTS[filter.sort]
  const id = filter.sort === 'pflicht' ? 'duties.id' : 'applications.id'
  const beyond = filter.descending ? '<' : '>'
  let last: Key | null = null
  for (;;) {
    const query = pageOfKeys(office, filter, dayOf(on)).limit(BATCH)
    if (last) {
      const { at, file, duty } = last
      void query.where((after) =>
        after.where(column, beyond, at).orWhere((same) => same.where(column, at).where(id, beyond, duty ?? file))
      )
    }
    const keys = (await query) as Key[]
    if (keys.length === 0) return
    last = keys.at(-1)!
    yield rowsOf(keys, filter)
  }
}
