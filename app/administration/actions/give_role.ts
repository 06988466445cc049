import { randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Authority from '#tenancy/models/authority'
import Recipient from '#register/models/recipient'
import { passwordLink } from '#identity/actions/password_link'
import { type Role, isExcluded, rolesIn } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import Journal from '#journal/journal'

const INVITED_DAYS = 7

export type RoleGiven = { name: string; email: string; office: string; role: Role }

/** A person gets a role in an office of the administrator's Land; somebody new is mailed a link to set a password. */
@inject()
export default class GiveRole {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal administration.unknown_office, administration.role_not_of_office, administration.role_held, administration.role_excluded */
  async handle({ name, email, office, role }: RoleGiven, land: string, by: User): Promise<Membership> {
    const now = this.clock.now()
    const today = dayOf(now)
    // hashed before the transaction: nobody knows it, the link sets another
    const password = await hash.make(randomBytes(24).toString('base64'))
    return inTransaction(async (trx) => {
      const { authority, recipient } = await officeOf(office, land, trx)
      const kind = recipient ? 'recipient' : authority!.kind === 'court_of_audit' ? 'court_of_audit' : 'authority'
      if (!rolesIn(kind).includes(role)) throw new Refusal('administration.role_not_of_office')

      const address = email.toLowerCase()
      const { user, known } = await this.enlist({ name, email: address, password }, trx)
      const held = await Membership.heldAt(now, trx).where('user_id', user.id)
      const place = { authorityId: authority?.id ?? null, recipientId: recipient?.id ?? null }
      if (held.some((one) => one.role === role && isAt(one, place))) throw new Refusal('administration.role_held')
      const roles = held.map((membership) => membership.role)
      if (isExcluded(role, roles)) throw new Refusal('administration.role_excluded')

      const membership = await Membership.create({ userId: user.id, ...place, role, validFrom: today }, { client: trx })
      const officeName = (authority ?? recipient)!.name
      const of = { journalStream: `administration:${land}`, land }
      const details = { person: user.name, email: address, office: officeName, role }
      await this.journal.record({ of, act: 'role.given', by, at: now, details }, trx)
      const until = now.plus({ days: INVITED_DAYS })
      const body = known
        ? [`Sie handeln in Anschub jetzt auch für ${officeName}. Melden Sie sich wie gewohnt an.`]
        : [
            `für Sie ist ein Zugang zu Anschub eingerichtet: ${officeName}.`,
            `Setzen Sie bis zum ${germanDay(dayOf(until))} Ihr Passwort:\n${await passwordLink(user, until, trx)}`,
          ]
      // without a Land: a link that opens an account is shown to no administrator
      await this.outbox.write({ to: user, subject: 'Ihr Zugang zu Anschub', body: mailBody(user.name, body) }, trx)
      return membership
    })
  }
  /** The account of an address, made where there is none; of two who make it at once the second finds it. */
  private async enlist(
    person: { name: string; email: string; password: string },
    trx: TransactionClientContract
  ): Promise<{ user: User; known: boolean }> {
    const find = () => User.query({ client: trx }).where('email', person.email).forUpdate().first()
    const known = await find()
    if (known) return { user: known, known: true }
    try {
      return { user: await User.create({ ...person, sessionEpoch: 1 }, { client: trx }), known: false }
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return { user: (await find())!, known: true }
    }
  }
}

type Place = { authorityId: number | null; recipientId: number | null }

function isAt(one: Place, place: Place): boolean {
  return one.authorityId === place.authorityId && one.recipientId === place.recipientId
}

async function officeOf(key: string, land: string, trx: TransactionClientContract) {
  const [kind, id] = key.split(':')
  const of = { id: Number(id), land }
  const authority = kind === 'authority' ? await Authority.query({ client: trx }).where(of).first() : null
  const recipient = kind === 'recipient' ? await Recipient.query({ client: trx }).where(of).first() : null
  if (!authority && !recipient) throw new Refusal('administration.unknown_office')
  return { authority, recipient }
}
