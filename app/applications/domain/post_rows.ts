import Fraction from '#core/money/fraction'
import { germanNumber } from '#core/money/german_money'
import type { FundedPost } from '#financing/domain/grant_calculation'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type { Answer } from '#forms/domain/difference'
import { type Problem, parseField } from '#forms/domain/fields'
import type { SectionContext } from '#applications/domain/section_context'

export const MOST_POSTS = 14

export type PostRow = { row: number; role: string; label: string; fte: Fraction; group: string; months: number }

export function postInputs(definition: ProgrammeDefinition): string[] {
  const columns = ['role', 'fte', 'group', ...(hasUnits(definition) ? ['months'] : [])]
  return Array.from({ length: MOST_POSTS }, (_, row) => columns.map((column) => `${column}_${row + 1}`)).flat()
}

/** Posts as typed, row by row; a row counts as soon as anything stands in it. */
export function readPosts(
  context: SectionContext,
  raw: Readonly<Record<string, string>>
): { posts: PostRow[]; problems: Problem[] } {
  const posts: PostRow[] = []
  const problems: Problem[] = []
  for (let row = 1; row <= MOST_POSTS; row++) {
    if (!['role', 'fte', 'group'].some((column) => raw[`${column}_${row}`]?.trim())) continue
    const read = (
      column: string,
      label: string,
      type: 'text' | 'decimal' | 'integer',
      most?: number,
      least?: number
    ) => {
      const parsed = parseField(
        { key: column, label: `Zeile ${row}, ${label}`, type, most, least },
        raw[`${column}_${row}`]
      )
      if ('value' in parsed) return parsed.value
      problems.push({ input: `${column}_${row}`, sentence: parsed.sentence })
      return null
    }
    const role = read('role', 'Stelle', 'text')
    const fte = read('fte', 'Stellenanteil', 'decimal', 10) as Fraction | null
    const group = read('group', 'Entgeltgruppe', 'text', 40)
    const months = hasUnits(context.definition) ? read('months', 'besetzte Monate', 'integer', 12, 1) : 12
    if (role && fte && group && months)
      posts.push({
        row,
        role: String(role),
        label: labelOf(context.definition, String(role)),
        fte,
        group: String(group),
        months: Number(months),
      })
  }
  return { posts, problems: [...problems, ...tooManyPosts(context, posts)] }
}

export function problemsOfPosts(context: SectionContext, raw: Readonly<Record<string, string>>): Problem[] {
  const { posts, problems } = readPosts(context, raw)
  if (posts.length === 0 && problems.length === 0)
    return [{ input: 'role_1', sentence: 'Es fehlt noch: mindestens eine Stelle.' }]
  return problems
}

/** Each row that anything stands in, in one line. */
export function postAnswers(context: SectionContext, raw: Readonly<Record<string, string>>): Answer[] {
  return Array.from({ length: MOST_POSTS }, (_, index) => index + 1).flatMap((row) => {
    const typed = (column: string) => raw[`${column}_${row}`]?.trim() ?? ''
    if (!['role', 'fte', 'group'].some((column) => typed(column))) return []
    const parts = [
      labelOf(context.definition, typed('role')),
      typed('fte') && `Anteil ${typed('fte')}`,
      typed('group'),
      typed('months') && `${typed('months')} Monate`,
    ]
    return [{ key: `row_${row}`, label: `Zeile ${row}`, value: parts.filter(Boolean).join(', ') }]
  })
}

/** The posts that fixed sums are paid for, in every year of the period. */
export function fundedPosts(context: SectionContext, raw: Readonly<Record<string, string>>): FundedPost[] {
  if (!hasUnits(context.definition)) return []
  const known = new Set(context.definition.financing.units!.map(({ code }) => code))
  const { posts } = readPosts(context, raw)
  return context.years.flatMap((year) =>
    posts.filter(({ role }) => known.has(role)).map(({ role, fte, months }) => ({ code: role, fte, months, year }))
  )
}

function tooManyPosts(context: SectionContext, posts: PostRow[]): Problem[] {
  const { unitKind } = context
  if (unitKind === 'other') return []
  return (context.definition.financing.units ?? []).flatMap(({ code, label, mostFte }) => {
    const rows = posts.filter(({ role }) => role === code)
    const most = Fraction.parse(mostFte[unitKind] ?? '0')
    const sum = rows.map(({ fte }) => fte).reduce((all, fte) => all.plus(fte), Fraction.of(0))
    if (!sum.exceeds(most)) return []
    const sentence = `${label}: Gefördert werden höchstens ${germanNumber(most)} Stellen, eingetragen sind ${germanNumber(sum)}.`
    return [{ input: `fte_${rows.at(-1)!.row}`, sentence }]
  })
}

function labelOf(definition: ProgrammeDefinition, role: string): string {
  return definition.financing.units?.find(({ code }) => code === role)?.label ?? role
}

export function hasUnits(definition: ProgrammeDefinition): boolean {
  return Boolean(definition.financing.units?.length)
}
