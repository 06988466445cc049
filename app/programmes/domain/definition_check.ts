import {
  type Category,
  type Financing,
  type ProgrammeDefinition,
  type SectionKind,
  quotedAnswers,
} from '#programmes/domain/definition'
import type { Field } from '#forms/domain/field'
import { FIELD_KINDS } from '#forms/domain/field_kinds'

/** What is there at most once, and only where the definition has what it asks about. */
const ASKED: Record<Exclude<SectionKind, 'fields'>, (definition: ProgrammeDefinition) => boolean> = {
  plan: () => true,
  partners: ({ joint }) => joint.allowed,
  posts: () => true,
  indicators: ({ indicators }) => indicators.length > 0,
  attachments: ({ attachments }) => attachments.length > 0,
  declarations: ({ declarations }) => declarations.length > 0,
}
/** A report has tables of its own beside its fields. */
const REPORT_TABLES = [{ key: 'indicators' }, { key: 'spendings' }]
/** Without these sections what the definition has would never be asked. */
const NEEDED: readonly (keyof typeof ASKED)[] = ['plan', 'partners', 'indicators', 'attachments', 'declarations']

/**
 * What is wrong with a definition as a whole, each with its place: checked when a version is published, so that
 * nobody who fills the form is the first to find it.
 */
export function problemsOfDefinition(definition: ProgrammeDefinition): string[] {
  const { sections, plan, indicators, declarations, attachments, report, notice, financing } = definition
  const fields = sections.flatMap((section) => section.fields ?? [])
  return [
    ...Object.entries(ASKED).flatMap(([kind, has]) =>
      problemsOfKind(kind as keyof typeof ASKED, has(definition), sections)
    ),
    ...sections
      .filter((section) => section.kind === 'fields' && !section.fields?.length)
      .map(({ key }) => `sections.${key}: a section of fields without fields`),
    ...repeated('sections', sections),
    ...sections.flatMap((section) => repeated(`sections.${section.key}.fields`, section.fields ?? [])),
    ...fields.flatMap((field) => problemsOfField('sections', field)),
    ...titleProblems(fields),
    ...beginningProblems(fields),
    ...deliveryProblems(fields),
    ...payeeProblems(fields),
    ...noticeProblems(definition),
    ...repeated('plan.categories', plan.categories.map(coded)),
    ...repeated('plan.sources', plan.sources.map(coded)),
    ...(plan.categories.length ? [] : ['plan.categories: none']),
    ...(plan.sources.some(({ kind }) => kind === 'own') ? [] : ['plan.sources: no own means']),
    ...repeated('indicators', indicators.map(coded)),
    ...repeated('declarations', declarations),
    ...declarations
      .filter(({ reading }) => reading && !/^\/(?!\/)/.test(reading.address))
      .map(({ key }) => `declarations.${key}: its page is none of this house`),
    ...repeated('attachments', attachments),
    ...problemsOfFinancing(financing),
    ...unitsWithoutPosts(definition),
    ...(validDay(report) ? [] : [`report: ${report.dueDay}.${report.dueMonth}. is not a day of every year`]),
    ...repeated('report.fields', [...report.fields, ...REPORT_TABLES]),
    ...report.fields.flatMap((field) => problemsOfField('report.fields', field)),
    ...(['purpose', 'payment', 'conditions'] as const)
      .filter((part) => notice[part].length === 0)
      .map((part) => `notice.${part}: empty`),
  ]
}

function problemsOfKind(kind: keyof typeof ASKED, has: boolean, sections: ProgrammeDefinition['sections']): string[] {
  const count = sections.filter((section) => section.kind === kind).length
  if (count > 1) return [`sections: ${count} sections of kind ${kind}`]
  if (count === 0 && has && NEEDED.includes(kind)) return [`sections: none of kind ${kind}`]
  return count === 1 && !has ? [`sections: one of kind ${kind}, but nothing to ask in it`] : []
}

/** Sums per post need to be told which posts there are. */
function unitsWithoutPosts({ financing, sections }: ProgrammeDefinition): string[] {
  const asks = sections.some(({ kind }) => kind === 'posts')
  return financing.units?.length && !asks ? ['financing.units: no section asks for posts'] : []
}

function titleProblems(fields: readonly Field[]): string[] {
  const titles = fields.filter(({ role }) => role === 'title')
  if (titles.length !== 1) return [`sections: ${titles.length} fields name the whole (role title), not one`]
  return titles[0].type === 'text' && !titles[0].optional
    ? []
    : [`sections: the title ${titles[0].key} is no required text`]
}

/** The day of the beginning is one required day, and what runs already is chosen. */
function beginningProblems(fields: readonly Field[]): string[] {
  const [starts, running] = (['start', 'running'] as const).map((role) => fields.filter((field) => field.role === role))
  return [
    ...(starts.length > 1 ? [`sections: ${starts.length} fields say when it begins (role start)`] : []),
    ...(starts.some(({ type, optional }) => type !== 'day' || optional)
      ? ['sections: the beginning is no required day']
      : []),
    ...(running.length > 1 ? [`sections: ${running.length} fields say whether it runs already (role running)`] : []),
    ...(running.some(({ choices }) => !choices?.some(({ value }) => value === 'yes'))
      ? ['sections: nobody can choose that it runs already']
      : []),
  ]
}

/** Whom the money goes to is asked once each. */
function payeeProblems(fields: readonly Field[]): string[] {
  return (['payee', 'account', 'reference'] as const).flatMap((role) => {
    const asked = fields.filter((field) => field.role === role)
    return asked.length > 1 ? [`sections: ${asked.length} fields of the role ${role}`] : []
  })
}

/** What a notice quotes is asked, and must be answered; its instalments are days of every year. */
function noticeProblems({ notice, sections }: ProgrammeDefinition): string[] {
  const required = new Set(
    sections.flatMap(({ fields = [] }) => fields.filter(({ optional }) => !optional).map(({ key }) => key))
  )
  const days = notice.instalments ?? []
  return [
    ...quotedAnswers(notice)
      .filter((key) => !required.has(key))
      .map((key) => `notice: the answer ${key} is not asked, or may stay empty`),
    ...days
      .filter(({ day, month }) => !validDay({ dueDay: day, dueMonth: month }))
      .map(({ day, month }) => `notice.instalments: ${day}.${month}. is not a day of every year`),
  ]
}

/** The ways on which notices go are chosen, of those that there are. */
function deliveryProblems(fields: readonly Field[]): string[] {
  const asked = fields.filter(({ role }) => role === 'delivery')
  const unknown = asked
    .flatMap(({ choices = [] }) => choices)
    .filter(({ value }) => !['portal_all', 'portal_signatory', 'post'].includes(value))
  return [
    ...(asked.length > 1 ? [`sections: ${asked.length} fields say how notices are delivered (role delivery)`] : []),
    ...(asked.some(({ type, optional }) => type !== 'choice' || optional)
      ? ['sections: how notices are delivered is no required choice']
      : []),
    ...unknown.map(({ value }) => `sections: no way of delivery "${value}"`),
  ]
}

function problemsOfField(place: string, { key, type, choices, most, least }: Field): string[] {
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(key) ? [] : [`${place}: the key "${key}"`]),
    ...(Object.hasOwn(FIELD_KINDS, type) ? [] : [`${place}.${key}: no kind of field "${type}"`]),
    ...(type === 'choice' && !choices?.length ? [`${place}.${key}: a choice without choices`] : []),
    ...(most !== undefined && least !== undefined && least > most ? [`${place}.${key}: least above most`] : []),
  ]
}

function problemsOfFinancing({ type, rate, units, amountPerYear, maximum }: Financing): string[] {
  const amounts = [amountPerYear, maximum, ...(units ?? []).map(({ amount }) => amount)].filter(
    (one) => one !== undefined
  )
  return [
    ...(type === 'share' && !(Number(rate) > 0 && Number(rate) <= 100) ? [`financing.rate: ${rate}`] : []),
    ...(type === 'fixed' && !units?.length && !amountPerYear ? ['financing: a fixed sum without an amount'] : []),
    ...amounts.filter((amount) => !/^\d+\.\d{2}$/.test(amount)).map((amount) => `financing: the amount "${amount}"`),
    ...repeated('financing.units', (units ?? []).map(coded)),
  ]
}

function validDay({ dueMonth, dueDay }: Pick<ProgrammeDefinition['report'], 'dueMonth' | 'dueDay'>): boolean {
  return dueMonth >= 1 && dueMonth <= 12 && dueDay >= 1 && dueDay <= new Date(Date.UTC(2027, dueMonth, 0)).getUTCDate()
}

function coded({ code }: Pick<Category, 'code'>): { key: string } {
  return { key: code }
}

function repeated(place: string, all: readonly { key: string }[]): string[] {
  const keys = all.map(({ key }) => key)
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))].map((key) => `${place}: "${key}" twice`)
}
