import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { without } from '#core/own'
import type { FundedPost } from '#financing/domain/grant_calculation'
import { OTHER_GROUP, type Category, type ProgrammeDefinition } from '#programmes/domain/definition'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type Row, type Table, inputOf, rowIn, rowsOf } from '#forms/domain/form'
import { partnerCode } from '#applications/domain/plan_rows'
import { type SectionContext, typedInKind } from '#applications/domain/section_context'

const MOST_POSTS = 14
const SPARE_ROWS = 2

export const FTE: Field<'decimal'> = {
  key: 'fte',
  label: 'Stellenanteil',
  hint: '1,0 ist eine volle Stelle',
  type: 'decimal',
  most: 10,
}
const GROUP: Field<'text'> = { key: 'group', label: 'Entgeltgruppe', type: 'text', most: 40 }
const MONTHS: Field<'integer'> = { key: 'months', label: 'Besetzte Monate', type: 'integer', least: 1, most: 12 }
export const COST: Field<'money'> = { key: 'cost', label: 'Jahreskosten', type: 'money', optional: true }

/** A row of the table that is complete. A post is filled for `months` months of each year of the period. */
export type Post = {
  row: string
  role: string
  fte: Fraction
  months: number
  /** What a full-time post costs a year: as typed, else by its group; null where neither says it. */
  perYear: Money | null
  /** The category of the plan under which it is spent; null where the plan is not made up of posts. */
  category: string | null
}

/** One row a post; where fixed sums are paid for posts, those are chosen from; with its costs where the plan is made up of posts. */
export function postTable({ financing, plan }: ProgrammeDefinition): Table {
  const choices = financing.units?.map(({ code, label }) => ({ value: code, label })) ?? []
  const role: Field = choices.length
    ? { key: 'role', label: 'Stelle', type: 'choice', choices }
    : { key: 'role', label: 'Stelle', type: 'text' }
  return {
    kind: 'table',
    key: 'posts',
    label: 'Stellen',
    head: 'Zeile',
    columns: [
      role,
      FTE,
      groupOf(plan),
      ...costColumns(plan, choices.length > 0),
      ...monthsOf(choices.length > 0, plan),
    ],
    rows: { most: MOST_POSTS, spare: SPARE_ROWS, entry: 'eine Stelle' },
    note: ['Weitere leere Zeilen erscheinen nach dem Speichern.', plan.groupSource, riseOf(plan)]
      .filter(Boolean)
      .join(' '),
  }
}

/** The posts of whoever applies and, of a joint application, of each partner: every one writes its own. */
export function postTables({ definition, partners }: Pick<SectionContext, 'definition' | 'partners'>): Table[] {
  const own = postTable(definition)
  if (partners.length === 0) return [own]
  return [
    { ...own, label: 'Eigene Stellen', optional: true },
    ...partners.map((partner) => postTableOf(definition, partner)),
  ]
}

/** The posts of a partner. */
export function postTableOf(definition: ProgrammeDefinition, { id, name }: { id: number; name: string }): Table {
  const own = without(postTable(definition), 'note')
  const under = { key: partnerCode(id), label: name }
  const rows = { most: MOST_POSTS, spare: SPARE_ROWS, fewest: SPARE_ROWS, entry: 'eine Stelle', under }
  return { ...own, key: `posts_${partnerCode(id)}`, label: `Stellen: ${name}`, optional: true, rows }
}

type Plan = ProgrammeDefinition['plan']

function riseOf({ yearlyRise }: Plan): string | null {
  return yearlyRise ? `Nach dem ersten Jahr steigen die Kosten um ${yearlyRise.replace('.', ',')} % je Jahr.` : null
}

/** The categories that are made up of what the posts cost. */
export function postCategories({ categories }: Plan): readonly Category[] {
  return categories.filter(({ posts }) => posts)
}

function groupOf({ groups }: Plan): Field {
  if (!groups?.length) return GROUP
  const labels = [...groups.map(({ label }) => label), OTHER_GROUP]
  return { ...GROUP, type: 'choice', choices: labels.map((label) => ({ value: label, label })) }
}

/** Fixed sums know their category; elsewhere it is asked for where there are several. */
function costColumns(plan: Plan, hasUnits: boolean): Field[] {
  const categories = postCategories(plan)
  if (categories.length === 0) return []
  const hint = plan.groups?.length ? 'Volle Stelle; leer: nach der Entgeltgruppe' : 'Volle Stelle'
  const choices = categories.map(({ code, label }) => ({ value: code, label }))
  const category: Field = { key: 'category', label: 'Ausgabeart', type: 'choice', choices, optional: true }
  return [{ ...COST, hint }, ...(categories.length > 1 && !hasUnits ? [category] : [])]
}

/** Months are asked for where something is paid by them; what a post costs in all of its year needs none. */
function monthsOf(hasUnits: boolean, plan: Plan): Field[] {
  if (hasUnits) return [MONTHS]
  return postCategories(plan).length ? [{ ...MONTHS, optional: true, hint: 'Leer: durchgehend' }] : []
}

/** The posts that can be counted with; rows that lack something are said by the table. */
export function readPosts(context: SectionContext, answers: Answers): Post[] {
  return postTables(context).flatMap((table) => postsIn(table, context.definition, answers))
}

function postsIn(table: Table, definition: ProgrammeDefinition, answers: Answers): Post[] {
  const [role, , group] = table.columns
  const mustSayMonths = table.columns.includes(MONTHS)
  return rowsOf(table, answers).flatMap(({ key }) => {
    const typed = rowIn(answers, table, key)
    const [post, fte, paid] = [valueOf(role, typed.role), valueOf(FTE, typed.fte), valueOf(group, typed.group)]
    const months = valueOf(MONTHS, typed.months) ?? (mustSayMonths || typed.months ? null : 12)
    if (!post || !fte || !paid || !months) return []
    const perYear = costOf(definition.plan, String(paid), typed.cost)
    return [{ row: key, role: String(post), fte, months, perYear, category: categoryOf(definition, typed) }]
  })
}

function costOf({ groups = [] }: Plan, group: string, typed: string | undefined): Money | null {
  const own = valueOf(COST, typed)
  if (own || typed) return own
  const known = groups.find(({ label }) => label === group)
  return known ? Money.parse(known.perYear) : null
}

function categoryOf({ plan, financing }: ProgrammeDefinition, { role, category }: Row): string | null {
  const codes = postCategories(plan).map(({ code }) => code)
  const named = category || financing.units?.find(({ code }) => code === role)?.category
  return codes.find((code) => code === named) ?? codes[0] ?? null
}

/** The posts that fixed sums are paid for, in every year of the period. */
export function fundedPosts(context: SectionContext): FundedPost[] {
  const known = new Set(context.definition.financing.units?.map(({ code }) => code))
  if (known.size === 0) return []
  const posts = readPosts(context, typedInKind(context, 'posts')).filter(({ role }) => known.has(role))
  return context.years.flatMap((year) => posts.map(({ role, fte, months }) => ({ code: role, fte, months, year })))
}

/** Of a joint application somebody has posts, whoever that is. */
export function missingPosts({ partners }: SectionContext, tables: readonly Table[], answers: Answers): Problem[] {
  if (partners.length === 0 || tables.some((table) => rowsOf(table, answers).length > 0)) return []
  return [{ input: inputOf({ key: 'role' }, '1'), sentence: 'Es fehlt noch: mindestens eine Stelle.' }]
}

/** How much of posts somebody has: the leader, or a partner. */
export function fteOf(context: SectionContext, partnerId: number | null): Fraction {
  const { partners, definition } = context
  const partner = partners.find(({ id }) => id === partnerId)
  const table = partner ? postTableOf(definition, partner) : postTable(definition)
  return postsIn(table, definition, typedInKind(context, 'posts')).reduce(
    (sum, { fte }) => sum.plus(fte),
    Fraction.of(0)
  )
}
