import { ReviewRevisionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'

/** A review record as it was saved at one time; the latest of them is the record. */
export default class ReviewRevision extends ReviewRevisionSchema {
  declare answers: Answers
}
