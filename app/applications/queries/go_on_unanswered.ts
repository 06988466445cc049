import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import type Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { restoreFiled } from '#applications/queries/restore_filed'

/**
 * While its applicant still has time to answer, a file is not taken on without the answer; then what was filed
 * counts, and nothing that was only begun.
 *
 * @throws Refusal applications.supplement_still_running
 */
export async function goOnUnanswered(application: Application, at: DateTime, trx: TransactionClientContract) {
  const { lastDay } = await SupplementRequest.newestOf(application.id, trx).firstOrFail()
  if (!lastDay.isBefore(dayOf(at)))
    throw new Refusal('applications.supplement_still_running', { day: germanDay(lastDay) })
  await restoreFiled(application, at, trx)
}
