import { figures } from '#core/money/german_money'
import type { Block } from '#letters/domain/letter'
import { partsOfPlan } from '#applications/domain/plan_lines'
import type { SectionContext } from '#applications/domain/section_context'

/** What the categories of a plan are made up of, as the table of a letter; nothing where they are not. */
export function makeupBlocks(context: SectionContext): Block[] {
  const rows = partsOfPlan(context).map(({ category, label, amounts, total }) => [
    category,
    label || '–',
    ...amounts.map(figures),
    figures(total),
  ])
  const head = ['Ausgabeart', 'Wofür', ...context.years.map(String), 'Summe']
  const widths = [2, 2, ...context.years.map(() => 1), 1]
  return rows.length ? [{ kind: 'table', caption: 'Aufteilung der Ausgaben', head, widths, rows, sums: [] }] : []
}
