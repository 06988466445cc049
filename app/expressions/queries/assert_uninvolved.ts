import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { recipientsEverOf } from '#identity/queries/recipients_of'
import type Expression from '#expressions/models/expression'

/** Whoever belongs or belonged to it takes no part in choosing (§ 20 VwVfG). @throws Refusal expressions.involved */
export async function assertUninvolved(
  { recipientId }: Expression,
  by: User,
  trx: TransactionClientContract
): Promise<void> {
  if ((await recipientsEverOf(by, trx)).includes(recipientId)) throw new Refusal('expressions.involved')
}
