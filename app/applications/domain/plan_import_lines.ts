import { fold } from '#core/text/fold'
import { everyRow } from '#forms/domain/form'
import { type Breakdown, breakdownOf, lineNames, linesTable } from '#applications/domain/plan_lines'
import type { PlanRow } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** A row as an import takes it: of the plan, or a line below one of its categories. */
export type Taken = Pick<PlanRow, 'code' | 'label'> & { name?: string }

function namedIn(lines: Breakdown['lines']): Map<string, string> {
  const names = lineNames(lines)
  return new Map(lines.map(({ row }, index) => [fold(names[index]), row.key]))
}

/** Lines below a category: "Honorare: Moderation" stands at the line that is called so, else at the next free one. */
export class ImportedLines {
  private readonly byCategory
  private readonly breakdown
  private readonly expected = new Set<string>()

  constructor(context: SectionContext) {
    this.breakdown = breakdownOf(context)
    this.byCategory = context.definition.plan.categories.map((category) => ({
      category,
      table: linesTable(context, category),
      named: namedIn(this.breakdown.get(category.code)!.lines),
    }))
  }

  /** The table has a line of this name. */
  expect(label: string): void {
    const found = this.split(label)
    if (found) this.expected.add(found.category.code)
  }

  /** Whether all of a category stands in lines, here or in the table. */
  isDivided(code: string): boolean {
    if (this.expected.has(code)) return true
    const below = this.breakdown.get(code)
    return below !== undefined && below.lines.length > 0
  }

  /** "Honorare: Moderation" as its category and its name, whatever its spelling; the longest label that fits is meant. */
  private split(label: string) {
    const colons = [...label].flatMap((sign, at) => (sign === ':' ? [at] : [])).reverse()
    for (const at of colons) {
      const [head, name] = [fold(label.slice(0, at)), label.slice(at + 1).trim()]
      const found = this.byCategory.find(({ category }) =>
        [category.label, category.code].some((one) => fold(one) === head)
      )
      if (found && name) return { ...found, name }
    }
    return null
  }

  /** What is below a category as it stands. */
  below(code: string): Breakdown {
    return this.breakdown.get(code)!
  }

  /** Null where it is no line of a category, "full" where the category has no place for another. */
  rowFor(label: string, isAsked = false): Taken | 'full' | null {
    const found = this.split(label)
    if (!found) return null
    const { category, named, name } = found
    const taken = [...named.values()]
    const key = named.get(fold(name)) ?? everyRow(found.table).find((row) => !taken.includes(row))
    if (!key) return 'full'
    if (!isAsked) named.set(fold(name), key)
    return { code: key, label: `${category.label}: ${name}`, name }
  }
}
