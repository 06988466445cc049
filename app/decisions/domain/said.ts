import type Day from '#core/calendar/day'
import type { RuleConstants, Rulebook } from '#tenancy/domain/rulebook'
import { decisionKind } from '#decisions/domain/decision_kinds'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import { remedyNotice } from '#decisions/domain/remedy'

/**
 * What a signed notice says of the law: kept with it, since the law of a day that is past may be corrected later, and
 * what went out does not read otherwise for that.
 */
export type Said = { remedy: string | null; sideConditions: string | null }

/** Its remedy notice; null for what has none. @throws Refusal decisions.rule_ended, decisions.remedy_unknown, decisions.court_unknown, decisions.court_unconfirmed */
export function remedySaid({ kind, authority, recipient }: NoticeFacts, rulebook: Rulebook, on: Day): string | null {
  return decisionKind(kind).remedy ? remedyNotice(rulebook, authority, recipient.seatCountyKey, on) : null
}

/** The general side conditions that become part of it, with their text; null for what grants nothing. */
export function sideConditionsSaid(
  facts: Pick<NoticeFacts, 'kind' | 'recipient'>,
  values: RuleConstants
): string | null {
  if (!decisionKind(facts.kind).binds) return null
  const { name, sha256 } = sideConditionsOf(facts, values)
  return `${name}, ${sha256}`
}

/** The general side conditions of a kind of recipient: name, and the rule that holds their text with its hash. */
export function sideConditionsOf({ recipient }: Pick<NoticeFacts, 'recipient'>, values: RuleConstants) {
  const [name, text] = recipient.municipal
    ? ([values.sideConditionsMunicipal, 'sideConditionsTextMunicipal'] as const)
    : ([values.sideConditionsOthers, 'sideConditionsTextOthers'] as const)
  return { name, text, sha256: values[text] }
}
