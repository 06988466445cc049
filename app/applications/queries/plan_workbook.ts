import ExcelJS from 'exceljs'
import { FORMATS, euroCell } from '#documents/excel/columns'
import { readPlan } from '#applications/domain/plan_grid'
import { breakdownOf, lineNames } from '#applications/domain/plan_lines'
import { planRows } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** The plan as it stands as a workbook to go on with elsewhere; what comes back is read by the names of its rows and years. */
export async function planWorkbook(context: SectionContext): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Anschub'
  const sheet = workbook.addWorksheet('Finanzierungsplan', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
  const breakdown = breakdownOf(context)
  const { figures } = readPlan(context)
  sheet.columns = [{ width: 48 }, ...context.years.map(() => ({ width: 18 }))]
  sheet.addRow(['Position', ...context.years.map((year) => `${year} in €`)]).font = { bold: true }
  for (const { code, label } of planRows(context)) {
    const below = breakdown.get(code)
    const amounts = context.years.map((year) => {
      const cell = figures.cells.find((one) => one.code === code && one.year === year)
      // above its lines a category stands with its sum
      const amount = below && below.lines.length === 0 ? below.years.get(year)!.own : cell?.amount
      return amount && !amount.isZero ? euroCell(amount.cents) : null
    })
    sheet.addRow([label, ...amounts])
    const names = lineNames(below?.lines ?? [])
    for (const [index, line] of (below?.lines ?? []).entries())
      sheet.addRow([`${label}: ${names[index]}`, ...line.amounts.map(({ cents }) => euroCell(cents))])
  }
  context.years.forEach((_, index) => (sheet.getColumn(index + 2).numFmt = FORMATS.money))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
