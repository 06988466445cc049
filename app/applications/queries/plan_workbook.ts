import ExcelJS from 'exceljs'
import { FORMATS, euroCell } from '#documents/excel/columns'
import { planRows, readPlan } from '#applications/domain/plan_grid'
import type { SectionContext } from '#applications/domain/section_context'

/** The plan as it stands as a workbook to go on with elsewhere; what comes back is read by the names of its rows and years. */
export async function planWorkbook(context: SectionContext): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Anschub'
  const sheet = workbook.addWorksheet('Finanzierungsplan', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
  const { figures } = readPlan(context)
  sheet.columns = [{ width: 48 }, ...context.years.map(() => ({ width: 18 }))]
  sheet.addRow(['Position', ...context.years.map((year) => `${year} in €`)]).font = { bold: true }
  for (const { code, label } of planRows(context)) {
    const amounts = context.years.map((year) => {
      const cell = figures.cells.find((one) => one.code === code && one.year === year)
      return cell && !cell.amount.isZero ? euroCell(cell.amount.cents) : null
    })
    sheet.addRow([label, ...amounts])
  }
  context.years.forEach((_, index) => (sheet.getColumn(index + 2).numFmt = FORMATS.money))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
