import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { Clashed } from '#core/http/clash'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import { type Answers, answersIn } from '#forms/domain/form'
import { togetherWith } from '#forms/shared_form'
import Recuse from '#reviews/actions/recuse'
import { REVIEW_FORM, negatedPoints } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'

/** Keeps the review record as typed, complete or not, while the file is in review. */
@inject()
export default class SaveReviewRecord {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private recuse: Recuse
  ) {}

  /** @throws Refusal reviews.not_in_review @throws Clashed */
  handle(applicationId: number, typed: Record<string, unknown>, revision: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      // nobody's form shows what another declared: what is typed is this person's own word, and holds whatever else is not saved
      const biased = declaresBias(answersIn(REVIEW_FORM, typed))
      if (biased) await this.recuse.handle(application, by, now, trx)
      const record = await ReviewRecord.query({ client: trx })
        .where('application_id', applicationId)
        .forUpdate()
        .first()
      if (application.status !== 'in_review' || record?.closedAt) {
        if (biased) return
        throw new Refusal('reviews.not_in_review')
      }
      const versionsFrom = (of: number) => ReviewRecord.versionsFrom(record!.id, of, trx)
      const sent = { typed, revision }
      const brought = await togetherWith({ parts: REVIEW_FORM, saved: record, versionsFrom }, sent).catch(
        (error: unknown) => {
          if (!biased || !(error instanceof Clashed || error instanceof Refusal)) throw error
          return null
        }
      )
      // what was read anew, by somebody else or after a supplement, is kept as read anew, though nothing in it differs
      const isAnew = record && !biased && (record.savedBy !== by.id || record.savedAt < application.statusSince)
      const answers = brought ?? (isAnew ? record.answers : null)
      if (!answers) return
      await ReviewRecord.keep(record, { applicationId, answers }, by, now, trx)
      const details = { revision: (record?.revision ?? 0) + 1 }
      await this.journal.record({ of: application, act: 'review.saved', by, at: now, details }, trx)
    })
  }
}

function declaresBias(answers: Answers): boolean {
  return negatedPoints(answers).some(({ key }) => key === 'no_conflict')
}
