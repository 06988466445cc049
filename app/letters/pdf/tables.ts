import type { Block } from '#letters/domain/letter'
import type Page from '#letters/pdf/page'
import { GREY, LEFT, type Struct, WIDTH, mm } from '#letters/pdf/page'

type Column = { x: number; width: number; align: 'left' | 'right' }
type TableBlock = Extract<Block, { kind: 'table' }>

const SIZE = 9
const PADDING = 7
const GAP = 6
/** What stands right under each other: amounts and counts, but no dates. */
const FIGURES = /^(?!\d\d\.\d\d\.\d{4}$)[\d.,\u2212–\s€]*$/
const LABEL_WIDTH = mm(58)
const FACTS_AT = mm(62)
const FACTS_GAP = 4

/** Labels with their values. */
export function drawFacts(page: Page, rows: readonly [string, string][]): void {
  const table = page.open('Table')
  for (const [label, value] of rows) {
    const height = Math.max(page.textHeight(label, LABEL_WIDTH), factHeight(page, value))
    page.room(height + FACTS_GAP)
    const { y } = page.pdf
    const row = page.open('TR', table)
    page.cell(row, 'TH', label, { x: LEFT, y, width: LABEL_WIDTH, color: GREY, scope: 'Row' })
    page.cell(row, 'TD', value, { x: LEFT + FACTS_AT, y, width: WIDTH - FACTS_AT })
    row.end()
    page.pdf.y = y + height + FACTS_GAP
  }
  table.end()
  page.pdf.moveDown(0.4)
}

export function factHeight(page: Page, value: string): number {
  return page.textHeight(value, WIDTH - FACTS_AT)
}

/** Caption, head and first row stand together. */
export function leastOfTable(page: Page, { head, rows, widths }: Pick<TableBlock, 'head' | 'rows' | 'widths'>): number {
  const columns = columnsOf(head.length, rows, widths)
  const first = rows.length ? rowHeight(page, rows[0], columns, false) : 0
  return Math.max(mm(30), mm(8) + rowHeight(page, head, columns, true) + first)
}

/** A table with its caption; its head is repeated on every page, its sums are bold. */
export function drawTable(page: Page, { caption, head, rows, sums, widths }: TableBlock): void {
  const columns = columnsOf(head.length, rows, widths)
  page.room(leastOfTable(page, { head, rows, widths }))
  page.text('P', caption, { size: 8.5, color: GREY })
  page.pdf.moveDown(0.3)
  const table = page.open('Table')
  drawHead(page, head, columns, table)
  for (const [index, cells] of rows.entries()) {
    const bold = sums.includes(index)
    const height = rowHeight(page, cells, columns, bold)
    if (page.pdf.y + height > page.bottom) {
      page.pdf.addPage()
      // repeated on a later page it is no content but an artifact
      page.artifact(() => drawHead(page, head, columns, null))
    }
    const { y } = page.pdf
    const row = page.open('TR', table)
    for (const [column, text] of cells.entries()) {
      const isHead = column === 0
      const at = { ...columns[column], y: y + 3, bold, size: SIZE, scope: isHead ? ('Row' as const) : undefined }
      page.cell(row, isHead ? 'TH' : 'TD', text, at)
    }
    row.end()
    page.rule(y + height, bold ? 1 : 0.4)
    page.pdf.y = y + height
  }
  table.end()
  page.pdf.x = LEFT
  page.pdf.moveDown(0.8)
}

function drawHead(page: Page, head: readonly string[], columns: readonly Column[], table: Struct | null): void {
  const height = rowHeight(page, head, columns, true)
  const { y } = page.pdf
  const row = table && page.open('TR', table)
  for (const [column, text] of head.entries())
    page.cell(row, 'TH', text, { ...columns[column], y: y + 3, bold: true, size: SIZE, scope: 'Column' })
  row?.end()
  page.rule(y + height, 1)
  page.pdf.y = y + height
}

/** Figures stand under each other at the right; everything else begins at the left. */
function columnsOf(count: number, rows: readonly string[][], widths?: readonly number[]): Column[] {
  const shares = widths ?? [2.2, ...Array.from({ length: count - 1 }, () => 1)]
  const total = shares.reduce((sum, share) => sum + share, 0)
  let x = LEFT
  let besideFigures = false
  return shares.map((share, index) => {
    const width = (WIDTH * share) / total
    const isFigures = index > 0 && rows.every((cells) => FIGURES.test(cells[index]))
    // a text beside figures keeps its distance
    const gap = !isFigures && besideFigures ? GAP : 0
    const column: Column = { x: x + gap, width: width - GAP - gap, align: isFigures ? 'right' : 'left' }
    x += width
    besideFigures = isFigures
    return column
  })
}

function rowHeight(page: Page, cells: readonly string[], columns: readonly Column[], bold: boolean): number {
  const heights = cells.map((text, index) => page.textHeight(text, columns[index].width, { bold, size: SIZE }))
  return Math.max(...heights) + PADDING
}
