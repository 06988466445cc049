import { without } from '#core/own'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import type Money from '#core/money/money'
import { type Citing, cited, citing } from '#tenancy/domain/citations'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { letterheadOf } from '#letters/letterhead'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Application from '#applications/models/application'
import IndicatorTarget from '#applications/models/indicator_target'
import SupplementRequest from '#applications/models/supplement_request'
import { answersTo, sectionOfKind } from '#applications/domain/section_context'
import { quotedAnswers } from '#programmes/domain/definition'
import type { Deduction } from '#applications/domain/submitted_grant'
import type { Filed } from '#applications/queries/submission_of'
import type BudgetLine from '#budgets/models/budget_line'
import type { GrantCalculation } from '#financing/domain/grant_calculation'
import type FinancePlan from '#financing/models/finance_plan'
import type { Eligible } from '#decisions/domain/beginning'
import { decidedCalculation } from '#decisions/domain/decided_calculation'
import type { DoubleFundingCheck } from '#decisions/domain/double_funding'
import type { ProvedGround } from '#decisions/domain/grounds'
import type { DecisionKind } from '#decisions/domain/decision_kinds'
import type { FactTranche, NoticeFacts } from '#decisions/domain/notice_facts'

export type Decided = {
  kind: DecisionKind
  amount: Money
  reasons: string | null
  tranches: readonly { year: number; amount: Money; budgetLine: BudgetLine }[]
  deductions: readonly Deduction[]
  period: { from: string; to: string; years: number[] }
  before?: NoticeFacts['before']
  eligible?: Eligible
  grounds?: readonly ProvedGround[]
  doubleFunding?: DoubleFundingCheck
  review?: NoticeFacts['review']
  earlyStart?: NoticeFacts['earlyStart']
}

/** Reads once what the notice of a proposal is made of. Needs the file with authority, recipient, programme and call. */
export async function noticeFactsOf(
  application: Application,
  filed: Filed,
  { plan, calculation }: { plan: FinancePlan; calculation: GrantCalculation },
  decided: Decided,
  by: { name: string; phone: string | null },
  on: Day,
  trx: TransactionClientContract
): Promise<NoticeFacts> {
  const { authority, recipient } = application
  const { definition, surroundings } = filed
  const figures = plan.figures()
  const derived = decided.kind === 'rejection' ? calculation : decidedCalculation(calculation, decided)
  const { values } = rulesOn(rulebookOf(application.land), on)
  const law = citing(rulebookOf(application.land), on, recipient.kind === 'municipal', definition.guideline)
  return {
    kind: decided.kind,
    land: application.land,
    fileNumber: application.fileNumber!,
    authority: {
      kind: authority.kind,
      voice: authority.voice,
      closing: authority.closing,
      name: authority.name,
      unit: authority.unit,
      phone: authority.phone,
      contact: { name: by.name, phone: by.phone },
      seat: `${authority.street}, ${authority.postcode} ${authority.town}`,
      letterhead: letterheadOf(authority),
    },
    recipient: {
      name: recipient.name,
      municipal: recipient.kind === 'municipal',
      isPublicBody: recipient.isPublicBody,
      addressLines: recipient.addressLines,
      seatCountyKey: recipient.seatCountyKey,
      delivery: surroundings.delivery,
      payee: surroundings.payee,
    },
    programme: {
      name: application.programme.name,
      guideline: without(definition.guideline, 'wording'),
      legalBasis: definition.legalBasis,
      financing: definition.financing,
      proration: definition.proration ?? values.postProration,
      notice: definition.notice,
      proofKind: definition.proofKind,
      paymentMode: definition.paymentMode,
      lumpSum: sectionOfKind(definition, 'plan') ? undefined : true,
      report: { dueMonth: definition.report.dueMonth, dueDay: definition.report.dueDay },
      equipment: definition.plan.categories.filter(({ equipment }) => equipment).map(({ code }) => code),
    },
    application: {
      title: surroundings.title,
      submittedOn: dayOf(application.submittedAt!).iso,
      supplementedOn: await supplementedOn(application, trx),
      partners: surroundings.partners.map(({ name }) => name),
      answers: answersTo(filed.context, quotedAnswers(definition.notice)),
    },
    period: decided.period,
    eligible: decided.eligible ? citedEligible(decided.eligible, law) : null,
    earlyStart: decided.earlyStart ?? null,
    plan: {
      version: plan.version,
      years: [...figures.years],
      cells: figures.cells.map((cell) => ({ ...cell, amount: String(cell.amount) })),
    },
    deductions: decided.deductions.map((deduction) => ({
      ...deduction,
      label: figures.cells.find(({ code }) => code === deduction.code)!.label,
      amount: String(deduction.amount),
    })),
    targets: await targetsOf(filed, trx),
    calculation: {
      grant: String(derived.grant),
      steps: cited(derived.steps, law),
      tranches: calculation.tranches.map(({ year, amount }) => ({ year, amount: String(amount) })),
    },
    requested: String(filed.requested),
    amount: String(decided.amount),
    reasons: decided.reasons,
    grounds: [...(decided.grounds ?? [])],
    doubleFunding: decided.doubleFunding ?? null,
    review: decided.review ?? null,
    tranches: decided.tranches.map(factTranche),
    before: decided.before ?? null,
  }
}

function citedEligible({ from, ...rule }: Eligible, law: Citing) {
  return { from: from?.iso ?? null, ...cited([rule], law)[0] }
}

export function factTranche(tranche: Decided['tranches'][number]): FactTranche {
  const { year, amount, budgetLine } = tranche
  return { year, amount: String(amount), budgetLineId: budgetLine.id, address: budgetLine.address }
}

/** When the last supplement was handed in; null where none was. */
async function supplementedOn({ id }: Application, trx: TransactionClientContract): Promise<string | null> {
  const last = await SupplementRequest.query({ client: trx })
    .where('application_id', id)
    .whereNotNull('answered_at')
    .orderBy('id', 'desc')
    .first()
  return last ? dayOf(last.answeredAt!).iso : null
}

async function targetsOf({ submission, definition, context }: Filed, trx: TransactionClientContract) {
  const targets = await IndicatorTarget.query({ client: trx }).where('submission_id', submission.id)
  if (targets.length === 0) return []
  return definition.indicators.map(({ code, label, unit }) => ({
    label,
    unit,
    values: context.years.map((year) => targets.find((one) => one.code === code && one.year === year)?.value ?? null),
  }))
}
