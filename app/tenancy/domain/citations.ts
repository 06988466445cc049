import { ownOf } from '#core/own'
import type { CitedRule } from '#core/derivation'
import { type RuleName, type Rulebook, type RulesOn, inActOf, rulesOn } from '#tenancy/domain/rulebook'
import type Day from '#core/calendar/day'

/** Whose law a derivation cites: a Land's on a day, for a kind of recipient, under a guideline where there is one. */
export type Citing = {
  rules: RulesOn
  municipal: boolean
  /** Directive or call with its day and place of finding, which sets the programme's own figures. */
  guideline?: { title: string; dated: string; citation: string }
}

export function citing(rulebook: Rulebook, on: Day, municipal: boolean, guideline?: Citing['guideline']): Citing {
  return { rules: rulesOn(rulebook, on), municipal, guideline }
}

const NEUTRAL: Readonly<Record<string, string>> = {
  vv: 'VV zu § 44 LHO',
  anbest: 'ANBest',
  richtlinie: 'Förderrichtlinie oder Förderaufruf',
}

/**
 * A source as it is cited: `{vv}` is the Land's regulation for the kind of recipient, `{anbest}` its side conditions,
 * `{richtlinie}` the programme's own, `{rule:name}` where that constant of the Land stands. Where nobody names a Land,
 * the words that all have in common.
 */
export function citedSource(source: string, of: Citing | null): string {
  const named = source.replace(/\{([a-zA-Z:]+)\}/g, (_, token: string) => (of ? inLand(token, of) : neutral(token)))
  return of ? inActOf(of.rules.values.procedureAct, named) : named
}

/** The same steps, or rules, with their sources as they are cited. */
export function cited<T extends CitedRule>(steps: readonly T[], of: Citing | null): T[] {
  return steps.map((step) => ({ ...step, source: citedSource(step.source, of) }))
}

function inLand(token: string, { rules, municipal, guideline }: Citing): string {
  const { values, sources } = rules
  if (token === 'vv') return municipal ? values.regulationsMunicipal : values.regulationsOthers
  if (token === 'anbest') return municipal ? values.sideConditionsMunicipal : values.sideConditionsOthers
  if (token === 'richtlinie') {
    if (!guideline) return NEUTRAL.richtlinie
    const [year, month, day] = guideline.dated.split('-')
    return `${guideline.title} vom ${day}.${month}.${year} (${guideline.citation})`
  }
  return sources[ofKind(token, municipal)].source
}

function neutral(token: string): string {
  return ownOf(NEUTRAL, token) ?? 'Regelwerk des Landes'
}

/** `rule:reductionThreshold` names two constants, one a kind of recipient. */
function ofKind(token: string, municipal: boolean): RuleName {
  const name = token.replace('rule:', '')
  return (name === 'reductionThreshold' ? `${name}${municipal ? 'Municipal' : 'Others'}Cents` : name) as RuleName
}
