import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import { installation } from '#core/installation'
import Clock, { momentOf } from '#core/calendar/clock'
import OutgoingMail from '#core/mail/outgoing_mail'
import { toDatabaseInstant } from '#core/persistence/columns'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'

export type Letter = {
  to: { name: string; email: string }
  subject: string
  body: string
  land?: string
  /** Of two mails with the same key the second is not written. */
  key?: string
  /** Not sent by itself: it comes with the mail of the day. */
  gathered?: boolean
}

/** What a mail says, whoever it goes to. Of two mails with the same key to a person the second is not written. */
export type Mail = {
  land: string
  subject: string
  paragraphs: string[]
  key?: string
  /** Whoever wants one mail a day gets it with the others of the day. */
  mayWait?: true
}

const MANY_TRIES = 10
/** What is said of a notice whose addressee has no access any more. */
const GONE = 'Nicht zugestellt: Die Person hat keinen Zugang mehr.'
/** When the mail of the day is written. */
const GATHERED_AT = '07:00'
/** Of what waited long, each mail's first lines; the page has the rest. */
const LONGEST_OF_DAY = 20_000

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
          gathered: letter.gathered ?? false,
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
    const rows = letters.map(({ to, subject, body, land, gathered = false }) => ({
      to_name: to.name,
      to_address: to.email,
      subject,
      body,
      land: land ?? null,
      created_at: at,
      gathered,
      tries: 0,
    }))
    if (rows.length) await trx.insertQuery().table('outgoing_mails').multiInsert(rows)
  }

  /** The same words to several people, each by name. */
  async tell(
    people: readonly { id: number; name: string; email: string; dailyDigest?: boolean }[],
    { paragraphs, key, mayWait = undefined, ...rest }: Mail,
    trx: TransactionClientContract
  ): Promise<void> {
    const bodyFor = (name: string) => mailBody(name, paragraphs)
    if (!key)
      return this.writeAll(
        people.map((to) => ({
          ...rest,
          to,
          body: mayWait && to.dailyDigest ? paragraphs.join('\n') : bodyFor(to.name),
          gathered: mayWait && to.dailyDigest,
        })),
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
      .where('gathered', false)
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

  /** Whatever waited for the mail of the day, written before seven o'clock, becomes one mail for each who gets it; who has left gets none. How many. */
  async gather(isStillHere: (address: string) => Promise<boolean> = () => Promise.resolve(true)): Promise<number> {
    const until = momentOf(this.clock.today(), GATHERED_AT)
    if (until > this.clock.now()) return 0
    const waiting = (client?: TransactionClientContract) =>
      OutgoingMail.query({ client })
        .whereNull('sent_at')
        .where('gathered', true)
        .where('created_at', '<', toDatabaseInstant(until))
    const addresses = await waiting().distinct('to_address')
    let written = 0
    for (const { toAddress } of addresses) {
      const isHere = await isStillHere(toAddress)
      await inTransaction(async (trx) => {
        const mails = await waiting(trx).where('to_address', toAddress).orderBy('id').forUpdate()
        if (mails.length && isHere) await this.write(wholeOf(mails), trx)
        const sentAt = this.clock.now()
        for (const one of mails) await one.merge({ sentAt, error: isHere ? null : GONE }).save()
        if (mails.length && isHere) written++
      })
    }
    return written
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

/** One mail of many for the same person. */
function wholeOf(mails: readonly OutgoingMail[]): Letter {
  const [{ toAddress: email, toName: name, land, subject: only, body: alone }] = mails
  const to = { to: { name, email }, land: land ?? undefined }
  if (mails.length === 1) return { ...to, subject: only, body: mailBody(name, [alone]) }
  const room = Math.floor(LONGEST_OF_DAY / mails.length)
  const said = mails.map(({ subject, body }) =>
    body.length > room ? `${subject}\n${body.slice(0, room)} …` : `${subject}\n${body}`
  )
  return { ...to, subject: `${mails.length} Nachrichten aus Anschub`, body: mailBody(name, said) }
}

/** Salutation, text and closing of every mail. */
export function mailBody(name: string, paragraphs: string[]): string {
  return [
    `Guten Tag ${name},`,
    ...paragraphs,
    `Diese Nachricht wurde automatisch erstellt.\n${installation().address}`,
  ].join('\n\n')
}
