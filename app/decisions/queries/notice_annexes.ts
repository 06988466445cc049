import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { periodLawOf, ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { derivationTable } from '#documents/pdf/derivation_table'
import type { Block } from '#documents/pdf/letter'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import type { GrantCalculation } from '#financing/domain/grant_calculation'
import { planTableBlock } from '#financing/domain/plan_table'
import FinancePlan from '#financing/models/finance_plan'
import type Application from '#applications/models/application'
import IndicatorTarget from '#applications/models/indicator_target'
import type Decision from '#decisions/models/decision'
import { decidedCalculation } from '#decisions/domain/decided_calculation'
import { grantCalculationOf } from '#decisions/queries/grant_calculation_of'

/** What a notice's figures come from: the plan as it was submitted and the grant that it yields. */
export type NoticeFigures = { plan: FinancePlan; calculation: GrantCalculation }

export async function figuresOf(
  application: Application,
  decision: Decision,
  trx?: TransactionClientContract
): Promise<NoticeFigures> {
  const plan = await FinancePlan.withLines(application.financePlanId!, trx)
  return { plan, calculation: decidedCalculation(await grantCalculationOf(application, trx), decision) }
}

/** What belongs to an approval as its annexes: the binding plan, the targets, and how the figures came about. */
export async function annexes(
  application: Application,
  decision: Decision,
  definition: ProgrammeDefinition,
  { plan, calculation }: NoticeFigures,
  on: Day,
  trx?: TransactionClientContract
): Promise<Block[]> {
  const targets = await IndicatorTarget.query({ client: trx }).where('application_id', application.id)
  const { years } = application.call
  const caption = `Ausgaben und Finanzierung nach Jahren, alle Beträge in Euro, Stand ${germanDay(on)}`
  return [
    { kind: 'new_page', heading: `Anlage 1: Verbindlicher Finanzierungsplan, Fassung ${plan.version}` },
    planTableBlock(plan.figures(), decision.tranches, caption),
    { kind: 'heading', text: 'Anlage 2: Kennzahlen und Zielwerte' },
    {
      kind: 'table',
      caption: 'Zielwerte nach Jahren',
      head: ['Kennzahl', ...years.map(String)],
      rows: definition.indicators.map(({ code, label, unit }) => [
        `${label} (${unit})`,
        ...years.map((year) =>
          String(targets.find((target) => target.code === code && target.year === year)?.value ?? '–')
        ),
      ]),
      sums: [],
    },
    ...derivationBlocks(application, calculation, on),
  ]
}

/** Every step of what the notice computes, with rule and source (Rechenblatt). */
function derivationBlocks(application: Application, calculation: GrantCalculation, on: Day): Block[] {
  const { steps } = proofDeadlineOf(application, on)
  return [
    { kind: 'heading', text: 'Anlage 3: Herleitung der Zuwendung und der Nachweisfrist' },
    derivationTable('Zuwendung nach dem eingereichten Finanzierungsplan', calculation.steps),
    derivationTable('Frist für den Verwendungsnachweis', steps),
  ]
}

/** Until when the use of the grant is to be proved under the rules of a day, with the derivation. */
export function proofDeadlineOf(application: Application, on: Day) {
  const municipal = application.recipient.kind === 'municipal'
  const rulebook = rulebookOf(application.land)
  const { rules } = rulebook
  const { value: months, source } = ruleOn(rules, municipal ? 'proofDueMonthsMunicipal' : 'proofDueMonthsOthers', on)
  const region = ruleOn(rules, 'holidayRegion', on).value
  return proofDeadline(application.call.periodTo, null, { months, source, region, law: periodLawOf(rulebook, on) })
}
