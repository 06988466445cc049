import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold, sortKey } from '#core/text/fold'
import type { RecipientKind } from '#register/domain/recipient_kinds'
import Recipient from '#register/models/recipient'
import RegisterUnit from '#register/models/register_unit'
import type User from '#identity/models/user'
import Journal from '#journal/journal'

export type Enrolled = {
  kind: RecipientKind
  /** Of a municipality or county its own key, of another body that of the county of its seat. */
  key: string
  name: string
  organ: string
  street: string
  postcode: string
  town: string
}

/** An organisation is entered that may apply: a unit of the official register by its key, or another body by its name and the county of its seat. */
@inject()
export default class EnrolRecipient {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal administration.unknown_key, administration.organisation_known */
  async handle({ kind, key, ...named }: Enrolled, land: string, by: User): Promise<Recipient> {
    const now = this.clock.now()
    const unit = await RegisterUnit.ofKey(key)
    if (unit?.land !== land || !unit.isValidOn(dayOf(now))) throw new Refusal('administration.unknown_key', {}, 'key')
    return inTransaction(async (trx) => {
      const row = {
        land,
        kind,
        unitKey: kind === 'municipal' ? unit.key : null,
        seatCountyKey: unit.key.slice(0, 5),
        ...named,
        searchName: fold(named.name),
        sortName: sortKey(named.name),
      }
      const recipient = await createOnce(row, trx)
      const of = { journalStream: `administration:${land}`, land }
      const details = { office: named.name, key: unit.key }
      await this.journal.record({ of, act: 'organisation.enrolled', by, at: now, details }, trx)
      return recipient
    })
  }
}

/** A unit of the register is one recipient; another body is known by its name and town. */
async function createOnce(row: Partial<Recipient>, trx: TransactionClientContract): Promise<Recipient> {
  const { land, searchName, town } = row
  const known = new Refusal('administration.organisation_known', {}, row.unitKey ? 'key' : 'name')
  if (!row.unitKey && (await Recipient.findBy({ land, searchName, town }, { client: trx }))) throw known
  try {
    return await Recipient.create(row, { client: trx })
  } catch (error) {
    throw isUniqueViolation(error) ? known : error
  }
}
