import { createHash, randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import env from '#start/env'
import Clock from '#core/calendar/clock'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import PasswordReset from '#identity/models/password_reset'
import User from '#identity/models/user'

/** Mails a link that works once for an hour. Says the same whether the address is known or not. */
@inject()
export default class RequestPasswordReset {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  handle(email: string): Promise<void> {
    return inTransaction(async (trx) => {
      const user = await User.query({ client: trx })
        .where('email', email.trim().toLowerCase())
        .whereNull('disabled_at')
        .first()
      if (!user) return
      const token = randomBytes(32).toString('hex')
      const expiresAt = this.clock.now().plus({ hours: 1 })
      await PasswordReset.create({ userId: user.id, tokenHash: hashOf(token), expiresAt }, { client: trx })
      const body = mailBody(user.name, [
        `unter diesem Link setzen Sie innerhalb einer Stunde ein neues Passwort:\n${env.get('APP_URL')}/passwort/${token}`,
        'Wenn Sie das nicht angefordert haben, brauchen Sie nichts zu tun. Ihr bisheriges Passwort gilt weiter.',
      ])
      await this.outbox.write({ to: user, subject: 'Neues Passwort für Anschub', body }, trx)
    })
  }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
