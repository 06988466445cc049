import { assertOutsideTransaction } from '#core/persistence/inside'
import { inPieces } from '#core/text/ends'
import { unbroken } from '#core/text/unbroken'
import type { Letter } from '#letters/domain/letter'
import { flow } from '#letters/pdf/flow'
import Page, { type Conformance, GREY, LEFT, WIDTH, mm } from '#letters/pdf/page'

const BESIDE = { x: mm(125), width: mm(65) }
/** Fold marks and the mark for the punch, in millimetres from the top. */
const MARKS = [
  { at: 105, until: 9 },
  { at: 148.5, until: 10 },
  { at: 210, until: 9 },
]

/**
 * A letter by DIN 5008 form B as a tagged file. `PDF/A-1b` is the twin of the same template that a checker
 * for that level reads.
 */
export function renderLetter(letter: Letter, conformance: Conformance = 'PDF/A-2a'): Promise<Uint8Array> {
  assertOutsideTransaction('a letter is rendered')
  const set = typeset(letter)
  const page = new Page(set, conformance)
  front(page, set)
  flow(page, set.blocks)
  return page.finish()
}

/** The same letter with its texts as they are set: nothing that belongs together is broken, and no word is longer than a line. */
export function typeset(letter: Letter): Letter {
  return JSON.parse(JSON.stringify(letter), (_key, value) =>
    typeof value === 'string' ? inPieces(unbroken(value)) : value
  )
}

/** Letterhead, address field, information block and subject. */
function front(page: Page, { letterhead, address, deliveryNote, information, subjectLines }: Letter): void {
  page.text('P', letterhead.name, { bold: true, size: 14, y: mm(18) })
  if (letterhead.unit) page.text('P', letterhead.unit, { size: 10, color: GREY, y: mm(25) })
  page.text('P', letterhead.returnLine, { size: 7, y: mm(46), width: mm(80) })
  if (deliveryNote) page.text('P', deliveryNote, { size: 8, y: mm(57), width: mm(80) })
  page.pdf.y = mm(63.5)
  for (const line of address) page.text('P', line, { width: mm(82) })
  page.pdf.y = mm(50)
  for (const [label, value] of information) {
    page.text('P', label, { ...BESIDE, size: 7.5, color: GREY })
    page.text('P', value, { ...BESIDE, size: 9.5 })
    page.pdf.y += 3
  }
  page.artifact(() => {
    for (const { at, until } of MARKS) page.pdf.moveTo(mm(5), mm(at)).lineTo(mm(until), mm(at)).lineWidth(0.25).stroke()
  })
  page.pdf.y = mm(98.5)
  subject(page, subjectLines, 12)
  page.pdf.x = LEFT
  page.pdf.moveDown(1.2)
}

/** The first line is the title of the document. */
export function subject(page: Page, [first, ...others]: readonly string[], size: number, rest?: number): void {
  page.text('H1', first, { bold: true, size, width: WIDTH })
  for (const line of others) page.text('P', line, { bold: true, size: rest })
}
