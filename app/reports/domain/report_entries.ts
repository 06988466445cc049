import { ownOf } from '#core/own'
import Fraction from '#core/money/fraction'
import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import type Application from '#applications/models/application'
import type GrantVersion from '#decisions/models/grant_version'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type FieldList, type Part, type Table, problemsOf, rowIn, textIn } from '#forms/domain/form'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { mostRecognised } from '#financing/domain/plan_check'

export type ReportTerms = {
  application: Application
  /** The grant as it stands now. */
  version: GrantVersion
  definition: ProgrammeDefinition
  year: number
  /** What the plan provides in the report's year, by category. */
  planned: readonly { code: string; label: string; amount: Money }[]
  targets: Readonly<Record<string, number>>
  /** By how much a position may exceed the plan without a word (Nummer 1.2 ANBest), from the grant's own rules. */
  overrunPercent: number
}

const LEAST_EXPLANATION = 40

export type ReportFigures = {
  indicators: { code: string; label: string; target: number | null; actual: number }[]
  spendings: { code: string; label: string; planned: Money; actual: Money }[]
}

/** Plan and spending of a report in all. */
export function spentIn({ spendings }: Pick<ReportFigures, 'spendings'>): { planned: Money; actual: Money } {
  return {
    planned: Money.sum(spendings.map(({ planned }) => planned)),
    actual: Money.sum(spendings.map(({ actual }) => actual)),
  }
}

const REACHED: Field<'integer'> = { key: 'kennzahl', label: 'Erreicht', type: 'integer' }
const SPENT: Field<'money'> = { key: 'ausgabe', label: 'Ausgegeben', type: 'money' }

/** The words of a report. */
export function reportTexts({ report }: ProgrammeDefinition): FieldList {
  return { kind: 'fields', title: 'Sachbericht', fields: report.fields }
}

function indicatorTable({ definition, targets }: ReportTerms): Table {
  return {
    kind: 'table',
    key: 'indicators',
    label: 'Kennzahlen',
    head: 'Kennzahl',
    columns: [REACHED],
    rows: definition.indicators.map(({ code, label, unit }) => ({ key: code, label, hint: unit })),
    given: [{ label: 'Zielwert', values: mapped(Object.entries(targets), String) }],
  }
}

function spendingTable({ planned, year }: ReportTerms): Table {
  return {
    kind: 'table',
    key: 'spendings',
    label: `Ausgaben ${year} in Euro`,
    head: 'Position',
    columns: [SPENT],
    rows: planned.map(({ code, label }) => ({ key: code, label })),
    given: [
      {
        label: 'Geplant',
        values: mapped(
          planned.map(({ code, amount }) => [code, amount]),
          figures
        ),
      },
    ],
  }
}

function mapped<T>(entries: readonly (readonly [string, T])[], print: (value: T) => string): Record<string, string> {
  return Object.fromEntries(entries.map(([key, value]) => [key, print(value)]))
}

/** Where no plan was asked for there is none to report against. */
function asksForPlan({ definition }: ReportTerms): boolean {
  return definition.sections.some(({ kind }) => kind === 'plan')
}

/** What a report asks: its words, its indicators beside their targets, its expenditure beside the plan. */
export function reportParts(terms: ReportTerms): Part[] {
  const { definition } = terms
  const indicators = definition.indicators.length ? [indicatorTable(terms)] : []
  const spending = asksForPlan(terms) ? [spendingTable(terms)] : []
  return [reportTexts(definition), ...indicators, ...spending]
}

/** What a report still lacks or has wrong, in the words that also refuse its filing. */
export function reportProblems(terms: ReportTerms, answers: Answers): Problem[] {
  return [...problemsOf(reportParts(terms), answers), ...unexplainedOverruns(terms, answers)]
}

/** A position that is exceeded by more than the rules allow asks for its reason. */
function unexplainedOverruns(terms: ReportTerms, answers: Answers): Problem[] {
  const field = terms.definition.report.fields.find(({ explains }) => explains === 'overrun')
  // the positions of a fixed sum do not bind
  if (!FINANCING_KINDS[terms.definition.financing.type].followsPlan) return []
  if (!field || textIn(answers, field.key).length >= LEAST_EXPLANATION) return []
  const tolerance = Fraction.percent(String(terms.overrunPercent))
  return reportFigures(terms, answers)
    .spendings.filter(({ planned, actual }) => actual.exceeds(mostRecognised(planned, tolerance)))
    .map(({ label }) => ({
      input: field.key,
      sentence: `Die Ausgaben für ${label} liegen mehr als ${terms.overrunPercent} % über dem Plan. Bitte begründen Sie das unter „${field.label}“, mindestens ${LEAST_EXPLANATION} Zeichen.`,
    }))
}

/** The figures of a report; what cannot be read is zero, so that only one without problems is filed. */
export function reportFigures(terms: ReportTerms, answers: Answers): ReportFigures {
  const [indicators, spendings] = [indicatorTable(terms), spendingTable(terms)]
  return {
    indicators: terms.definition.indicators.map(({ code, label }) => ({
      code,
      label,
      target: ownOf(terms.targets, code) ?? null,
      actual: valueOf(REACHED, ownOf(rowIn(answers, indicators, code), REACHED.key)) ?? 0,
    })),
    spendings: (asksForPlan(terms) ? terms.planned : []).map(({ code, label, amount }) => ({
      code,
      label,
      planned: amount,
      actual: valueOf(SPENT, ownOf(rowIn(answers, spendings, code), SPENT.key)) ?? Money.ZERO,
    })),
  }
}
