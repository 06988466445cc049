import type Application from '#applications/models/application'
import { TEXT_ITEMS } from '#reviews/domain/review_items'
import { textIn } from '#forms/domain/form'
import ReviewRecord from '#reviews/models/review_record'

/** So many of the newest records of a call are compared. */
const MOST = 300

/** In how many other records of the call each of a record's texts stands word by word, with a file as an example; those that stand nowhere else are left out. */
export async function sameTexts(
  { id, callId }: Application,
  { answers }: Pick<ReviewRecord, 'answers'>
): Promise<Record<string, { count: number; fileNumber: string }>> {
  const others = await ReviewRecord.query()
    .join('applications', 'applications.id', 'review_records.application_id')
    .where('applications.call_id', callId)
    .whereNot('applications.id', id)
    .orderBy('review_records.id', 'desc')
    .limit(MOST)
    .select('review_records.*', 'applications.file_number')
  const found: Record<string, { count: number; fileNumber: string }> = {}
  for (const { key } of TEXT_ITEMS) {
    const own = textIn(answers, key)
    const same = own ? others.filter((other) => textIn(other.answers, key) === own) : []
    if (same.length > 0) found[key] = { count: same.length, fileNumber: String(same[0].$extras.file_number) }
  }
  return found
}
