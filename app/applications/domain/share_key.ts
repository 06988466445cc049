import Fraction from '#core/money/fraction'
import { figures } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import Money from '#core/money/money'
import { ownOf } from '#core/own'
import { distribute } from '#financing/domain/distribution'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type FieldList, inputOf, problemsOf, textIn } from '#forms/domain/form'
import { isOwnOf, readPlan, sumByYear } from '#applications/domain/plan_grid'
import { planRows, yearColumn } from '#applications/domain/plan_rows'
import { fteOf } from '#applications/domain/post_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** By what several share what they pay themselves. */
const KEYS = [
  { value: 'equal', label: 'zu gleichen Teilen' },
  { value: 'inhabitants', label: 'nach Einwohnern' },
  { value: 'posts', label: 'nach Stellenanteilen' },
  { value: 'budget', label: 'im Verhältnis der bisherigen Beträge' },
  { value: 'manual', label: 'nach eigenen Gewichten' },
] as const

/** One who takes part: the row of its own share in the plan, and its inhabitants, where the register has them. */
export type Sharer = { code: string; name: string; inhabitants: number | null; partnerId?: number }

/** The leader first, then the partners; each with its row of the plan. */
export function sharersIn(
  context: SectionContext,
  leader: Omit<Sharer, 'code'>,
  inhabitants: ReadonlyMap<number, number>
): Sharer[] {
  const rows = planRows(context).filter(({ side, kind }) => side === 'income' && kind === 'own')
  const own = rows.find(({ partnerId }) => !partnerId)
  return [
    ...(own ? [{ ...leader, code: own.code }] : []),
    ...rows.flatMap(({ code, label, partnerId }) =>
      partnerId ? [{ code, name: label, inhabitants: inhabitants.get(partnerId) ?? null, partnerId }] : []
    ),
  ]
}

const KEY: Field<'choice'> = { key: 'key', label: 'Verteilen', type: 'choice', choices: KEYS }
const amountIn = (year: number): Field<'money'> => ({
  key: `amount_${year}`,
  label: `Eigenmittel ${year} zusammen`,
  hint: 'In Euro, von allen Beteiligten',
  type: 'money',
})
const weightOf = ({ code, name, inhabitants }: Sharer): Field<'decimal'> => ({
  key: `weight_${code}`,
  label: `Gewicht: ${name}`,
  hint: inhabitants === null ? undefined : `${germanWhole(inhabitants)} Einwohner`,
  type: 'decimal',
  most: 99_999_999,
  when: { key: 'key', is: 'manual' },
})

/** What is asked for: the key, what all bring together in each year, and weights where they are said by hand. */
export function shareKeyParts({ years }: Pick<SectionContext, 'years'>, sharers: readonly Sharer[]): [FieldList] {
  return [{ kind: 'fields', fields: [KEY, ...years.map(amountIn), ...sharers.map(weightOf)] }]
}

/** Amounts at the inputs of the plan, adding up to the cent (largest remainder); or what keeps them from being shared. */
export function sharesBy(
  context: SectionContext,
  sharers: readonly Sharer[],
  answers: Answers
): { inputs: Record<string, string> } | { problems: Problem[] } {
  const problems = problemsOf(shareKeyParts(context, sharers), answers)
  if (problems.length) return { problems }
  const key = textIn(answers, 'key')
  const unknown = sharers.filter(({ inhabitants }) => !inhabitants)
  if (key === 'inhabitants' && unknown.length)
    return {
      problems: [
        {
          input: 'key',
          sentence: `Ohne Einwohnerzahl im Gemeindeverzeichnis: ${unknown.map(({ name }) => name).join(', ')}.`,
        },
      ],
    }
  const weights = sharers.map((sharer) => {
    if (key === 'equal') return Fraction.ONE
    if (key === 'inhabitants') return Fraction.of(sharer.inhabitants!)
    if (key === 'posts') return fteOf(context, sharer.partnerId ?? null)
    if (key === 'budget') return Fraction.of(broughtSoFar(context, sharer).cents)
    return valueOf(weightOf(sharer), textIn(answers, weightOf(sharer).key)) ?? Fraction.of(0)
  })
  if (weights.every((weight) => weight.isZero)) return { problems: [nothingToShareBy(key, sharers)] }
  const shares = context.years.flatMap((year) => {
    const total = valueOf(amountIn(year), textIn(answers, amountIn(year).key)) ?? Money.ZERO
    return distribute(total, weights).map((part, index): [string, string] => [
      inputOf(yearColumn(year), sharers[index].code),
      figures(part),
    ])
  })
  return { inputs: Object.fromEntries(shares) }
}

/** What somebody brings by the plan as it stands. */
function broughtSoFar(context: SectionContext, { partnerId }: Sharer): Money {
  return Money.sum(sumByYear(context, readPlan(context), isOwnOf(partnerId)).map(({ amount }) => amount))
}

const NOTHING: Readonly<Record<string, string>> = {
  posts: 'Noch hat niemand Stellen eingetragen.',
  budget: 'Noch hat niemand einen Eigenanteil eingetragen.',
}

function nothingToShareBy(key: string, sharers: readonly Sharer[]): Problem {
  const sentence = ownOf(NOTHING, key)
  if (sentence) return { input: 'key', sentence }
  return { input: weightOf(sharers[0]).key, sentence: 'Mindestens ein Gewicht muss größer als null sein.' }
}
