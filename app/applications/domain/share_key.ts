import Fraction from '#core/money/fraction'
import { figures } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type FieldList, inputOf, problemsOf, textIn } from '#forms/domain/form'
import { planRows, yearColumn } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** By what several share what they pay themselves. */
const KEYS = [
  { value: 'equal', label: 'zu gleichen Teilen' },
  { value: 'inhabitants', label: 'nach Einwohnern' },
  { value: 'manual', label: 'nach eigenen Gewichten' },
] as const

/** One who takes part: the row of its own share in the plan, and its inhabitants, where the register has them. */
export type Sharer = { code: string; name: string; inhabitants: number | null }

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
      partnerId ? [{ code, name: label, inhabitants: inhabitants.get(partnerId) ?? null }] : []
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
    return valueOf(weightOf(sharer), textIn(answers, weightOf(sharer).key)) ?? Fraction.of(0)
  })
  if (weights.every((weight) => weight.isZero))
    return {
      problems: [{ input: weightOf(sharers[0]).key, sentence: 'Mindestens ein Gewicht muss größer als null sein.' }],
    }
  const shares = context.years.flatMap((year) => {
    const total = valueOf(amountIn(year), textIn(answers, amountIn(year).key)) ?? Money.ZERO
    return distribute(total, weights).map((part, index): [string, string] => [
      inputOf(yearColumn(year), sharers[index].code),
      figures(part),
    ])
  })
  return { inputs: Object.fromEntries(shares) }
}
