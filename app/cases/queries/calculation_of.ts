import { submittedFigures } from '#applications/queries/submission_of'
import Submission from '#forms/models/submission'
import { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import { cited, citing } from '#tenancy/domain/citations'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type { GrantCalculation } from '#financing/domain/grant_calculation'
import type FinancePlan from '#financing/models/finance_plan'
import { thawedTranches } from '#decisions/domain/notice_facts'
import type { CaseFile } from '#cases/queries/case_file'

/** The plan that a file stands on with the grant that it yields; once an approval is signed, with what was granted of it. */
export async function calculationOf({
  application,
  decisions,
  version,
}: CaseFile): Promise<{ plan: FinancePlan; calculation: GrantCalculation }> {
  const submission = await Submission.query()
    .where({ form: 'application', subjectId: application.id, version: application.version })
    .firstOrFail()
  const { plan, calculation } = await submittedFigures(submission)
  const granted = decisions.find(({ grants, signedAt }) => grants && signedAt)
  if (!granted) {
    await application.load((loader) => loader.load('recipient').load('call').load('programmeVersion'))
    const { land, recipient, definition, submittedAt } = application
    const law = citing(rulebookOf(land), dayOf(submittedAt!), recipient.kind === 'municipal', definition.guideline)
    return { plan, calculation: { ...calculation, steps: cited(calculation.steps, law) } }
  }
  // what is granted says the newest decision that counts, how it came about the first
  const standing = decisions.find(({ id }) => id === version?.decisionId) ?? granted
  const { calculation: decided } = granted.noticeFacts
  const { tranches, amount } = standing.noticeFacts
  return {
    plan,
    calculation: { grant: Money.parse(amount), tranches: thawedTranches(tranches), steps: decided.steps },
  }
}
