import type Application from '#applications/models/application'
import { TEXT_ITEMS } from '#reviews/domain/review_items'
import { textIn } from '#forms/domain/form'
import ReviewRecord from '#reviews/models/review_record'

/** So many of the newest records of a call are compared. */
const MOST = 300

/** Texts of a record that stand word by word in others of its call: in how many, with a file as an example. */
export async function sameTexts({ id, callId }: Application, { answers }: Pick<ReviewRecord, 'answers'>) {
  const others = await ReviewRecord.query()
    .join('applications', 'applications.id', 'review_records.application_id')
    .where('applications.call_id', callId)
    .whereNot('applications.id', id)
    .orderBy('review_records.id', 'desc')
    .limit(MOST)
    .select('review_records.*', 'applications.file_number')
  return TEXT_ITEMS.flatMap(({ key, label }) => {
    const own = textIn(answers, key)
    const same = own ? others.filter((other) => textIn(other.answers, key) === own) : []
    return same.length ? [{ key, label, count: same.length, fileNumber: String(same[0].$extras.file_number) }] : []
  })
}
