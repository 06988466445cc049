import type Day from '#core/calendar/day'
import { DECISIVE, labelOf } from '#tenancy/domain/rule_labels'
import { type Origin, endedOn, type Rulebook, inActOf, rulesOn } from '#tenancy/domain/rulebook'
import { courtEntry } from '#tenancy/domain/rule_entries'
import { SAMPLE_TEXTS } from '#tenancy/rulebooks/sample_texts'
import type RuleEntry from '#law/models/rule_entry'

/** A rule that decides something and that no two people have confirmed. */
export type OpenRule = {
  /** A sample text that is replaced on its page; as it stands nobody confirms it. */
  isSampleText?: boolean
  name: string
  label: string
  shown: string
  value: unknown
  origin: Omit<Origin, 'mark'>
}

/** What is still to be confirmed of a Land, as it stands today; what was entered and waits is not among it. */
export function openRules(rulebook: Rulebook, today: Day, entries: readonly RuleEntry[]): OpenRule[] {
  const waiting = new Set(entries.filter((entry) => entry.waiting).map(({ name }) => name))
  const rules = rulesOn(rulebook, today)
  const { values, sources } = rules
  // what has ended is prolonged or replaced, not confirmed as it stood
  const ended = new Set<string>(endedOn(rules).map(({ name }) => name))
  const constants = DECISIVE.filter((name) => !(sources[name].mark === 'confirmed' && sources[name].confirmation)).map(
    (name): OpenRule => {
      const { label, show } = labelOf(name)
      const origin = { ...sources[name], source: inActOf(values.procedureAct, sources[name].source) }
      const isSampleText = SAMPLE_TEXTS.some(({ sha256 }) => sha256 === values[name])
      const shown = isSampleText ? 'Muster statt des amtlichen Textes' : show(values[name] as never)
      return { name, label, shown, value: values[name], origin, isSampleText }
    }
  )
  const courts = rulebook.courts.flatMap(({ name, unconfirmed }) =>
    (unconfirmed?.split(' ') ?? []).map((county): OpenRule => ({
      name: courtEntry(county),
      label: `Gericht für den Kreisschlüssel ${county}`,
      shown: name,
      value: name,
      origin: { validFrom: today.iso, validTo: null, source: '§ 52 Nummer 3 VwGO' },
    }))
  )
  return [...constants, ...courts].filter(({ name }) => !waiting.has(name) && !ended.has(name))
}
