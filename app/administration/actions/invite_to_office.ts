import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { passwordLink } from '#identity/actions/password_link'
import type User from '#identity/models/user'

const INVITED_DAYS = 7

/** A person is told of a role; whoever never signed in gets a link to set a password. */
@inject()
export default class InviteToOffice {
  constructor(private outbox: Outbox) {}

  /** `known` is whoever acts in some office already. */
  async handle(
    { user, known }: { user: User; known: boolean },
    officeName: string,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const until = at.plus({ days: INVITED_DAYS })
    const body = known
      ? [`Sie handeln in Anschub jetzt auch für ${officeName}. Melden Sie sich wie gewohnt an.`]
      : [
          `für Sie ist ein Zugang zu Anschub eingerichtet: ${officeName}.`,
          `Setzen Sie bis zum ${germanDay(dayOf(until))} Ihr Passwort:\n${await passwordLink(user, until, trx)}`,
        ]
    // without a Land: a link that opens an account is shown to no administrator
    await this.outbox.write({ to: user, subject: 'Ihr Zugang zu Anschub', body: mailBody(user.name, body) }, trx)
  }
}
