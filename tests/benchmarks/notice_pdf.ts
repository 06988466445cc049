import PDFDocument from 'pdfkit'
import type { Block, Letter } from '#letters/domain/letter'
import { useFonts } from '#letters/pdf/fonts'
import { enclosed } from '#letters/enclosures'
import { renderLetter } from '#letters/pdf/letter'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { type Benchmark, timed } from '#tests/benchmarks/contest'

export const noticePdf: Benchmark = {
  name: 'notice.pdf',
  unit: 's',
  limitIs: 'bare pdfkit, the same content, the same fonts, neither tags nor PDF/A',
  rows: 1000,
  async prepare({ world, rows }) {
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const { id } = await world.file('Unna', 'NW-KI-2026', 'signed')
    const letter = await enclosed((await currentDecisionOf(id))!.noticeContent!)
    const pages = { ours: pagesOf(await renderLetter(letter)), bare: pagesOf(await bare(letter)) }
    let errors = Math.abs(pages.ours - pages.bare) > 1 ? 1 : 0
    const letters = Array.from({ length: rows }, (_, index) => ({
      ...letter,
      fileNumber: `${letter.fileNumber.slice(0, -5)}${String(10_000 + index)}`,
    }))
    const all = async (render: (one: Letter) => Promise<Uint8Array>, expected: number) => {
      const took = await timed(async () => {
        for (const one of letters) if (pagesOf(await render(one)) !== expected) errors++
      })
      return took / 1000
    }
    return { ours: () => all(renderLetter, pages.ours), limit: () => all(bare, pages.bare), errors: () => errors }
  },
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  )
}

const [LEFT, WIDTH] = [71, 468]
/** A row begun lower would be torn apart cell by cell. */
const LOWEST_ROW = 710

/** The same words on as many pages, as a tutorial of pdfkit would set them. */
async function bare(letter: Letter): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 77, left: LEFT, right: 57, bottom: 91 },
    bufferPages: true,
    font: null as never,
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  useFonts(pdf)
  const { letterhead, address, information, subjectLines, deliveryNote } = letter
  pdf.font('Bold', 14).text(letterhead.name, LEFT, 51)
  pdf.font('Regular', 7).text(letterhead.returnLine, LEFT, 130)
  pdf.font('Regular', 8).text(deliveryNote ?? '', LEFT, 161)
  pdf.font('Regular', 10.5).text(address.join('\n'), LEFT, 180)
  pdf.font('Regular', 9.5).text(information.flat().join('\n'), 354, 142)
  pdf.font('Bold', 12).text(subjectLines.join('\n'), LEFT, 279)
  const set = (block: Block): void => {
    if (block.kind === 'heading') pdf.moveDown(0.5).font('Bold', 11.5).text(block.text, LEFT).moveDown(0.35)
    if (block.kind === 'paragraph')
      pdf
        .font('Regular', 10.5)
        .text(`${block.number ?? ''} ${block.text}`, LEFT, pdf.y, { width: WIDTH, lineGap: 2 })
        .moveDown(0.45)
    if (block.kind === 'amount')
      pdf.font('Bold', 14).text(block.figure).font('Regular', 10.5).text(`(in Worten: ${block.words})`).moveDown(0.8)
    if (block.kind === 'facts') for (const row of block.rows) pdf.font('Regular', 10.5).text(row.join('    '), LEFT)
    if (block.kind === 'new_page') pdf.addPage().font('Bold', 11.5).text(block.heading)
    if (block.kind === 'together') block.blocks.forEach(set)
    if (block.kind !== 'table') return
    pdf.font('Regular', 8.5).text(block.caption, LEFT)
    for (const cells of [block.head, ...block.rows]) {
      if (pdf.y > LOWEST_ROW) pdf.addPage()
      const y = pdf.y + 3
      const width = WIDTH / cells.length
      let bottom = y
      for (const [index, text] of cells.entries()) {
        pdf.font('Regular', 9).text(text, LEFT + index * width, y, { width })
        bottom = Math.max(bottom, pdf.y)
      }
      pdf
        .moveTo(LEFT, bottom + 3)
        .lineTo(LEFT + WIDTH, bottom + 3)
        .stroke()
      pdf.y = bottom + 4
    }
    pdf.x = LEFT
  }
  letter.blocks.forEach(set)
  const { count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index)
    pdf.page.margins.bottom = 0
    pdf
      .font('Regular', 7.5)
      .text(`${letter.fileNumber} · ${letter.title} · ${letter.dated}`, LEFT, 43, { lineBreak: false })
    if (letter.demoNote) pdf.text(letter.demoNote, LEFT, 28, { lineBreak: false })
    pdf.text(`Seite ${index + 1} von ${count}`, LEFT, 760, { width: WIDTH, align: 'right', lineBreak: false })
    pdf.font('Regular', 7).text(letterhead.footer, LEFT, 777, { width: WIDTH })
  }
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
