import { randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Authority from '#tenancy/models/authority'
import { passwordLink } from '#identity/actions/password_link'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import Journal from '#journal/journal'

const LINK_DAYS = 7
/** So many give each other and everybody else the roles that sign. */
const FIRST = 2

export type Entered = { name: string; link: string }

/**
 * The first administrators of a Land, entered by whoever runs the machine. Once there are two, nobody comes this way
 * any more: they give every further role together.
 */
@inject()
export default class EnterAdministrators {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal administration.administrators_there, administration.address_taken, administration.no_authority */
  async handle(land: string, people: readonly { name: string; email: string }[]): Promise<Entered[]> {
    const now = this.clock.now()
    // hashed before the transaction: nobody knows it, the link sets another
    const password = await hash.make(randomBytes(24).toString('base64'))
    return inTransaction(async (trx) => {
      const authorities = await Authority.query({ client: trx }).where('land', land).orderBy('id').forUpdate()
      const authority = authorities.find(({ kind }) => kind !== 'court_of_audit')
      if (!authority) throw new Refusal('administration.no_authority')
      const there = await Membership.administratorsOf(land, now, trx)
      if (there.length + people.length > FIRST) throw new Refusal('administration.administrators_there')
      const entered: Entered[] = []
      for (const { name, email } of people) {
        const address = email.toLowerCase()
        if (await User.findBy('email', address, { client: trx }))
          throw new Refusal('administration.address_taken', { email })
        const user = await User.create({ name, email: address, password, sessionEpoch: 1 }, { client: trx })
        const role = 'admin_technical' as const
        await Membership.create(
          { userId: user.id, authorityId: authority.id, role, validFrom: dayOf(now), awaitsSecond: false },
          { client: trx }
        )
        const of = { journalStream: `administration:${land}`, land }
        const details = { person: name, email: address, office: authority.name, role }
        await this.journal.record({ of, act: 'role.given', by: null, at: now, details }, trx)
        entered.push({ name, link: await passwordLink(user, now.plus({ days: LINK_DAYS }), trx) })
      }
      return entered
    })
  }
}
