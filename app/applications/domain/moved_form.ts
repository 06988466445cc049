import { ownOf } from '#core/own'
import type { Answer } from '#forms/domain/difference'
import type { Field } from '#forms/domain/field'
import { type Answers, type Part, type Row, type Table, type TableRow, answersIn, textIn } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import { placesOf } from '#forms/domain/places'
import { isComputed } from '#forms/domain/results'
import { same } from '#programmes/domain/same'
import type { ProgrammeDefinition, Section } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'

/** What becomes of a draft under another version of its programme. */
export type MovedForm = {
  /** Its answers by section: fields and tables follow their keys, other sections their kind. One that stood before stands. */
  sections: Record<string, Answers>
  /** Sections with answers that were taken over and that nobody has looked at yet. */
  unchecked: string[]
  /** What was answered and is not asked any more. */
  lost: Answer[]
  /** Kinds of attachments that there are no more. */
  slots: string[]
}

/** Whoever declared something declared it in its own words: a tick is no answer to others. */
export function movedForm(from: SectionContext, to: ProgrammeDefinition): MovedForm {
  const next: SectionContext = { ...from, definition: to }
  const moved = to.sections.map((section) => ({ section, answers: answersFor(section, from, next) }))
  const sections = moved
    .filter(({ section, answers }) => Object.keys(answers).length || Object.hasOwn(from.raw, section.key))
    .map(({ section, answers }): [string, Answers] => [section.key, answers])
  const kept = keptInputs(to, next, Object.fromEntries(sections))
  return {
    sections: Object.fromEntries(sections),
    unchecked: moved
      .filter(({ section, answers }) => isUnchecked(section, answers, from, next))
      .map(({ section }) => section.key),
    lost: from.definition.sections.flatMap((section) => lostOf(section, from, kept)),
    slots: from.definition.attachments
      .map(({ key }) => key)
      .filter((slot) => !to.attachments.some(({ key }) => key === slot)),
  }
}

/** The sections of the earlier form in which the answers of one stand. */
function sourcesOf(section: Section, { definition }: SectionContext): Section[] {
  if (section.kind !== 'fields') return definition.sections.filter(({ kind }) => kind === section.kind).slice(0, 1)
  const keys = keysOf(section)
  const sources = definition.sections.filter(
    (one) => one.kind === 'fields' && keysOf(one).some((key) => keys.includes(key))
  )
  // what stands in the section of the same name counts before all others
  const own = sources.filter(({ key }) => key === section.key)
  return [...sources.filter(({ key }) => key !== section.key), ...own]
}

/** Nobody has looked at what was taken over, or the words of a question that was answered are others now. */
function isUnchecked(section: Section, answers: Answers, from: SectionContext, next: SectionContext): boolean {
  const sources = sourcesOf(section, from)
  if (sources.some(({ key }) => from.unchecked?.includes(key))) return true
  const questions = questionsByKey(sources, from)
  const before = sources.flatMap((source) => partsOf(source, from))
  return partsOf(section, next).some((part) => isReworded(part, { questions, before }, answers))
}

/** Whether a question that was answered was put in other words before: a field, a column, a row that is there. */
function isReworded(
  part: Part,
  { questions, before }: { questions: ReadonlyMap<string, Field>; before: readonly Part[] },
  answers: Answers
): boolean {
  const differs = (field: Field) => {
    const known = questions.get(field.key)
    return known !== undefined && !same(asked(known), asked(field))
  }
  if (part.kind === 'fields') return part.fields.some((field) => textIn(answers, field.key) !== '' && differs(field))
  const typed = Object.entries(ownOf(answers, part.key) ?? {}) as [string, Row][]
  if (part.columns.some((column) => typed.some(([, row]) => Object.hasOwn(row, column.key)) && differs(column)))
    return true
  const table = before.find((one) => one.kind === 'table' && one.key === part.key)
  const labels = new Map(table ? fixedRows(table as Table).map((row) => [row.key, row]) : [])
  return fixedRows(part).some((row) => typed.some(([key]) => key === row.key) && !same(labels.get(row.key), row))
}

function fixedRows({ rows }: Table): readonly TableRow[] {
  return 'most' in rows ? [] : rows
}

/** What makes a question the same question to whoever answered it; the list of places is the register's own. */
function asked({ type, choices, ...field }: Field) {
  return { ...field, choices: type === 'municipality' ? undefined : choices }
}

function questionsByKey(sections: readonly Section[], context: SectionContext): Map<string, Field> {
  return new Map(
    sections.flatMap((section) => questionsOf(partsOf(section, context)).map((field) => [field.key, field]))
  )
}

function keysOf({ fields = [], tables = [] }: Section): string[] {
  return [...fields, ...tables].map(({ key }) => key)
}

/** What a section asks and was asked before in the same words or kind. */
function answersFor(section: Section, from: SectionContext, next: SectionContext): Answers {
  const sources = sourcesOf(section, from)
  const before = questionsByKey(sources, from)
  const pool = Object.assign({}, ...sources.map(({ key }) => ownOf(from.raw, key))) as Answers
  const parts = partsOf(section, next).map((part) => sameQuestions(part, before))
  return answersIn(parts, Object.fromEntries(inputsOf(parts, pool)))
}

function questionsOf(parts: readonly Part[]): Field[] {
  return parts.flatMap((part) => (part.kind === 'fields' ? part.fields : part.columns))
}

function sameQuestions(part: Part, before: ReadonlyMap<string, Field>): Part {
  const isSame = ({ key, type, label }: Field) => {
    const known = before.get(key)
    return known?.type === type && (type !== 'declaration' || known.label === label)
  }
  return part.kind === 'fields'
    ? { ...part, fields: part.fields.filter(isSame) }
    : { ...part, columns: part.columns.filter(isSame) }
}

/** Every input that is kept, with its text. */
function keptInputs({ sections }: ProgrammeDefinition, next: SectionContext, raw: SectionContext['raw']): Set<string> {
  return new Set(
    sections.flatMap((section) =>
      [...inputsOf(partsOf(section, next), ownOf(raw, section.key) ?? {})].map(([input, text]) => `${input}=${text}`)
    )
  )
}

/** What somebody answered in a section and is not kept; what the form computes nobody did, and a tick is given anew. */
function lostOf(section: Section, context: SectionContext, kept: ReadonlySet<string>): Answer[] {
  const answered = ({ type }: Field) => type !== 'declaration' && !isComputed({ type })
  const answers = ownOf(context.raw, section.key) ?? {}
  return partsOf(section, context).flatMap((part): Answer[] => {
    if (part.kind === 'fields') {
      const fields = part.fields.filter(
        (field) => answered(field) && isLost({ kind: 'fields', fields: [field] }, answers, kept)
      )
      return placesOf([{ ...part, fields }], answers).filter(({ value }) => value !== '')
    }
    const columns = part.columns.filter(answered)
    const rows = (Object.entries(ownOf(answers, part.key) ?? {}) as [string, Row][]).filter(([key, row]) =>
      isLost({ ...part, columns }, { [part.key]: { [key]: row } }, kept)
    )
    return rows.length
      ? placesOf([{ ...part, columns }], { [part.key]: Object.fromEntries(rows) }).filter(({ value }) => value !== '')
      : []
  })
}

function isLost(part: Part, answers: Answers, kept: ReadonlySet<string>): boolean {
  return [...inputsOf([part], answers)].some(([input, text]) => text.trim() !== '' && !kept.has(`${input}=${text}`))
}
