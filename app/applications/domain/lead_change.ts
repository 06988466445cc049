import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import { ownOf, without } from '#core/own'
import type { Field, FieldRole } from '#forms/domain/field'
import { valueOf } from '#forms/domain/fields'
import { type Answers, type Row, rowIn } from '#forms/domain/form'
import { BLANK_APPLICANT } from '#programmes/domain/blank_programme'
import type { Section } from '#programmes/domain/definition'
import { answeredByRecord } from '#applications/domain/master_record'
import { partnerCode, planRows, planTable, yearColumn } from '#applications/domain/plan_rows'
import { restOfTargets } from '#applications/domain/targets'
import { type SectionContext, typedInKind } from '#applications/domain/section_context'

/** Who led a joint application, and who leads it from now on: a partner until now. */
export type LeadChange = { from: number; to: number }

type Rows = Readonly<Record<string, Row>>
const rowsIn = (answers: Answers, key: string): Rows => {
  const rows = ownOf(answers, key)
  return typeof rows === 'object' ? rows : {}
}

/**
 * What a joint application says once another leads it, section by section, where that differs: shares and posts stay with
 * those whose they are, of the targets the rest that was the leader's becomes its part, what the applicant said of itself
 * and declared is said anew. `record` is what the new leader says of itself everywhere.
 */
export function ledByAnother(context: SectionContext, change: LeadChange, record: Answers): Record<string, Answers> {
  const known = answeredByRecord(context.definition, record)
  return Object.fromEntries(
    context.definition.sections.flatMap((section): [string, Answers][] => {
      const before = ownOf(context.raw, section.key)
      // what nobody has touched stays untouched, unless the new leader has an answer to it
      if (!before && !ownOf(known, section.key)) return []
      const after = sectionLed(section, before ?? {}, context, change, ownOf(known, section.key) ?? {})
      return after ? [[section.key, after]] : []
    })
  )
}

function sectionLed(
  section: Section,
  before: Answers,
  context: SectionContext,
  { from, to }: LeadChange,
  known: Answers
): Answers | null {
  switch (section.kind) {
    case 'plan':
      return { ...before, plan: sharesLed(context, before, { from, to }) }
    case 'posts':
      return postsLed(before, { from, to })
    case 'indicators':
      return targetsLed(context, before, { from, to })
    case 'declarations':
      return {}
    case 'fields': {
      const ofApplicant = section.fields?.filter(isOfApplicant).map(({ key }) => key) ?? []
      return ofApplicant.length ? { ...without(before, ...ofApplicant), ...known } : null
    }
    default:
      return null
  }
}

const OF_APPLICANT: ReadonlySet<string> = new Set(BLANK_APPLICANT.map(({ key }) => key))
/** What an answer means where it is the applicant's own, whatever its key. */
const OWN_ROLES: readonly (FieldRole | undefined)[] = ['payee', 'account', 'reference', 'delivery']

function isOfApplicant({ key, role }: Field): boolean {
  return OF_APPLICANT.has(key) || OWN_ROLES.includes(role)
}

/** The own share of who led becomes a partner's, and the other way about. */
function sharesLed(context: SectionContext, before: Answers, { from, to }: LeadChange): Rows {
  const own = planRows(context).filter(({ side, kind, partnerId }) => side === 'income' && kind === 'own' && !partnerId)
  const rows = rowsIn(before, 'plan')
  const gone = new Set([...own.map(({ code }) => code), partnerCode(to)])
  const others = Object.entries(rows).filter(([code]) => !gone.has(code))
  const [first] = own
  return {
    ...Object.fromEntries(others),
    ...(first && { [first.code]: ownOf(rows, partnerCode(to)) ?? {} }),
    [partnerCode(from)]: summed(
      context,
      own.map(({ code }) => code)
    ),
  }
}

/** Several rows as one; a single one stays as it was typed. */
function summed(context: SectionContext, codes: readonly string[]): Row {
  const [table, answers] = [planTable(context), typedInKind(context, 'plan')]
  if (codes.length === 1) return rowIn(answers, table, codes[0])
  const sums = context.years.map((year): [string, Money] => [
    String(year),
    Money.sum(codes.map((code) => valueOf(yearColumn(year), rowIn(answers, table, code)[year]) ?? Money.ZERO)),
  ])
  return Object.fromEntries(sums.filter(([, sum]) => !sum.isZero).map(([year, sum]) => [year, figures(sum)]))
}

/** The part of the leader is what nobody else takes on: said where the new leader had said its own. */
function targetsLed(context: SectionContext, before: Answers, { from, to }: LeadChange): Answers {
  const said = rowsIn(before, `targets_${partnerCode(to)}`)
  const rest = Object.fromEntries(
    restOfTargets(context, before)
      .filter(
        ({ code, year, value }) => value > 0 && ownOf(ownOf(said, `${partnerCode(to)}:${code}`) ?? {}, String(year))
      )
      .map(({ code, year, value }): [string, Row] => [
        `${partnerCode(from)}:${code}`,
        { [String(year)]: String(value) },
      ])
      .reduce((rows, [row, cells]) => rows.set(row, { ...rows.get(row), ...cells }), new Map<string, Row>())
  )
  const left = without(before, `targets_${partnerCode(to)}`)
  return Object.keys(rest).length ? { ...left, [`targets_${partnerCode(from)}`]: rest } : left
}

function postsLed(before: Answers, { from, to }: LeadChange): Answers {
  const [was, becomes] = [`posts_${partnerCode(to)}`, `posts_${partnerCode(from)}`]
  const renamed = (rows: Rows, name: (row: string) => string) =>
    Object.fromEntries(Object.entries(rows).map(([row, cells]) => [name(row), cells]))
  return {
    ...without(before, 'posts', was),
    posts: renamed(rowsIn(before, was), (row) => row.split(':').at(-1)!),
    [becomes]: renamed(rowsIn(before, 'posts'), (row) => `${partnerCode(from)}:${row}`),
  }
}
