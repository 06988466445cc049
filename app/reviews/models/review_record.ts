import { ReviewRecordSchema } from '#database/schema'

/** The review record (Prüfvermerk) of an application, as it was typed. */
export default class ReviewRecord extends ReviewRecordSchema {
  declare answers: Record<string, string>
}
