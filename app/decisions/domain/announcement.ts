import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { workingDayFrom } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'
import type { Step } from '#core/derivation'
import { type Rulebook, citedIn, ruleOn } from '#tenancy/domain/rulebook'

/** How this house hands over a notice: retrieved from the portal, sent by post, or served formally (Zustellung). */
export const CHANNELS = ['portal_retrieval', 'post', 'electronic', 'formal_service'] as const
export type Channel = (typeof CHANNELS)[number]

/** A handing over as the law on announcement looks at it; the other channels are recalculated for auditors. */
export type Delivery =
  | { channel: 'post' | 'electronic'; sentOn: Day; receivedOn: Day | null; procedureBegunOn: Day }
  | { channel: 'formal_service'; receivedOn: Day }
  | { channel: 'portal_retrieval'; sentOn: Day; retrievedOn: Day | null }
  | { channel: 'ozg_mailbox'; sentOn: Day; fictionDays: number }

/** The day of announcement (Bekanntgabe) with its derivation; `on` is null where there was none. */
export type AnnouncedOn = { on: Day | null; steps: Step[] }

/**
 * When a notice counts as announced (§ 41 VwVfG of the Land): the day itself is not shifted, also on a Sunday or
 * holiday, unless the Land's law says so.
 */
export function announcement(rulebook: Rulebook, delivery: Delivery): AnnouncedOn {
  if (delivery.channel === 'formal_service') return servedOn(rulebook, delivery.receivedOn)
  if (delivery.channel === 'portal_retrieval') return retrieved(rulebook, delivery.sentOn, delivery.retrievedOn)
  if (delivery.channel === 'ozg_mailbox')
    return fiction(delivery, delivery.fictionDays, ruleOn(rulebook.rules, 'mailboxFictionDays', delivery.sentOn).source)
  return sent(rulebook, delivery)
}

/** The last day on which retrieving a notice announces it. */
export function lastRetrievalDay(rulebook: Rulebook, dispatchedOn: Day): Day {
  return dispatchedOn.plusDays(ruleOn(rulebook.rules, 'retrievalDays', dispatchedOn).value)
}

/** Some days after the sending; a later receipt that is proven goes before, an earlier one does not count. */
function sent(rulebook: Rulebook, delivery: Delivery & { channel: 'post' | 'electronic' }): AnnouncedOn {
  const { sentOn, receivedOn, procedureBegunOn } = delivery
  const spares = ruleOn(rulebook.rules, 'fictionByProcedure', sentOn)
  const bound = spares.value && procedureBegunOn.isBefore(sentOn) ? procedureBegunOn : sentOn
  const { value, source } = ruleOn(rulebook.rules, 'fictionDays', bound)
  const { value: shifts, source: shifting } = ruleOn(rulebook.rules, 'fictionShiftsToWorkday', sentOn)
  const announced = fiction(delivery, value, bound === sentOn ? source : `${source}; ${spares.source}`, shifts)
  if (shifts)
    shift(announced, ruleOn(rulebook.rules, 'holidayRegion', sentOn).value, citedIn(rulebook, sentOn, shifting))
  if (!receivedOn?.isAfter(announced.on!)) return announced
  const step = {
    text: `Nachgewiesener späterer Zugang am ${germanDay(receivedOn)}`,
    result: germanDay(receivedOn),
    rule: 'Ein späterer Zugang geht der Vermutung vor, ein früherer nicht',
    source: citedIn(rulebook, sentOn, '§ 41 Absatz 2 Satz 3 VwVfG'),
  }
  return { on: receivedOn, steps: [...announced.steps, step] }
}

/** Where a Land's law moves the day of the fiction to a working day. */
function shift(announced: AnnouncedOn & { on: Day }, region: HolidayRegion, source: string): void {
  const working = workingDayFrom(announced.on, region)
  if (working.equals(announced.on)) return
  const text = `${germanDay(announced.on)} ist kein Werktag`
  announced.steps.push({ text, result: germanDay(working), rule: 'Es zählt der nächste Werktag', source })
  announced.on = working
}

const HANDED_OVER = { post: 'der Aufgabe zur Post', electronic: 'der Absendung', ozg_mailbox: 'der Bereitstellung' }

function fiction(
  { channel, sentOn }: { channel: keyof typeof HANDED_OVER; sentOn: Day },
  days: number,
  source: string,
  shifts = false
): AnnouncedOn & { on: Day } {
  const on = sentOn.plusDays(days)
  const text = `${germanDay(sentOn)} + ${days} Tage${shifts ? '' : '; der Tag wird nicht verschoben'}`
  const rule = `Gilt am ${days}. Tag nach ${HANDED_OVER[channel]} als bekannt gegeben`
  return { on, steps: [{ text, result: germanDay(on), rule, source }] }
}

function servedOn(rulebook: Rulebook, receivedOn: Day): AnnouncedOn {
  const step = {
    text: `Förmlich zugestellt am ${germanDay(receivedOn)}`,
    result: germanDay(receivedOn),
    rule: 'Es zählt der Tag der Zustellung',
    source: citedIn(rulebook, receivedOn, '§ 41 Absatz 5 VwVfG, Verwaltungszustellungsgesetz des Landes'),
  }
  return { on: receivedOn, steps: [step] }
}

function retrieved(rulebook: Rulebook, sentOn: Day, retrievedOn: Day | null): AnnouncedOn {
  const { value: days, source: shared } = ruleOn(rulebook.rules, 'retrievalDays', sentOn)
  const source = citedIn(rulebook, sentOn, shared)
  const last = lastRetrievalDay(rulebook, sentOn)
  if (!retrievedOn || retrievedOn.isAfter(last)) {
    const step = {
      text: `Nicht bis zum ${germanDay(last)} abgerufen`,
      result: 'nicht bekannt gegeben',
      rule: `Ohne Abruf binnen ${days} Tagen ist nichts bekannt gegeben`,
      source,
    }
    return { on: null, steps: [step] }
  }
  const on = retrievedOn.plusDays(1)
  const step = {
    text: `Abgerufen am ${germanDay(retrievedOn)}, spätestens möglich am ${germanDay(last)}`,
    result: germanDay(on),
    rule: 'Bekannt gegeben am Tag nach dem Abruf; der Tag wird nicht verschoben',
    source,
  }
  return { on, steps: [step] }
}
