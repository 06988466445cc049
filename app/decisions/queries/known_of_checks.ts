import type Day from '#core/calendar/day'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import type Application from '#applications/models/application'
import type { Filed } from '#applications/queries/submission_of'
import { beginningWords } from '#decisions/domain/beginning_words'
import { beginningOf } from '#decisions/queries/beginning_of'
import { overlapsOf } from '#decisions/queries/overlaps_of'

/** What the house knows on a day of each point of the formal check, beside which a person answers it. Needs the file with authority, recipient and call. */
export async function knownOfChecks(application: Application, filed: Filed, on: Day): Promise<Record<string, string>> {
  const { authority, call, recipient, submittedAt, version, lateReason } = application
  const overlaps = await overlapsOf(application, call.period)
  const deadline = call.cutoffDeadline ? 'Ausschlussfrist' : 'Frist'
  const late = call.isOpenAt(submittedAt!) ? '' : ` Der Antrag ist verspätet. Begründung: ${lateReason ?? 'keine'}`
  return {
    competence: authority.name,
    eligibility: `${recipient.name}; berechtigt sind ${filed.definition.eligibility.described}.`,
    deadline: `Eingang ${germanInstant(submittedAt!)}, ${deadline} bis ${germanInstant(call.closesAt)}.${late}`,
    form: `Fassung ${version}, eingereicht am ${germanInstant(filed.submission.filedAt)}.`,
    not_started: beginningWords(await beginningOf(application, filed, on)),
    no_double_funding: overlaps.length
      ? `Gefunden: ${overlaps.map(({ fileNumber, recipientName }) => `${fileNumber} (${recipientName})`).join(', ')}.`
      : `Abfrage am ${germanDay(on)} ohne Treffer.`,
  }
}
