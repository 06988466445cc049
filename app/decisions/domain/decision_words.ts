import { germanDay } from '#core/calendar/german_dates'
import Day from '#core/calendar/day'
import type { DecisionKindOf } from '#decisions/domain/decision_kinds'
import type { NoticeFacts } from '#decisions/domain/notice_facts'

const on = (iso: string): string => germanDay(Day.parse(iso))

/** What a decision says besides its amount, as pages and case files list it; what is not for its addressee only inside the house. */
export function decisionWords(facts: NoticeFacts, is: DecisionKindOf, inside: boolean): [string, string][] {
  const { period, eligible, earlyStart, grounds, doubleFunding } = facts
  const pairs: ([string, string] | false | null | undefined | '')[] = [
    is.binds && ['Bewilligungszeitraum', `${on(period.from)} bis ${on(period.to)}`],
    eligible && [
      'Zuwendungsfähig ab',
      `${eligible.from ? on(eligible.from) : 'Bekanntgabe des Bescheids'} (${eligible.rule}; ${eligible.source})`,
    ],
    earlyStart && ['Beginn ab', `${on(earlyStart.from)}, beantragt am ${on(earlyStart.requestedOn)}`],
    ...grounds.map(({ label, sentence }): [string, string] | null => (sentence ? [label, sentence] : null)),
    inside &&
      doubleFunding?.reason && [
        'Doppelförderung geprüft',
        `${doubleFunding.found.map(({ fileNumber }) => fileNumber).join(', ')}: ${doubleFunding.reason}`,
      ],
  ]
  return pairs.filter((pair): pair is [string, string] => Array.isArray(pair))
}

const SHORT = 140

/** Why so and not otherwise, in a line for a list: the grounds that were proved, else the beginning of the reasons. */
export function reasonInShort({ noticeFacts, reasons }: { noticeFacts: NoticeFacts; reasons: string | null }): string {
  const text = noticeFacts.grounds.map(({ label }) => label).join('; ') || (reasons ?? '').trim()
  return text.length > SHORT ? `${text.slice(0, SHORT).replace(/\s+\S*$/, '')} …` : text
}
