import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import { installation } from '#core/installation'
import Clock from '#core/calendar/clock'
import OutgoingMail from '#core/mail/outgoing_mail'
import { toDatabaseInstant } from '#core/persistence/columns'
import { isUniqueViolation } from '#core/persistence/act_once'

export type Letter = {
  to: { name: string; email: string }
  subject: string
  body: string
  land?: string
  /** Of two mails with the same key the second is not written. */
  key?: string
}

/** What a mail says, whoever it goes to. Of two mails with the same key to a person the second is not written. */
export type Mail = { land: string; subject: string; paragraphs: string[]; key?: string }

const MANY_TRIES = 10

/** Mails are written in the transaction of their act and delivered afterwards: none is lost, none is sent for an act that failed. */
@inject()
export default class Outbox {
  constructor(private clock: Clock) {}

  async write(letter: Letter, trx?: TransactionClientContract): Promise<void> {
    try {
      await OutgoingMail.create(
        {
          toName: letter.to.name,
          toAddress: letter.to.email,
          subject: letter.subject,
          body: letter.body,
          land: letter.land ?? null,
          dedupKey: letter.key ?? null,
          createdAt: this.clock.now(),
          tries: 0,
        },
        { client: trx }
      )
    } catch (error) {
      if (!letter.key || !isUniqueViolation(error)) throw error
    }
  }

  private async writeAll(letters: readonly Letter[], trx: TransactionClientContract): Promise<void> {
    const at = toDatabaseInstant(this.clock.now())
    const rows = letters.map(({ to, subject, body, land }) => ({
      to_name: to.name,
      to_address: to.email,
      subject,
      body,
      land: land ?? null,
      created_at: at,
      tries: 0,
    }))
    if (rows.length) await trx.insertQuery().table('outgoing_mails').multiInsert(rows)
  }

  /** The same words to several people, each by name. */
  async tell(
    people: readonly { id: number; name: string; email: string }[],
    { paragraphs, key, ...rest }: Mail,
    trx: TransactionClientContract
  ): Promise<void> {
    const bodyFor = (name: string) => mailBody(name, paragraphs)
    if (!key)
      return this.writeAll(
        people.map((to) => ({ ...rest, to, body: bodyFor(to.name) })),
        trx
      )
    for (const person of people)
      await this.write({ ...rest, to: person, key: `${key}:${person.id}`, body: bodyFor(person.name) }, trx)
  }

  /** Sends what waits; without a mail server it stays and can be read by the administrator. */
  async deliver(): Promise<number> {
    if (!installation().sendsMail) return 0
    const anHourAgo = DateTime.utc().minus({ hours: 1 })
    const waiting = await OutgoingMail.query()
      .whereNull('sent_at')
      // what failed often is tried again every hour: it is never given up
      .where((due) => due.where('tries', '<', MANY_TRIES).orWhere('tried_at', '<', toDatabaseInstant(anHourAgo)))
      .orderBy('id')
      .limit(100)
    let sent = 0
    for (const letter of waiting) {
      if (!(await this.claim(letter))) continue
      try {
        await mail.send((message) => {
          message.to(letter.toAddress, letter.toName).subject(letter.subject).text(letter.body)
        })
        letter.merge({ sentAt: this.clock.now(), error: null })
        sent++
      } catch (error) {
        letter.merge({ error: String((error as Error).message).slice(0, 500) })
        logger.warn({ mail: letter.id }, 'a mail could not be delivered')
      }
      await letter.save()
    }
    return sent
  }

  /** Two workers may see the same mail; one of them counts the try and sends it. */
  private async claim(letter: OutgoingMail): Promise<boolean> {
    const { id, tries } = letter
    const claimed = await OutgoingMail.query()
      .where({ id, tries })
      .whereNull('sent_at')
      .update({ tries: tries + 1, triedAt: toDatabaseInstant(DateTime.utc()) })
    letter.tries = tries + 1
    return Number(claimed.flat()[0]) === 1
  }
}

/** Salutation, text and closing of every mail. */
export function mailBody(name: string, paragraphs: string[]): string {
  return [
    `Guten Tag ${name},`,
    ...paragraphs,
    `Diese Nachricht wurde automatisch erstellt.\n${installation().address}`,
  ].join('\n\n')
}
