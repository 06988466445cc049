import type { Block } from '#letters/domain/letter'
import { printedForm } from '#forms/printed'
import { REVIEW_FORM } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'

/** The review record of a file. */
export async function reviewChapter(applicationId: number): Promise<Block[]> {
  const record = await ReviewRecord.findBy('application_id', applicationId)
  if (!record) return [{ kind: 'paragraph', text: 'Ein Prüfvermerk liegt noch nicht vor.' }]
  return printedForm(REVIEW_FORM, record.answers)
}
