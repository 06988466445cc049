import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Money from '#core/money/money'
import Submission from '#forms/models/submission'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type { GrantCalculation, Within } from '#financing/domain/grant_calculation'
import FinancePlan from '#financing/models/finance_plan'
import type { SectionContext } from '#applications/domain/section_context'
import { type Deduction, type Surroundings, submittedGrant } from '#applications/domain/submitted_grant'
import { prorationUnder } from '#applications/queries/draft_reading'
import type Application from '#applications/models/application'

/** An application as it was filed. Reviews, decisions, reports, files and exports read this and nothing that is still being typed. */
export type Filed = {
  submission: Submission
  surroundings: Surroundings
  definition: ProgrammeDefinition
  context: SectionContext
  requested: Money
}

/** The newest submission of a file, or the version named. Needs its call and programme version. @throws E_ROW_NOT_FOUND before the first */
export async function filedOf(
  application: Application,
  { version = application.version, trx }: { version?: number; trx?: TransactionClientContract } = {}
): Promise<Filed> {
  const submission = await Submission.query({ client: trx })
    .where({ form: 'application', subjectId: application.id, version })
    .preload('attachments', (attachments) => attachments.preload('document').orderBy('id'))
    .firstOrFail()
  return readFiled(application, submission)
}

/** A submission with what it is read by. Needs its attachments with their documents, and the call and version of its application. */
export function readFiled(application: Application, submission: Submission): Filed {
  const surroundings = submission.surroundings as Surroundings
  const { definition, call } = application
  const { years, period } = call
  const context: SectionContext = {
    definition,
    years,
    period,
    proration: prorationUnder(call, definition),
    rounding: surroundings.rounding,
    unitKind: surroundings.unitKind,
    inhabitants: surroundings.inhabitants ?? 0,
    partners: surroundings.partners,
    attached: submission.attachments.map(({ slot, document }) => ({
      slot,
      fileName: document.fileName,
      sha256: document.sha256,
    })),
    raw: submission.sections,
    places: surroundings.places,
    ...(application.isOnPaper && { onPaper: true as const }),
  }
  return { submission, surroundings, definition, context, requested: Money.cents(BigInt(surroundings.requested)) }
}

/** The plan of a submission with the grant that it yields, less what is not recognised, in a shorter period where one is given. */
export async function submittedFigures(
  submission: Submission,
  deductions: readonly Deduction[] = [],
  trx?: TransactionClientContract,
  within?: Within
): Promise<{ plan: FinancePlan; calculation: GrantCalculation }> {
  const plan = await FinancePlan.withLines(submission.financePlanId!, trx)
  return {
    plan,
    calculation: submittedGrant(submission.surroundings as Surroundings, plan.figures(), deductions, within),
  }
}
