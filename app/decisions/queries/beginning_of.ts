import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import type { Filed } from '#applications/queries/submission_of'
import { type Beginning, earlyStartMode } from '#decisions/domain/beginning'
import Decision from '#decisions/models/decision'

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
