import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Day from '#core/calendar/day'
import { type GrantCalculation, calculateGrant } from '#financing/domain/grant_calculation'
import FinancePlan from '#financing/models/finance_plan'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { postsTyped } from '#applications/domain/completeness'
import { fundedPosts } from '#applications/domain/post_rows'
import type Application from '#applications/models/application'
import { readApplication } from '#applications/queries/application_reading'

/** The grant that the submitted plan yields under the rules of a day, with its derivation. */
export async function grantCalculationOf(
  application: Application,
  on: Day,
  trx?: TransactionClientContract
): Promise<GrantCalculation> {
  const { context, definition } = await readApplication(application, trx)
  const plan = await FinancePlan.query({ client: trx })
    .where('id', application.financePlanId!)
    .preload('lines', (lines) => lines.orderBy('id'))
    .firstOrFail()
  const { grantRounding } = rulesOn(rulebookOf(application.land), on).values
  return calculateGrant(definition.financing, plan.figures(), fundedPosts(context, postsTyped(context)), grantRounding)
}
