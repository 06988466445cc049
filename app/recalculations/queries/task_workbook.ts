import type { Readable } from 'node:stream'
import { setImmediate as giveWay } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { installation } from '#core/installation'
import { FORMATS } from '#documents/excel/columns'
import { PUBLIC, type Workbook, streamedWorkbook } from '#documents/excel/streamed_workbook'
import type { BaseRate } from '#financing/domain/base_rates'
import type { KindName } from '#recalculations/domain/answer'
import { choicesOf, kindOf } from '#forms/domain/field_kinds'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import {
  type AnsweredCell,
  type AnsweredTask,
  type TaskTable,
  answerTable,
  headsOf,
} from '#recalculations/domain/task_sheets'

const DERIVATION = ['Blatt', 'Nr.', 'Schritt', 'Rechenschritt', 'Ergebnis', 'Regel', 'Fundstelle']

/** The tasks with their answers, a sheet a kind, and all derivations. */
export function answeredWorkbook(tables: readonly TaskTable[], rates: readonly BaseRate[], on: Day): Readable {
  return streamedWorkbook((workbook) => write(workbook, tables, rates, on), { line: PUBLIC })
}

async function write(workbook: Workbook, tables: readonly TaskTable[], rates: readonly BaseRate[], on: Day) {
  const derived: { kind: KindName; task: AnsweredTask }[] = []
  for (const table of tables) {
    workbook.sheet({ name: KIND_SHEETS[table.kind].sheet, columns: sized(headsOf(table.kind)) })
    for (const task of answerTable(table, rates)) {
      const formats = task.rows.map((cells) => cells.map(({ type }) => type))
      await workbook.rows(
        task.rows.map((cells) => cells.map(valueOf)),
        formats
      )
      derived.push({ kind: table.kind, task })
      if (derived.length % 50 === 0) await giveWay()
    }
  }
  workbook.sheet({ name: 'Herkunft', columns: sized(['Angabe', 'Wert']) })
  await workbook.rows(origin(tables, derived, rates, on))
  workbook.sheet({ name: 'Herleitung', columns: sized(DERIVATION) })
  for (const { kind, task } of derived)
    await workbook.rows(
      task.steps.map(({ text, result, rule, source }, step) => [
        KIND_SHEETS[kind].sheet,
        task.number,
        step + 1,
        text,
        result,
        rule,
        source,
      ])
    )
}

/** How the file came about, and that every task that was read was answered or refused. */
function origin(
  tables: readonly TaskTable[],
  derived: readonly { kind: KindName; task: AnsweredTask }[],
  rates: readonly BaseRate[],
  on: Day
): (string | number)[][] {
  const counts = tables.flatMap(({ kind, rows, hidden }) => {
    const sheet = `${KIND_SHEETS[kind].sheet}${hidden ? ' (in der Datei ausgeblendet)' : ''}`
    const tasks = derived.filter((one) => one.kind === kind).map(({ task }) => task)
    const refused = tasks.filter((task) => task.refused).length
    return [
      [`${sheet}: Zeilen gelesen`, rows.filter((row) => row.some((text) => text.trim() !== '')).length],
      [`${sheet}: Aufgaben gelesen`, tasks.length],
      [`${sheet}: beantwortet`, tasks.length - refused],
      [`${sheet}: abgelehnt (Spalte Fehler)`, refused],
    ]
  })
  return [
    ['Nachgerechnet am', germanDay(on)],
    ['Mit', `Anschub ${installation().version}`],
    ['Basiszinssätze bekannt bis', rates.length ? germanDay(rates.at(-1)!.to) : 'keine'],
    ...counts,
  ]
}

function sized(heads: readonly string[]) {
  return heads.map((head) => ({ head, width: Math.max(14, Math.min(44, head.length + 4)) }))
}

/** A string, a number or a date before it reaches the cell, so that no text becomes a formula. */
function valueOf({ type, text }: AnsweredCell): string | number | Date | null {
  if (text === '') return null
  if (type === 'money' || type === 'whole') return Number(text)
  return type === 'day' ? new Date(`${text}T00:00:00Z`) : text
}

/** The tasks of one CSV file with their answers, semicolons between cells; the derivation in the last column. */
export async function answeredCsv(table: TaskTable, rates: readonly BaseRate[]): Promise<string> {
  const lines = [[...headsOf(table.kind), 'Herleitung'].map(quoted).join(';')]
  for (const task of answerTable(table, rates)) {
    const derivation = task.steps.map(({ text, result, rule, source }) => `${text} = ${result} [${rule}; ${source}]`)
    task.rows.forEach((cells, index) =>
      lines.push([...cells.map(written), index === 0 ? derivation.join(' | ') : ''].map(quoted).join(';'))
    )
    if (lines.length % 50 === 0) await giveWay()
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** As a German spreadsheet reads it: 1234,56 and 31.12.2026. */
function written({ type, text }: AnsweredCell): string {
  if (type === 'day' && text !== '') return germanDay(Day.parse(text))
  return type === 'money' ? text.replace('.', ',') : text
}

/** A cell that no spreadsheet takes for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** An empty workbook with the columns of every kind, an example in each, and what its columns mean. */
export async function taskTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Anschub'
  const guide = workbook.addWorksheet('Anleitung')
  guide.columns = [{ width: 24 }, { width: 44 }, { width: 80 }]
  guide.addRow(['Blatt', 'Spalte', 'Bedeutung']).font = { bold: true }
  for (const kind of Object.keys(KIND_SHEETS) as KindName[]) {
    const { sheet: name, fields, list } = KIND_SHEETS[kind]
    const heads = headsOf(kind)
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = sized(heads).map(({ head, width }) => ({ header: head, width }))
    sheet.getRow(1).font = { bold: true }
    guide.addRow([
      name,
      'Nr.',
      list
        ? 'Ihre Nummer der Aufgabe; weitere Einträge stehen in eigenen Zeilen mit derselben Nummer'
        : 'Ihre Nummer der Aufgabe',
    ])
    ;[...fields, ...(list?.columns ?? [])].forEach((field, index) => {
      const choices = choicesOf(field).map(({ label }) => label)
      guide.addRow([
        name,
        field.label,
        [field.hint, choices.length > 0 && `Möglich: ${choices.join('; ')}`].filter(Boolean).join('. '),
      ])
      const column = sheet.getColumn(index + 2)
      const { cell } = kindOf(field)
      if (cell === 'money' || cell === 'day') column.numFmt = FORMATS[cell]
    })
  }
  guide.addRow([])
  guide.addRow([
    '',
    '',
    'Beträge in Euro mit zwei Nachkommastellen, Tage als Datum, Sätze in Prozent. Die Spalten rechts füllt Anschub aus.',
  ])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
