import { randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold } from '#core/text/fold'
import Authority from '#tenancy/models/authority'
import Recipient from '#register/models/recipient'
import InviteToOffice from '#administration/actions/invite_to_office'
import { type Role, isExcluded, isGivenByTwo, rolesIn } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import Journal from '#journal/journal'

export type RoleGiven = {
  name: string
  email: string
  office: string
  role: Role
  /** From today where nothing is said. */
  from?: Day
  /** The last day; none where nothing is said. */
  until?: Day
  /** Whose deputy the person is, by e-mail address. */
  deputises?: string
}

/**
 * A person gets a role in an office of the administrator's Land; somebody new is mailed a link to set a password. A
 * role that signs, binds money or gives roles is held once a second administrator has confirmed it.
 */
@inject()
export default class GiveRole {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private invite: InviteToOffice
  ) {}

  /** @throws Refusal administration.unknown_office, administration.role_not_of_office, administration.role_held, administration.role_excluded, administration.other_name,
   * administration.time_over, administration.time_backwards, administration.deputy_without_end, administration.not_deputised */
  async handle(given: RoleGiven, land: string, by: User): Promise<Membership> {
    const { name, email, office, role, until = null } = given
    const now = this.clock.now()
    const from = given.from ?? dayOf(now)
    assertTime({ from, until }, dayOf(now))
    // hashed before the transaction: nobody knows it, the link sets another
    const password = await hash.make(randomBytes(24).toString('base64'))
    return inTransaction(async (trx) => {
      const { authority, recipient } = await officeOf(office, land, trx)
      const kind = recipient ? 'recipient' : authority!.kind === 'court_of_audit' ? 'court_of_audit' : 'authority'
      if (!rolesIn(kind).includes(role)) throw new Refusal('administration.role_not_of_office')

      const address = email.toLowerCase()
      const { user, known } = await this.enlist({ name, email: address, password }, trx)
      if (known && !isSameName(user.name, name)) throw new Refusal('administration.other_name', {}, 'name')
      const held = await Membership.within({ from, until }, now, trx).where('user_id', user.id)
      const place = { authorityId: authority?.id ?? null, recipientId: recipient?.id ?? null }
      const deputised = await this.deputised(given, place, user, now, trx)
      // a colleague who holds the role may hold it for somebody else as well
      const same = held.filter((one) => one.role === role && isAt(one, place))
      if (same.some((one) => one.deputises === (deputised?.id ?? null))) throw new Refusal('administration.role_held')
      const roles = held.map((membership) => membership.role)
      const here = held.filter((one) => isAt(one, place)).map((one) => one.role)
      if (isExcluded(role, roles, here)) throw new Refusal('administration.role_excluded')

      const awaitsSecond = isGivenByTwo(role)
      const membership = await Membership.create(
        {
          userId: user.id,
          ...place,
          role,
          validFrom: from,
          validUntil: until,
          deputises: deputised?.id ?? null,
          givenBy: by.id,
          awaitsSecond,
        },
        { client: trx }
      )
      const officeName = (authority ?? recipient)!.name
      const of = { journalStream: `administration:${land}`, land }
      const details = {
        person: user.name,
        email: address,
        office: officeName,
        role,
        ...(until && { from: from.iso, until: until.iso }),
        ...(deputised && { deputises: deputised.name }),
      }
      const act = awaitsSecond ? 'role.proposed' : 'role.given'
      await this.journal.record({ of, act, by, at: now, details }, trx)
      if (awaitsSecond) return membership
      await this.invite.handle({ user, known }, officeName, now, trx)
      return membership
    })
  }

  /** Who is deputised for: somebody who holds that very role in that office, for a time that ends. */
  private async deputised(
    { deputises, role, until }: RoleGiven,
    place: Place,
    deputy: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<User | null> {
    if (!deputises) return null
    if (!until) throw new Refusal('administration.deputy_without_end', {}, 'until')
    const person = await User.query({ client: trx }).where('email', deputises.toLowerCase()).first()
    const holds = person && (await Membership.heldAt(at, trx).where('user_id', person.id).where('role', role))
    const isOwn = (one: Membership) => !one.deputises && isAt(one, place) && covers(one, until)
    if (!person || person.id === deputy.id || !holds?.some(isOwn))
      throw new Refusal('administration.not_deputised', {}, 'deputises')
    return person
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

/** Whether a role is held until a day. */
export function covers({ validUntil }: Pick<Membership, 'validUntil'>, until: Day): boolean {
  return !validUntil || !validUntil.isBefore(until)
}

/** @throws Refusal administration.time_over, administration.time_backwards */
function assertTime({ from, until }: { from: Day; until: Day | null }, today: Day): void {
  if (from.isBefore(today)) throw new Refusal('administration.time_over', {}, 'from')
  if (until?.isBefore(from)) throw new Refusal('administration.time_backwards', {}, 'until')
}

type Place = { authorityId: number | null; recipientId: number | null }

/** An address is one person's: nobody takes a role under another's name. */
function isSameName(known: string, given: string): boolean {
  return fold(known) === fold(given)
}

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
