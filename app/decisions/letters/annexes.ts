import { germanDay } from '#core/calendar/german_dates'
import { derivationTable } from '#letters/domain/derivation_table'
import type { Block } from '#letters/domain/letter'
import { planTableBlock } from '#financing/domain/plan_table'
import { type NoticeFacts, thawed } from '#decisions/domain/notice_facts'
import { sideConditionsOf } from '#decisions/domain/said'
import { proofDeadlineOf } from '#decisions/domain/proof_of_notice'
import type { Wording } from '#decisions/letters/wording'

/** What belongs to an approval: the binding plan, the targets where there are any, and how the figures came about. */
export function annexesOf(facts: NoticeFacts, { on, values, sources }: Wording): Block[] {
  const { recognised, tranches } = thawed(facts)
  const caption = `Ausgaben und Finanzierung nach Jahren, alle Beträge in Euro, Stand ${germanDay(on)}`
  const parts: { title: string; blocks: Block[] }[] = [
    ...(facts.programme.lumpSum
      ? []
      : [
          {
            title: `Verbindlicher Finanzierungsplan, Fassung ${facts.plan.version}`,
            blocks: [planTableBlock(recognised, tranches, caption)],
          },
        ]),
    ...(facts.targets.length ? [{ title: 'Kennzahlen und Zielwerte', blocks: [targetTable(facts)] }] : []),
    { title: 'Herleitung der Zuwendung und der Nachweisfrist', blocks: derivations(facts, on) },
  ]
  const own = parts.flatMap(({ title, blocks }, index): Block[] => {
    const heading = `Anlage ${index + 1}: ${title}`
    return [index === 0 ? { kind: 'new_page', heading } : { kind: 'heading', text: heading }, ...blocks]
  })
  const { name, text, sha256 } = sideConditionsOf(facts, values)
  const heading = `Anlage ${sideConditionsAnnex(facts)}: Allgemeine Nebenbestimmungen ${name}`
  return [...own, { kind: 'enclosure', heading, lead: `${name}: ${sources[text].source}`, sha256 }]
}

/** The number of the annex in which the general side conditions stand: behind plan, targets and derivations. */
export function sideConditionsAnnex(facts: NoticeFacts): number {
  return targetsAnnex(facts) + (facts.targets.length ? 2 : 1)
}

/** The number of the annex with the targets, where there are any: behind the plan, where one binds. */
export function targetsAnnex({ programme }: NoticeFacts): number {
  return programme.lumpSum ? 1 : 2
}

function targetTable({ targets, period }: NoticeFacts): Block {
  return {
    kind: 'table',
    caption: 'Zielwerte nach Jahren',
    head: ['Kennzahl', ...period.years.map(String)],
    rows: targets.map(({ label, unit, values }) => [
      `${label} (${unit})`,
      ...values.map((value) => String(value ?? '–')),
    ]),
    sums: [],
  }
}

/** Every step of what the notice computes, with rule and source (Rechenblatt). */
function derivations(facts: NoticeFacts, on: Wording['on']): Block[] {
  return [
    derivationTable(
      facts.programme.lumpSum
        ? 'Zuwendung als Festbetrag'
        : facts.deductions.length
          ? 'Zuwendung nach dem anerkannten Finanzierungsplan'
          : 'Zuwendung nach dem eingereichten Finanzierungsplan',
      facts.calculation.steps
    ),
    derivationTable('Frist für den Verwendungsnachweis', proofDeadlineOf(facts, on).steps),
  ]
}
