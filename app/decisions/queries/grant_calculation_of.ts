import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type GrantCalculation, calculateGrant } from '#financing/domain/grant_calculation'
import FinancePlan from '#financing/models/finance_plan'
import { postsTyped } from '#applications/domain/completeness'
import { fundedPosts } from '#applications/domain/post_rows'
import type Application from '#applications/models/application'
import { readApplication } from '#applications/queries/application_reading'

/** The grant that the submitted plan yields, rounded as the call promised it, with its derivation. */
export async function grantCalculationOf(
  application: Application,
  trx?: TransactionClientContract
): Promise<GrantCalculation> {
  const { context, definition } = await readApplication(application, trx)
  const plan = await FinancePlan.withLines(application.financePlanId!, trx)
  return calculateGrant(
    definition.financing,
    plan.figures(),
    fundedPosts(context, postsTyped(context)),
    context.rounding
  )
}
