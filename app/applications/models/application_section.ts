import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ApplicationSectionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import FormRevision from '#forms/models/form_revision'

type TypedSection = { applicationId: number; section: string; data: Answers; takenOver?: boolean }

/** What was typed into one section, as it was typed. */
export default class ApplicationSection extends ApplicationSectionSchema {
  declare data: Answers

  /** What its versions are kept under. */
  static thingOf(applicationId: number, section: string): string {
    return `application:${applicationId}:${section}`
  }

  /** Keeps the next version of a section beside all before it; `saved` is the one before, where there is one. */
  static async keep(
    saved: ApplicationSection | undefined,
    typed: TypedSection,
    by: { id: number },
    at: DateTime,
    client: TransactionClientContract
  ): Promise<void> {
    const revision = (saved?.revision ?? 0) + 1
    const row = { takenOver: false, ...typed, revision, savedBy: by.id, savedAt: at }
    if (saved) await saved.merge(row).save()
    else await this.create(row, { client })
    const thing = this.thingOf(typed.applicationId, typed.section)
    await FormRevision.keep(thing, { revision, answers: typed.data, savedBy: by.id, savedAt: at }, client)
  }
}
