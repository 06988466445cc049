import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { DORMANT, MARKS, RULE_LABELS } from '#tenancy/domain/rule_labels'
import { EVER, type Mark, type Rule, type RuleConstants, type Rulebook, type RulesOn } from '#tenancy/domain/rulebook'

/** One rule as a page prints it. `inForce` is false for what held before or comes later. */
export type ShownRule = {
  label: string
  value: string
  since: string
  source: string
  mark: Mark
  markText: string
  inForce: boolean
  dormant: boolean
}
export type ShownRules = { subject: string; rules: ShownRule[] }[]

/** All rules of a Land by subject, each with its earlier and later versions. */
export function rulesOfLand(rulebook: Rulebook, today: Day): ShownRules {
  return bySubject((name) => {
    const versions = rulebook.rules[name] as readonly Rule<never>[]
    const current = versions.findLast(({ validFrom }) => validFrom <= today.iso)
    return versions.map((rule) => ({ ...rule, inForce: rule === current }))
  })
}

/** The rules that were frozen into a grant. */
export function rulesOfGrant(frozen: RulesOn): ShownRules {
  return bySubject((name) =>
    name in frozen.values ? [{ ...frozen.sources[name], value: frozen.values[name] as never, inForce: true }] : []
  )
}

function bySubject(versionsOf: (name: keyof RuleConstants) => (Rule<never> & { inForce: boolean })[]): ShownRules {
  return Object.entries(RULE_LABELS).map(([subject, labels]) => ({
    subject,
    rules: Object.entries(labels).flatMap(([name, { label, show }]) =>
      versionsOf(name as keyof RuleConstants).map(({ value, validFrom, source, mark, inForce }) => ({
        label,
        value: show(value),
        since: validFrom === EVER ? '–' : germanDay(Day.parse(validFrom)),
        source,
        mark,
        markText: MARKS[mark],
        inForce,
        dormant: DORMANT.includes(name as keyof RuleConstants),
      }))
    ),
  }))
}
