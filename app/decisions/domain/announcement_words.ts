import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Channel } from '#decisions/domain/announcement'

type Announced = {
  channel: Channel
  handedOverOn: Day
  announcedOn: Day
  remedyUntil: Day
  evidence: string | null
}

const HOW: Record<Channel, string> = {
  portal_retrieval: 'abgerufen',
  post: 'mit der Post',
  electronic: 'elektronisch übermittelt',
  formal_service: 'zugestellt',
}

/** What is known of the announcement of a dispatched notice, as one sentence; the remedy only where there is one. */
export function announcementWords(
  announced: Announced | null,
  retrievableUntil: Day | null,
  today: Day,
  hasRemedy: boolean
): string {
  if (!announced && !retrievableUntil)
    return 'geht nicht über den Abruf, sondern mit der Post oder durch Zustellung; wie er übermittelt wurde, ist noch nicht eingetragen'
  if (!announced)
    return retrievableUntil!.isBefore(today)
      ? `bis zum ${germanDay(retrievableUntil!)} nicht abgerufen: nicht bekannt gegeben, der Bescheid ist auf anderem Weg zu übermitteln`
      : `noch nicht abgerufen, möglich bis zum ${germanDay(retrievableUntil!)}`
  const { channel, handedOverOn, announcedOn, remedyUntil, evidence } = announced
  return (
    `${HOW[channel]} am ${germanDay(handedOverOn)}, gilt als bekannt gegeben am ${germanDay(announcedOn)}` +
    (evidence ? ` (${evidence})` : '') +
    (hasRemedy ? `; Rechtsbehelf voraussichtlich möglich bis ${germanDay(remedyUntil)}` : '')
  )
}
