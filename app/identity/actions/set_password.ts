import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { toDatabaseInstant } from '#core/persistence/columns'
import Refusal from '#core/refusal'
import { hashOf } from '#identity/actions/request_password_reset'
import PasswordReset from '#identity/models/password_reset'
import User from '#identity/models/user'

/** Sets a new password with the token of a mail; every other token and every session of before end with it. */
@inject()
export default class SetPassword {
  constructor(private clock: Clock) {}

  /** @throws Refusal identity.reset_expired */
  async handle(token: string, password: string): Promise<void> {
    const hashed = await hash.make(password)
    await inTransaction(async (trx) => {
      const reset = await PasswordReset.query({ client: trx }).where('token_hash', hashOf(token)).forUpdate().first()
      if (!reset || reset.usedAt || reset.expiresAt < this.clock.now()) throw new Refusal('identity.reset_expired')
      const { userId } = reset
      await PasswordReset.query({ client: trx })
        .where({ userId })
        .whereNull('usedAt')
        .update({ usedAt: toDatabaseInstant(this.clock.now()) })
      const user = await User.query({ client: trx }).where('id', userId).forUpdate().firstOrFail()
      await user.merge({ password: hashed, sessionEpoch: user.sessionEpoch + 1 }).save()
    })
  }
}
