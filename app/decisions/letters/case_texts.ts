import { ownOf } from '#core/own'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { RuleConstants } from '#tenancy/domain/rulebook'
import { IN_BRACES, type NoticeText, type NoticeWord, fittingTexts } from '#programmes/domain/definition'
import type { NoticeFacts } from '#decisions/domain/notice_facts'

/** The programme's texts that stand in this case, with the Land's figures and the application's answers in them. */
export function caseTexts(of: readonly NoticeText[], facts: NoticeFacts, values: RuleConstants): string[] {
  const words = wordsOf(facts, values)
  return fitting(of, facts).map((text) => text.replace(IN_BRACES, (gap, word: string) => ownOf(words, word) || gap))
}

/** A word in one of these texts for which this case has nothing; null where none is left. */
export function unfilledWord(of: readonly NoticeText[], facts: NoticeFacts, values: RuleConstants): string | null {
  const words = wordsOf(facts, values)
  const used = fitting(of, facts).flatMap((text) => [...text.matchAll(IN_BRACES)])
  return used.find(([, word]) => !ownOf(words, word))?.[0] ?? null
}

function fitting(of: readonly NoticeText[], { application, period }: NoticeFacts): string[] {
  return fittingTexts(of, { partners: application.partners.length, years: period.years.length })
}

function wordsOf({ recipient, application }: NoticeFacts, values: RuleConstants): Readonly<Record<string, string>> {
  const threshold = recipient.municipal ? values.reductionThresholdMunicipalCents : values.reductionThresholdOthersCents
  const ofLand: Readonly<Record<NoticeWord, string>> = {
    timely_use: months(values.timelyUseWindowMonths),
    reduction_threshold: euros(Money.cents(threshold)),
    forwarded: values.sideConditionsOthers,
  }
  return { ...ofLand, ...mapped(application.answers) }
}

function mapped(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([key, text]) => [`answer:${key}`, text]))
}

export function months(count: number): string {
  return count === 1 ? 'einem Monat' : count === 2 ? 'zwei Monaten' : `${count} Monaten`
}

/** "A, B und C" */
export function enumeration(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`
}
