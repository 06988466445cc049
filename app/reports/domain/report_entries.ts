import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import type Application from '#applications/models/application'
import type GrantVersion from '#decisions/models/grant_version'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { type Problem, parseField, problemsOfFields } from '#forms/domain/fields'
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

export function reportInputs({ definition, planned }: ReportTerms): string[] {
  return [
    ...definition.report.fields.map(({ key }) => key),
    ...definition.indicators.map(({ code }) => `kennzahl_${code}`),
    ...planned.map(({ code }) => `ausgabe_${code}`),
  ]
}

/** What a report still lacks or has wrong, in the words that also refuse its filing. */
export function reportProblems(terms: ReportTerms, raw: Readonly<Record<string, string>>): Problem[] {
  const { definition, planned } = terms
  return [
    ...problemsOfFields(definition.report.fields, raw),
    ...definition.indicators.flatMap(({ code, label }) => problem(`kennzahl_${code}`, label, 'integer', raw)),
    ...planned.flatMap(({ code, label }) => problem(`ausgabe_${code}`, `Ausgaben für ${label}`, 'money', raw)),
    ...unexplainedOverruns(terms, raw),
  ]
}

/** A position that is exceeded by more than the rules allow asks for its reason. */
function unexplainedOverruns(terms: ReportTerms, raw: Readonly<Record<string, string>>): Problem[] {
  const field = terms.definition.report.fields.find(({ explains }) => explains === 'overrun')
  if (!field || (raw[field.key]?.trim().length ?? 0) >= LEAST_EXPLANATION) return []
  const tolerance = Fraction.percent(String(terms.overrunPercent))
  return reportFigures(terms, raw)
    .spendings.filter(({ planned, actual }) => actual.exceeds(mostRecognised(planned, tolerance)))
    .map(({ label }) => ({
      input: field.key,
      sentence: `Die Ausgaben für ${label} liegen mehr als ${terms.overrunPercent} % über dem Plan. Bitte begründen Sie das unter „${field.label}“, mindestens ${LEAST_EXPLANATION} Zeichen.`,
    }))
}

function problem(
  input: string,
  label: string,
  type: 'integer' | 'money',
  raw: Readonly<Record<string, string>>
): Problem[] {
  const parsed = parseField({ key: input, label, type }, raw[input])
  return 'sentence' in parsed ? [{ input, sentence: parsed.sentence }] : []
}

/** The figures of a report without problems. */
export function reportFigures(terms: ReportTerms, raw: Readonly<Record<string, string>>): ReportFigures {
  const value = (input: string, type: 'integer' | 'money') => {
    const parsed = parseField({ key: input, label: input, type }, raw[input])
    return 'value' in parsed ? parsed.value : null
  }
  return {
    indicators: terms.definition.indicators.map(({ code, label }) => ({
      code,
      label,
      target: terms.targets[code] ?? null,
      actual: Number(value(`kennzahl_${code}`, 'integer') ?? 0),
    })),
    spendings: terms.planned.map(({ code, label, amount }) => ({
      code,
      label,
      planned: amount,
      actual: (value(`ausgabe_${code}`, 'money') as Money | null) ?? Money.ZERO,
    })),
  }
}
