import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ApplicationSectionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import type User from '#identity/models/user'

type TypedSection = { applicationId: number; section: string; data: Answers }

/** What was typed into one section, as it was typed. */
export default class ApplicationSection extends ApplicationSectionSchema {
  declare data: Answers

  /** Keeps the next revision of a section; `saved` is the one before, where there is one. */
  static keep(
    saved: ApplicationSection | undefined,
    typed: TypedSection,
    by: User,
    at: DateTime,
    client: TransactionClientContract
  ): Promise<ApplicationSection> {
    const row = { ...typed, revision: (saved?.revision ?? 0) + 1, savedBy: by.id, savedAt: at }
    return saved ? saved.merge(row).save() : this.create(row, { client })
  }
}
