import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Block } from '#letters/domain/letter'
import type { RuleConstants, RulesOn } from '#tenancy/domain/rulebook'
import type { NoticeFacts } from '#decisions/domain/notice_facts'

/** What a letter of a decision is written with besides its facts. */
export type Wording = {
  values: RuleConstants
  sources: RulesOn['sources']
  on: Day
  /** As the authority speaks: a single head as "ich", a ministry as "wir". */
  speak: (single: string, plural: string) => string
}

/** A kind of notice: its subject, what it decides, and what is annexed. Pure: facts in, blocks out. */
export type NoticeLetter = {
  subjectLines(facts: NoticeFacts): string[]
  /** The paragraph that says what the notice answers. */
  reference(facts: NoticeFacts): string
  body(facts: NoticeFacts, wording: Wording): Block[]
  annexes(facts: NoticeFacts, wording: Wording): Block[]
}

/** Which application under which guideline a notice answers. */
export function applicationReference({ application, fileNumber, programme }: NoticeFacts): string {
  const { title, dated, citation } = programme.guideline
  const supplemented = application.supplementedOn ? `, ergänzt am ${isoDay(application.supplementedOn)}` : ''
  return (
    `Ihr Antrag vom ${isoDay(application.submittedOn)}${supplemented} (Aktenzeichen ${fileNumber}); ` +
    `${title} vom ${isoDay(dated)} (${citation})`
  )
}

/** "2026-01-19" as "19.01.2026". */
export function isoDay(iso: string): string {
  return germanDay(Day.parse(iso))
}
