import type { Step } from '#core/derivation'
import type { Block } from '#letters/domain/letter'

/** How a figure or a day came about: every step with its result, its rule and where that stands. */
export function derivationTable(caption: string, steps: readonly Step[]): Block {
  if (steps.some(({ source }) => source.includes('{'))) throw new Error('a source is not cited yet')
  return {
    kind: 'table',
    caption,
    head: ['Rechenschritt', 'Ergebnis', 'Regel und Fundstelle'],
    widths: [2, 1, 2],
    rows: steps.map(({ text, result, rule, source }) => [text, result, `${rule} (${source})`]),
    sums: [],
  }
}
