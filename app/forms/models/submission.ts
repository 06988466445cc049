import type { DateTime } from 'luxon'
import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SubmissionSchema } from '#database/schema'
import type User from '#identity/models/user'
import type { Answers } from '#forms/domain/form'
import SubmissionAttachment from '#forms/models/submission_attachment'

/** What is filed: an application, a report. */
export type FormName = 'application' | 'report'
/** What was typed, by section, as it was typed. */
export type Typed = Readonly<Record<string, Answers>>

export type ToFile = {
  land: string
  form: FormName
  subjectId: number
  by: User
  at: DateTime
  sections: Typed
  /** What the answers are read and judged by and what may change later: partners, kind of unit, the calculation's input. */
  surroundings: object
  financePlanId?: number
  attachments?: readonly { documentId: number; slot: string; replaces?: number | null }[]
}

/**
 * A form as it was filed, whole. It is never changed: who files again makes the next version. Whoever decides,
 * reports, audits or exports reads this; the draft is its writer's alone.
 */
export default class Submission extends SubmissionSchema {
  declare form: FormName
  declare sections: Typed

  @hasMany(() => SubmissionAttachment)
  declare attachments: HasMany<typeof SubmissionAttachment>

  /** Files the next version; the subject's row must be locked. */
  static async file(filed: ToFile, version: number, trx: TransactionClientContract): Promise<Submission> {
    const { by, at, attachments = [], ...rest } = filed
    const submission = await this.create({ ...rest, version, filedBy: by.id, filedAt: at }, { client: trx })
    if (attachments.length)
      await trx
        .insertQuery()
        .table('submission_attachments')
        .multiInsert(
          attachments.map(({ documentId, slot, replaces = null }) => ({
            submission_id: submission.id,
            document_id: documentId,
            slot,
            replaces,
          }))
        )
    return submission
  }

  /** The versions of a subject, the newest first. */
  static of(form: FormName, subjectId: number, trx?: TransactionClientContract) {
    return this.query({ client: trx }).where({ form, subjectId }).orderBy('version', 'desc')
  }
}
