import { germanDay } from '#core/calendar/german_dates'
import type { Beginning } from '#decisions/domain/beginning'

/** What is known of a measure's beginning, in a sentence for who decides. */
export function beginningWords({ start, continued, consent, mode, receivedOn }: Beginning): string {
  if (continued) return 'Das Angebot läuft schon und wird fortgeführt; das ist kein neuer Beginn.'
  const planned = start ? `Geplanter Beginn: ${germanDay(start)}.` : 'Der Antrag nennt keinen Beginn.'
  if (consent) return `${planned} Dem Beginn ab dem ${germanDay(consent.from)} ist zugestimmt.`
  if (mode === 'automatic_from_receipt')
    return `${planned} Der Beginn ist ab dem Eingang am ${germanDay(receivedOn)} zugelassen.`
  return `${planned} Beginnen darf das Vorhaben erst nach der Bekanntgabe des Bescheids.`
}
