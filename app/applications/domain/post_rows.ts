import Fraction from '#core/money/fraction'
import { germanNumber } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import type { FundedPost } from '#financing/domain/grant_calculation'
import { type FundedUnit, type ProgrammeDefinition, mostFteOf } from '#programmes/domain/definition'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type Table, inputOf, rowIn, rowsOf } from '#forms/domain/form'
import { type SectionContext, typedInKind } from '#applications/domain/section_context'

const MOST_POSTS = 14
const SPARE_ROWS = 2

const FTE: Field<'decimal'> = {
  key: 'fte',
  label: 'Stellenanteil',
  hint: '1,0 ist eine volle Stelle',
  type: 'decimal',
  most: 10,
}
const GROUP: Field<'text'> = { key: 'group', label: 'Entgeltgruppe', type: 'text', most: 40 }
const MONTHS: Field<'integer'> = { key: 'months', label: 'Besetzte Monate', type: 'integer', least: 1, most: 12 }

/** A row of the table that is complete. A post is filled for `months` months of each year of the period. */
export type Post = { row: string; role: string; fte: Fraction; months: number }

/** One row a post; where fixed sums are paid for posts, those are chosen from. */
export function postTable({ financing }: ProgrammeDefinition): Table {
  const choices = financing.units?.map(({ code, label }) => ({ value: code, label })) ?? []
  const role: Field = choices.length
    ? { key: 'role', label: 'Stelle', type: 'choice', choices }
    : { key: 'role', label: 'Stelle', type: 'text' }
  return {
    kind: 'table',
    key: 'posts',
    label: 'Stellen',
    head: 'Zeile',
    columns: [role, FTE, GROUP, ...(choices.length ? [MONTHS] : [])],
    rows: { most: MOST_POSTS, spare: SPARE_ROWS, entry: 'eine Stelle' },
    note: 'Weitere leere Zeilen erscheinen nach dem Speichern.',
  }
}

/** The posts that can be counted with; rows that lack something are said by the table. */
export function readPosts({ definition }: SectionContext, answers: Answers): Post[] {
  const table = postTable(definition)
  const [role] = table.columns
  const hasMonths = table.columns.includes(MONTHS)
  return rowsOf(table, answers).flatMap(({ key }) => {
    const typed = rowIn(answers, table, key)
    const [post, fte, group] = [valueOf(role, typed.role), valueOf(FTE, typed.fte), valueOf(GROUP, typed.group)]
    const months = hasMonths ? valueOf(MONTHS, typed.months) : 12
    return post && fte && group && months ? [{ row: key, role: String(post), fte, months }] : []
  })
}

/** The posts that fixed sums are paid for, in every year of the period. */
export function fundedPosts(context: SectionContext): FundedPost[] {
  const known = new Set(context.definition.financing.units?.map(({ code }) => code))
  if (known.size === 0) return []
  const posts = readPosts(context, typedInKind(context, 'posts')).filter(({ role }) => known.has(role))
  return context.years.flatMap((year) => posts.map(({ role, fte, months }) => ({ code: role, fte, months, year })))
}

/** Posts that the programme does not fund as they stand: too much of a kind, too small a part, for another size of place. */
export function unfundedPosts(context: SectionContext, answers: Answers): Problem[] {
  const { unitKind, definition, inhabitants } = context
  const isPlace = unitKind !== 'other'
  const posts = readPosts(context, answers)
  return (definition.financing.units ?? []).flatMap((unit) => {
    const rows = posts.filter(({ role }) => role === unit.code)
    if (rows.length === 0) return []
    const size = isPlace && unitKind !== 'county' && sizeSentence(unit, inhabitants)
    if (size) return [{ input: inputOf({ key: 'role' }, rows[0].row), sentence: size }]
    return [...tooSmall(unit, rows), ...(isPlace ? tooMany(unit, rows, mostFteOf(unit, unitKind)) : [])]
  })
}

function sizeSentence({ label, fromInhabitants, belowInhabitants }: FundedUnit, inhabitants: number): string | null {
  const isIn = inhabitants >= (fromInhabitants ?? 0) && inhabitants < (belowInhabitants ?? Infinity)
  if (isIn) return null
  const bounds = [
    fromInhabitants && `ab ${germanWhole(fromInhabitants)}`,
    belowInhabitants && `unter ${germanWhole(belowInhabitants)}`,
  ]
  return `${label}: Gefördert wird das ${bounds.filter(Boolean).join(' und ')} Einwohnern; nach dem Gemeindeverzeichnis sind es ${germanWhole(inhabitants)}.`
}

function tooSmall({ label, leastFte }: FundedUnit, rows: readonly Post[]): Problem[] {
  if (!leastFte) return []
  const least = Fraction.parse(leastFte)
  return rows
    .filter(({ fte }) => least.exceeds(fte))
    .map(({ row }) => ({
      input: inputOf(FTE, row),
      sentence: `${label}: Eine Stelle muss mindestens ${germanNumber(least)} umfassen.`,
    }))
}

function tooMany({ label }: FundedUnit, rows: readonly Post[], bound: string | null): Problem[] {
  if (bound === null) return []
  const most = Fraction.parse(bound)
  const sum = rows.map(({ fte }) => fte).reduce((all, fte) => all.plus(fte), Fraction.of(0))
  if (!sum.exceeds(most)) return []
  const sentence = `${label}: Gefördert werden höchstens ${germanNumber(most)} Stellen, eingetragen sind ${germanNumber(sum)}.`
  return [{ input: inputOf(FTE, rows.at(-1)!.row), sentence }]
}
