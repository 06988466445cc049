import { ReviewRecordSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'

/** The review record (Prüfvermerk) of an application, as it was typed. */
export default class ReviewRecord extends ReviewRecordSchema {
  declare answers: Answers
}
