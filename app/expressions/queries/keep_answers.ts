import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Part } from '#forms/domain/form'
import FormRevision from '#forms/models/form_revision'
import { togetherWith, versionsOf } from '#forms/shared_form'
import type User from '#identity/models/user'
import { titleOf } from '#expressions/domain/expression_form'
import type Expression from '#expressions/models/expression'

/** What was typed upon a version, put together with what others saved since, on the row that is locked; a version where it says something else. @throws Clashed */
export async function keepAnswers(
  expression: Expression,
  parts: readonly Part[],
  { typed, revision }: { typed: Record<string, unknown>; revision: number },
  by: User,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const { definition, title: ofCall } = expression.call
  const saved = expression.revision ? { revision: expression.revision, answers: expression.answers } : null
  const versionsFrom = versionsOf(expression.thing, trx)
  const answers = await togetherWith({ parts, saved, versionsFrom }, { typed, revision })
  if (!answers) return
  const title = (titleOf(definition, answers) || ofCall).slice(0, 190)
  await expression.merge({ answers, title, revision: expression.revision + 1, updatedAt: at }).save()
  const version = { revision: expression.revision, answers, savedBy: by.id, savedAt: at }
  await FormRevision.keep(expression.thing, version, trx)
}
