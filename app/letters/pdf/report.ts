import { assertOutsideTransaction } from '#core/persistence/inside'
import type { Letter } from '#letters/domain/letter'
import { flow } from '#letters/pdf/flow'
import { subject, typeset } from '#letters/pdf/letter'
import Page, { GREY, mm } from '#letters/pdf/page'
import { drawFacts } from '#letters/pdf/tables'

/**
 * A document in the style of letters: a title page instead of the address field. It is set twice, since its
 * contents name pages that are known only when all is set.
 */
export async function renderReport(report: Letter): Promise<Uint8Array> {
  assertOutsideTransaction('a report is rendered')
  const set = typeset(report)
  const trial = setReport(set, new Map())
  await trial.finish()
  return setReport(set, trial.headings).finish()
}

function setReport(report: Letter, known: ReadonlyMap<string, number>): Page {
  const page = new Page(report, 'PDF/A-2a')
  page.text('P', report.letterhead.name, { size: 10, color: GREY, y: mm(27) })
  page.pdf.moveDown(0.5)
  subject(page, report.subjectLines, 18, 12)
  page.pdf.moveDown(0.8)
  drawFacts(page, report.information)
  flow(page, report.blocks, known)
  return page
}
