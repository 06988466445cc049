import ExcelJS from 'exceljs'
import { FORMATS } from '#documents/excel/columns'
import { choicesOf, kindOf } from '#forms/domain/field_kinds'
import type { KindName } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { headsOf } from '#recalculations/domain/task_sheets'

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

/** Columns as wide as their heads. */
export function sized(heads: readonly string[]) {
  return heads.map((head) => ({ head, width: Math.max(14, Math.min(44, head.length + 4)) }))
}
