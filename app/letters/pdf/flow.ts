import type { Block } from '#letters/domain/letter'
import type Page from '#letters/pdf/page'
import { BODY, LEFT, WIDTH, mm } from '#letters/pdf/page'
import { drawFacts, drawTable, factHeight, leastOfTable } from '#letters/pdf/tables'

const LINE = 15
const INDENT = mm(11)
const LINE_GAP = 2
/** Paragraphs up to so many lines are not broken. */
const KEPT_LINES = 6

type Paragraph = Extract<Block, { kind: 'paragraph' }>

/** Sets blocks under each other, page after page; contents need to know the page of each heading. */
export function flow(page: Page, blocks: readonly Block[], known: ReadonlyMap<string, number> = new Map()): void {
  for (const [index, block] of blocks.entries()) draw(page, block, blocks[index + 1], known)
}

function draw(page: Page, block: Block, next: Block | undefined, known: ReadonlyMap<string, number>): void {
  switch (block.kind) {
    case 'heading':
      return block.minor ? minorHeading(page, block.text, next) : heading(page, block.text, next)
    case 'paragraph':
      return paragraph(page, block)
    case 'amount':
      return amount(page, block.figure, block.words)
    case 'facts':
      return drawFacts(page, block.rows)
    case 'table':
      return drawTable(page, block)
    case 'together':
      page.room(heightOf(page, block.blocks))
      return flow(page, block.blocks, known)
    case 'new_page':
      page.pdf.addPage()
      return heading(page, block.heading)
    case 'enclosure':
      throw new Error('a text that is enclosed was not set in its place')
    case 'contents':
      return drawFacts(
        page,
        block.headings.map((text) => [text, `Seite ${known.get(text) ?? ''}`])
      )
  }
}

/** A heading stands on the page of what follows it. */
function heading(page: Page, text: string, next?: Block): void {
  page.room(mm(10) + leastOf(page, next))
  page.pdf.moveDown(0.5)
  page.bookmark(text)
  page.text('H2', text, { bold: true, size: 11.5 })
  page.pdf.moveDown(0.35)
}

function minorHeading(page: Page, text: string, next?: Block): void {
  page.room(mm(8) + leastOf(page, next))
  page.pdf.moveDown(0.3)
  page.text('H3', text, { bold: true })
  page.pdf.moveDown(0.2)
}

function paragraph(page: Page, block: Paragraph): void {
  const { text, number } = block
  const indent = number ? INDENT : 0
  page.room(leastOf(page, block))
  page.tag('P', () => {
    page.pdf.font('Regular', BODY)
    const { y } = page.pdf
    if (number) page.pdf.text(`${number} `, LEFT, y, { width: indent, lineBreak: false })
    page.pdf.text(`${text} `, LEFT + indent, y, { width: WIDTH - indent, lineGap: LINE_GAP })
  })
  page.pdf.x = LEFT
  page.pdf.moveDown(0.45)
}

function amount(page: Page, figure: string, words: string): void {
  page.room(60)
  page.pdf.moveDown(0.3)
  page.text('P', figure, { bold: true, size: 14, align: 'center' })
  page.text('P', `(in Worten: ${words})`, { y: page.pdf.y + 2, align: 'center' })
  page.pdf.moveDown(0.8)
}

/** What a block needs at least on the page on which it begins, so that no line stands alone. */
function leastOf(page: Page, block: Block | undefined): number {
  if (block?.kind === 'facts') return factHeight(page, block.rows[0]?.[1] ?? '') + 4
  if (block?.kind === 'table') return leastOfTable(page, block)
  if (block?.kind !== 'paragraph') return mm(20)
  const width = WIDTH - (block.number ? INDENT : 0)
  const left = page.bottom - page.pdf.y
  const most = page.mostHeight(block.text, width, LINE_GAP)
  if (most + mm(10) <= left) return most
  const height = page.textHeight(block.text, width, { lineGap: LINE_GAP })
  const overflow = height - left
  const isShort = height <= KEPT_LINES * LINE
  return isShort || (overflow > 0 && overflow <= 1.5 * LINE) ? Math.min(height, mm(200)) : 2.5 * LINE
}

function heightOf(page: Page, blocks: readonly Block[]): number {
  return blocks.reduce((height, block) => {
    if (block.kind === 'paragraph') return height + page.textHeight(block.text, WIDTH) * 1.2 + 8
    if (block.kind === 'facts') return height + block.rows.length * 18
    return height + 40
  }, 0)
}
