import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { toDatabaseInstant } from '#core/persistence/columns'
import Refusal from '#core/refusal'
import { hashOf } from '#core/secret'
import PasswordReset from '#identity/models/password_reset'
import User from '#identity/models/user'

/** Sets a new password with the token of a mail; every other token and every session of before end with it. */
@inject()
export default class SetPassword {
  constructor(private clock: Clock) {}

  /** @throws Refusal identity.reset_expired where the link was used, is older than an hour or was never sent */
  async check(token: string): Promise<void> {
    const reset = await PasswordReset.findBy('token_hash', hashOf(token))
    if (!reset || !this.isUsable(reset)) throw new Refusal('identity.reset_expired')
  }

  /** @throws Refusal identity.reset_expired */
  async handle(token: string, password: string): Promise<User> {
    const hashed = await hash.make(password)
    return inTransaction(async (trx) => {
      const reset = await PasswordReset.query({ client: trx }).where('token_hash', hashOf(token)).forUpdate().first()
      if (!reset || !this.isUsable(reset)) throw new Refusal('identity.reset_expired')
      const { userId } = reset
      await PasswordReset.query({ client: trx })
        .where({ userId })
        .whereNull('usedAt')
        .update({ usedAt: toDatabaseInstant(this.clock.now()) })
      const user = await User.query({ client: trx }).where('id', userId).forUpdate().firstOrFail()
      return user.merge({ password: hashed, sessionEpoch: user.sessionEpoch + 1 }).save()
    })
  }

  private isUsable({ usedAt, expiresAt }: PasswordReset): boolean {
    return !usedAt && expiresAt > this.clock.now()
  }
}
