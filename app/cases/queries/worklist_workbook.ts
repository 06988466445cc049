import type { Readable } from 'node:stream'
import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import {
  columnsOf,
  dayCell,
  euroCell,
  streamedWorkbook,
  writeMeanings,
  writeRows,
} from '#documents/excel/streamed_workbook'
import type Office from '#identity/office'
import { type Filter, type Row, worklist } from '#cases/queries/worklist'

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
  const { on, user, shown, stageName } = terms
  const { money, day, text } = columnsOf<Row>()
  const columns = [
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
    text('Als Nächstes', 'Was zu tun ist', 34, (row) => row.duty),
    day('Liegt dort seit', 'Tag, seit dem die Akte bei der Stelle liegt, die als Nächstes handelt', (row) =>
      dayCell(dayOf(row.turnSince).iso)
    ),
    day('Eingang', 'Tag der Einreichung', (row) => dayCell(dayOf(row.submittedAt).iso)),
    text('Zuständig', 'Sachbearbeitung', 26, (row) => row.officerName),
  ]
  return streamedWorkbook(async (workbook) => {
    const rows = await writeRows(workbook, 'Akten', columns, pagesOf(terms))
    const facts: [string, string][] = [
      ['Stand', germanInstant(on)],
      ['Erstellt von', user],
      ['Filter', shown],
      ['Zeilen', String(rows)],
    ]
    writeMeanings(workbook, facts, columns)
  }, on.toJSDate())
}

async function* pagesOf({ office, filter, on }: WorklistTerms): AsyncGenerator<Row[]> {
  for (let page = 1; ; page++) {
    const rows = await worklist(office, { ...filter, page, size: BATCH }, dayOf(on))
    yield rows
    if (rows.length < BATCH) return
  }
}
