import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import { passwordLink } from '#identity/actions/password_link'
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
      const link = await passwordLink(user, this.clock.now().plus({ hours: 1 }), trx)
      const body = mailBody(user.name, [
        `unter diesem Link setzen Sie innerhalb einer Stunde ein neues Passwort:\n${link}`,
        'Wenn Sie das nicht angefordert haben, brauchen Sie nichts zu tun. Ihr bisheriges Passwort gilt weiter.',
      ])
      await this.outbox.write({ to: user, subject: 'Neues Passwort für Anschub', body }, trx)
    })
  }
}
