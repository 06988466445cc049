import type { Block } from '#documents/pdf/letter'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'

const ANSWERS: Record<string, string> = { yes: 'ja', no: 'nein', not_applicable: 'entfällt' }

/** The review record of a file. */
export async function reviewChapter(applicationId: number): Promise<Block[]> {
  const record = await ReviewRecord.findBy('application_id', applicationId)
  if (!record) return [{ kind: 'paragraph', text: 'Ein Prüfvermerk liegt noch nicht vor.' }]
  const { answers } = record
  return [
    {
      kind: 'facts',
      rows: FORMAL_CHECKS.map(({ key, label }) => [
        label,
        [ANSWERS[answers[key]] ?? 'offen', answers[`${key}_note`]].filter(Boolean).join(', '),
      ]),
    },
    { kind: 'facts', rows: TEXT_ITEMS.map(({ key, label }) => [label, answers[key] ?? 'offen']) },
  ]
}
