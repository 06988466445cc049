import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { type Answers, type Part, type Row, type Table } from '#forms/domain/form'
import type { Typed } from '#forms/models/submission'
import type { ProgrammeDefinition, Section, SectionKind } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'

/** An application that was filed before, as far as answers are taken from it. */
export type Earlier = { definition: ProgrammeDefinition; years: readonly number[]; raw: Typed }

/** Declarations are given anew, and partners ask to join again. */
const NEVER_TAKEN: readonly SectionKind[] = ['declarations', 'partners']

/** What is said anew each time: days and times, and what somebody declares. */
const SAID_ANEW: readonly string[] = ['day', 'period', 'declaration']

/**
 * What an earlier application answers of a form, by section: the same questions under the same keys. Figures by year
 * move with the years of the period; in the name of the measure so do the years it names. Sections that an earlier form did
 * not have, or had of another kind, are left to be filled in.
 */
export function takenOver(from: Earlier, to: SectionContext): Record<string, Answers> {
  return Object.fromEntries(
    to.definition.sections.flatMap((section): [string, Answers][] => {
      const before = from.definition.sections.find(({ key }) => key === section.key)
      const answers = ownOf(from.raw, section.key)
      if (!answers || before?.kind !== section.kind || NEVER_TAKEN.includes(section.kind)) return []
      const taken = answersFor(partsOf(section, to), answers, { from, to, before })
      return Object.keys(taken).length ? [[section.key, taken]] : []
    })
  )
}

/** Sections that are looked at before they count, also where nothing is missing: figures of a period, the account, how notices come. */
export function mustBeChecked({ kind, fields = [], tables = [] }: Section): boolean {
  const hasMoney = tables.some(({ columns }) => columns.some(({ type }) => type === 'money'))
  const binds = fields.some(({ role }) => role === 'account' || role === 'delivery')
  return binds || hasMoney || kind === 'plan' || kind === 'indicators' || kind === 'posts'
}

type Between = { from: Earlier; to: SectionContext; before: Section }

function answersFor(parts: readonly Part[], answers: Answers, between: Between): Answers {
  const taken: Record<string, string | Record<string, Row>> = {}
  for (const part of parts)
    if (part.kind === 'table') {
      const rows = rowsFor(part, ownOf(answers, part.key), between)
      if (Object.keys(rows).length) taken[part.key] = rows
    } else
      for (const field of part.fields) {
        const text = ownOf(answers, field.key)
        if (typeof text === 'string' && isTaken(field, between)) taken[field.key] = moved(field, text, between)
      }
  return taken
}

function isTaken({ key, type, role }: Field, { before }: Between): boolean {
  const same = before.fields?.find((one) => one.key === key)
  return !SAID_ANEW.includes(type) && role !== 'running' && (!before.fields || same?.type === type)
}

function moved({ role }: Field, text: string, { from, to }: Between): string {
  if (role !== 'title') return text
  return text.replace(/\b20\d\d\b/g, (year) => String(yearIn(Number(year), to.years, from.years) ?? year))
}

function rowsFor(table: Table, rows: Answers[string] | undefined, between: Between): Record<string, Row> {
  if (typeof rows !== 'object') return {}
  const known = 'most' in table.rows ? null : new Set(table.rows.map(({ key }) => key))
  const taken = Object.entries(rows).map(([key, row]): [string, Row] => [key, cellsFor(table, row, between)])
  return Object.fromEntries(taken.filter(([key, row]) => (known?.has(key) ?? true) && Object.keys(row).length > 0))
}

function cellsFor({ columns }: Table, row: Row, { from, to }: Between): Row {
  const cells = columns.map(({ key, type }) => {
    if (SAID_ANEW.includes(type)) return [key, undefined] as const
    const year = /^\d{4}$/.test(key) ? yearIn(Number(key), from.years, to.years) : null
    return [key, ownOf(row, year === null ? key : String(year))] as const
  })
  return Object.fromEntries(cells.filter((cell): cell is [string, string] => cell[1] !== undefined))
}

/** The year at the same place of another period; null where a year has none there. */
function yearIn(year: number, wanted: readonly number[], own: readonly number[]): number | null {
  return wanted[own.indexOf(year)] ?? null
}
