import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ReviewRecordSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import { negatedPoints, withoutDeclaration } from '#reviews/domain/review_items'
import ReviewRevision, { fingerprintOf } from '#reviews/models/review_revision'
import type User from '#identity/models/user'

type TypedRecord = { applicationId: number; answers: Answers }

/** The review record (Prüfvermerk) of an application, as it was typed. */
export default class ReviewRecord extends ReviewRecordSchema {
  declare answers: Answers

  /** SHA-256 of what it says, for the journal of a decision that rests on it. */
  get fingerprint(): string {
    return fingerprintOf(this.answers)
  }

  /** As a person goes on with it: whether they are biased each declares themselves, by saving it. */
  answersFor({ id }: { id: number }): Answers {
    const denied = negatedPoints(this.answers).some(({ key }) => key === 'no_conflict')
    return this.savedBy === id && !denied ? this.answers : withoutDeclaration(this.answers)
  }

  /** Its versions from one on, in their order, with who saved them. */
  static async versionsFrom(reviewRecordId: number, revision: number, client: TransactionClientContract) {
    const rows = await ReviewRevision.query({ client })
      .where({ reviewRecordId })
      .where('revision', '>=', revision)
      .preload('saver')
      .orderBy('revision')
    return rows.map(({ revision: of, answers, saver, savedAt }) => ({
      revision: of,
      answers,
      name: saver.name,
      at: savedAt,
    }))
  }

  /** Keeps the next revision, beside all before it; `saved` is the one before, where there is one. */
  static async keep(
    saved: ReviewRecord | null,
    typed: TypedRecord,
    by: User,
    at: DateTime,
    client: TransactionClientContract
  ): Promise<ReviewRecord> {
    const row = { ...typed, revision: (saved?.revision ?? 0) + 1, savedBy: by.id, savedAt: at }
    const record = saved ? await saved.merge(row).save() : await this.create(row, { client })
    const { id: reviewRecordId, revision, answers } = record
    await ReviewRevision.create({ reviewRecordId, revision, answers, savedBy: by.id, savedAt: at }, { client })
    return record
  }
}
