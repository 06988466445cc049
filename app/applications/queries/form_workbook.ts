import ExcelJS from 'exceljs'
import { FORMATS, euroCell } from '#documents/excel/columns'
import { planTable } from '#financing/domain/plan_table'
import type { Answer } from '#forms/domain/difference'
import { type Answers, type Part, rowsOf } from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'
import { partsOfPlan } from '#applications/domain/plan_lines'
import { planRows } from '#applications/domain/plan_rows'
import { readPlan } from '#applications/domain/plan_grid'
import { type SectionContext, sectionOfKind, typedIn } from '#applications/domain/section_context'
import { furtherPlaces, partsOf } from '#applications/domain/section_kinds'

const MONEY_WIDTH = 16

/** An application as it stands, or the empty form of a call, as a workbook: every question with its answer, and the plan with its sums. */
export async function formWorkbook(context: SectionContext): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Anschub'
  answersSheet(workbook, context)
  if (sectionOfKind(context.definition, 'plan')) planSheets(workbook, context)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function answersSheet(workbook: ExcelJS.Workbook, context: SectionContext): void {
  const sheet = workbook.addWorksheet('Angaben', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [{ width: 32 }, { width: 60 }, { width: 80 }]
  sheet.addRow(['Abschnitt', 'Frage', 'Antwort']).font = { bold: true }
  for (const section of context.definition.sections.filter(({ kind }) => kind !== 'plan')) {
    const [parts, typed] = [partsOf(section, context), typedIn(context, section)]
    const answers = [...placesOf(parts, typed, true), ...parts.flatMap((part) => emptyTable(part, typed))]
    if (section.kind === 'attachments' && context.attached.length === 0)
      answers.push(...context.definition.attachments.map(({ key, label }) => ({ key, label, value: '' })))
    for (const { label, value } of [...answers, ...furtherPlaces(section, context)])
      sheet.addRow([section.title, label, value])
  }
  for (const column of [1, 2, 3]) sheet.getColumn(column).alignment = { vertical: 'top', wrapText: true }
}

/** What a table asks in which nobody has written yet. */
function emptyTable(part: Part, typed: Answers): Answer[] {
  if (part.kind !== 'table' || rowsOf(part, typed).length) return []
  return [{ key: part.key, label: `${part.label} (${part.columns.map(({ label }) => label).join(', ')})`, value: '' }]
}

function planSheets(workbook: ExcelJS.Workbook, context: SectionContext): void {
  const { figures: planned, calculation } = readPlan(context)
  const years = context.years.map((year) => `${year} in €`)
  const sheetOf = (name: string, heads: readonly string[]) => {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = [
      ...heads.map(() => ({ width: 44 })),
      ...years.map(() => ({ width: MONEY_WIDTH })),
      { width: MONEY_WIDTH },
    ]
    sheet.addRow([...heads, ...years, 'Summe in €']).font = { bold: true }
    ;[...years, ''].forEach((_, index) => (sheet.getColumn(heads.length + index + 1).numFmt = FORMATS.money))
    return sheet
  }
  const plan = sheetOf('Finanzierungsplan', ['Position'])
  const isEmpty = planned.cells.every(({ amount }) => amount.isZero)
  const rows = isEmpty
    ? planRows(context).map(({ label }) => ({ kind: 'line' as const, label, amounts: [], total: null }))
    : planTable(planned, calculation.tranches)
  for (const { kind, label, amounts, total } of rows) {
    const figures = kind === 'group' || !total ? [] : [...amounts, total]
    plan.addRow([label, ...figures.map(({ cents }) => euroCell(cents))]).font = { bold: kind !== 'line' }
  }
  const parts = partsOfPlan(context)
  if (parts.length === 0) return
  const sheet = sheetOf('Aufteilung', ['Ausgabeart', 'Wofür'])
  for (const { category, label, amounts, total } of parts)
    sheet.addRow([category, label, ...[...amounts, total].map(({ cents }) => euroCell(cents))])
}
