import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ReviewRecordSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import type User from '#identity/models/user'

type TypedRecord = { applicationId: number; answers: Answers }

/** The review record (Prüfvermerk) of an application, as it was typed. */
export default class ReviewRecord extends ReviewRecordSchema {
  declare answers: Answers

  /** Keeps the next revision; `saved` is the one before, where there is one. */
  static keep(
    saved: ReviewRecord | null,
    typed: TypedRecord,
    by: User,
    at: DateTime,
    client: TransactionClientContract
  ): Promise<ReviewRecord> {
    const row = { ...typed, revision: (saved?.revision ?? 0) + 1, savedBy: by.id, savedAt: at }
    return saved ? saved.merge(row).save() : this.create(row, { client })
  }
}
