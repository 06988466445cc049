import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { negatedPoints } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Call from '#programmes/models/call'
import type Application from '#applications/models/application'
import type { Filed } from '#applications/queries/submission_of'
import { type Beginning, earlyStartMode } from '#decisions/domain/beginning'
import Decision from '#decisions/models/decision'
import type { Decided } from '#decisions/queries/notice_facts_of'

/** What is known on a day of how the measure of an application begins: as it was filed, by its programme or its Land, with the consent there is. */
export async function beginningOf(
  application: Application,
  { definition, surroundings }: Filed,
  on: Day,
  trx?: TransactionClientContract
): Promise<Beginning> {
  const consent = await Decision.query({ client: trx })
    .where({ applicationId: application.id, kind: 'early_start', status: 'dispatched' })
    .whereHas('announcement', (announced) => announced)
    .preload('announcement')
    .orderBy('id', 'desc')
    .first()
  return {
    mode: earlyStartMode(definition.earlyStart, rulebookOf(application.land), on),
    start: surroundings.start ? Day.parse(surroundings.start) : null,
    continued: surroundings.continued,
    receivedOn: dayOf(application.submittedAt!),
    consent: consent && {
      from: Day.parse(consent.noticeFacts.earlyStart!.from),
      announcedOn: consent.announcement.announcedOn,
    },
  }
}

/** What is proposed: from when on the applicant may begin, when it asked for that, and why it cannot wait. */
export type EarlyStartRequest = { from: Day; requestedOn: Day; reasons: string }

/** Consent as a decision: no money, the call's time, from when on and why. */
export const consentTo = (
  { from, requestedOn, reasons }: EarlyStartRequest,
  { periodFrom, periodTo, years }: Call
): Decided => ({
  kind: 'early_start',
  amount: Money.ZERO,
  reasons: reasons.trim(),
  tranches: [],
  deductions: [],
  period: { from: periodFrom.iso, to: periodTo.iso, years },
  earlyStart: { from: from.iso, requestedOn: requestedOn.iso },
})

/** The review may find, at any time before the consent, that a measure has begun. @throws Refusal decisions.early_start_begun */
export async function assertNotBegun(applicationId: number, trx: TransactionClientContract): Promise<void> {
  const record = await ReviewRecord.findBy('application_id', applicationId, { client: trx })
  if (negatedPoints(record?.answers ?? {}).some(({ key }) => key === 'not_started'))
    throw new Refusal('decisions.early_start_begun')
}
