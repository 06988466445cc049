import { isWording } from '#law/domain/entered_rule'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { DORMANT, MARKS, RULE_LABELS, labelOf } from '#tenancy/domain/rule_labels'
import {
  type Confirmation,
  EVER,
  type Mark,
  type Rule,
  type RuleName,
  type Rulebook,
  type RulesOn,
  inActOf,
  rulesOn,
} from '#tenancy/domain/rulebook'

/** One rule as a page prints it. `inForce` is false for what held before or comes later. */
export type ShownRule = {
  name: RuleName
  label: string
  value: string
  /** The hash of the text that it names; null for any other rule. */
  wording: string | null
  since: string
  /** Its last day; null where no end is known. */
  until: string | null
  source: string
  mark: Mark
  markText: string
  /** That people confirmed it, and when; null where it is as it was shipped. */
  confirmedBy: string | null
  inForce: boolean
  dormant: boolean
}
export type ShownRules = { subject: string; rules: ShownRule[] }[]

/** All rules of a Land by subject, each with its earlier and later versions. */
export function rulesOfLand(rulebook: Rulebook, today: Day): ShownRules {
  return bySubject((name) => {
    const versions = rulebook.rules[name] as readonly Rule<never>[]
    const current = versions.findLast(({ validFrom }) => validFrom <= today.iso)
    const { procedureAct } = rulesOn(rulebook, today).values
    return versions.map((rule) => ({
      ...rule,
      source: inActOf(procedureAct, rule.source),
      inForce: rule === current,
    }))
  })
}

/** The rules that were frozen into a grant. */
export function rulesOfGrant(frozen: RulesOn): ShownRules {
  return bySubject((name) =>
    Object.hasOwn(frozen.values, name)
      ? [{ ...frozen.sources[name], value: frozen.values[name] as never, inForce: true }]
      : []
  )
}

function bySubject(versionsOf: (name: RuleName) => (Rule<never> & { inForce: boolean })[]): ShownRules {
  return Object.entries(RULE_LABELS).map(([subject, labels]) => ({
    subject,
    rules: (Object.keys(labels) as RuleName[]).flatMap((name) =>
      versionsOf(name).map(({ value, validFrom, validTo, source, mark, confirmation, inForce }) => ({
        name,
        label: labelOf(name).label,
        value: labelOf(name).show(value),
        wording: isWording(name) ? value : null,
        since: validFrom === EVER ? '–' : germanDay(Day.parse(validFrom)),
        until: validTo && germanDay(Day.parse(validTo)),
        source,
        mark,
        markText: MARKS[mark],
        confirmedBy: confirmation ? inWords(confirmation) : null,
        inForce,
        dormant: DORMANT.includes(name),
      }))
    ),
  }))
}

/** Their names stand where the entries are, for the Land's own people. */
function inWords({ on }: Confirmation): string {
  return `von zwei Personen am ${germanDay(Day.parse(on))}`
}
