import type { HttpContext } from '@adonisjs/core/http'
import { ownOf } from '#core/own'
import {
  type Answers,
  type GrowingRows,
  type Part,
  answersIn,
  inputOf,
  rowIn,
  rowsShown,
  textIn,
} from '#forms/domain/form'
import { isComputed, shownResult } from '#forms/domain/results'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { type PlanReading, balancedByOwn } from '#applications/domain/plan_grid'
import { divided } from '#applications/domain/plan_lines'
import { sectionOf } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import type Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/** The category to which a button adds a line; null for any other button. */
export const lineOf = (then: string): string | null => /^line:(.+)$/.exec(then)?.[1] ?? null

/** What was sent of a plan: with what is missing put on the applicant's own means, or with a category that is divided. */
export async function changedBy(then: string, application: Application, key: string, body: Record<string, unknown>) {
  const line = lineOf(then)
  if (then !== 'balance' && !line) return body
  const { context, definition } = await readDraft(application)
  const section = sectionOf(definition, key)
  if (section?.kind !== 'plan') return body
  if (line) return divided(context, line, body)
  const raw = { ...context.raw, [key]: answersIn(partsOf(section, context), body) }
  return { ...body, ...balancedByOwn({ ...context, raw }) }
}

/** A table below a category of the plan with an empty line, where one is wanted. */
export function opened(part: Part, code: unknown): Part {
  const wanted = part.kind === 'table' && 'most' in part.rows && part.rows.under?.key === code
  return wanted ? { ...part, rows: { ...(part.rows as GrowingRows), spare: 1 } } : part
}

/** What a form has computed, by the input that shows it. */
export function freshResults(parts: readonly Part[], answers: Answers): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part) => {
      if (part.kind === 'fields')
        return part.fields
          .filter(isComputed)
          .map((field) => [field.key, shownResult(field, textIn(answers, field.key))])
      return rowsShown(part, answers).flatMap(({ key }) =>
        part.columns
          .filter(isComputed)
          .map((column) => [inputOf(column, key), shownResult(column, ownOf(rowIn(answers, part, key), column.key))])
      )
    })
  )
}

/** What a plan comes to, as its page shows it: put in place of what stood there before it was saved. */
export async function freshPlan({ view }: HttpContext, plan: PlanReading, definition: ProgrammeDefinition) {
  return {
    given: await view.render('components/plan_given', { plan }),
    result: await view.render('components/plan_result', { plan, definition }),
    standing: await view.render('components/plan_standing', { plan }),
  }
}
