import Fraction from '#core/money/fraction'
import { germanNumber } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import { type FundedUnit, mostFteOf } from '#programmes/domain/definition'
import type { Problem } from '#forms/domain/fields'
import { type Answers, inputOf } from '#forms/domain/form'
import { FTE, type Post, readPosts } from '#applications/domain/post_rows'
import type { SectionContext } from '#applications/domain/section_context'

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
