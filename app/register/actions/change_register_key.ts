import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Recipient from '#register/models/recipient'
import RegisterChange from '#register/models/register_change'
import RegisterUnit from '#register/models/register_unit'
import { rulebookOfKey } from '#tenancy/rulebooks/index'

/**
 * A unit gets another key on a day (a city leaves its county, municipalities merge). The old unit is closed
 * on the day before, the new one opened; a recipient organisation keeps its files and takes the new key.
 */
@inject()
export default class ChangeRegisterKey {
  constructor(private clock: Clock) {}

  /** @throws Refusal register.unknown_key, register.not_a_municipality_key, register.change_conflicts, register.recipient_exists */
  handle(oldKey: string, newKey: string, on: Day): Promise<{ changed: boolean }> {
    return inTransaction(async (trx) => {
      const done = await RegisterChange.query({ client: trx }).where({ oldKey, newKey }).first()
      if (done?.effectiveOn.equals(on)) return { changed: false }
      if (!/^\d{8}$/.test(newKey) || rulebookOfKey(newKey)?.keyPrefix !== oldKey.slice(0, 2))
        throw new Refusal('register.not_a_municipality_key', { key: newKey })

      const old = await RegisterUnit.query({ client: trx })
        .where('key', oldKey)
        .where('level', 'municipality')
        .forUpdate()
        .first()
      if (!old) throw new Refusal('register.unknown_key', { key: oldKey })
      if (done || old.validUntil) throw new Refusal('register.change_conflicts', { key: oldKey })

      const [from, to] = [await this.recipientOf(oldKey, trx), await this.recipientOf(newKey, trx)]
      if (from && to) throw new Refusal('register.recipient_exists', { key: newKey, from: from.name, to: to.name })

      old.validUntil = on.plusDays(-1)
      await old.save()
      if (!(await RegisterUnit.query({ client: trx }).where('key', newKey).first()))
        await this.open(old, newKey, on, trx)
      await Recipient.query({ client: trx })
        .where('unit_key', oldKey)
        .update({ unit_key: newKey, seat_county_key: newKey.slice(0, 5) })
      await RegisterChange.create({ oldKey, newKey, effectiveOn: on, createdAt: this.clock.now() }, { client: trx })
      return { changed: true }
    })
  }

  private recipientOf(key: string, trx: TransactionClientContract) {
    return Recipient.query({ client: trx }).where('unit_key', key).first()
  }

  private async open(old: RegisterUnit, newKey: string, on: Day, trx: TransactionClientContract) {
    const independent = newKey.endsWith('000')
    const sibling = await RegisterUnit.query({ client: trx })
      .where({ land: old.land, level: 'municipality' })
      .where('key', 'like', '%000')
      .first()
    const kind = independent ? (sibling?.kind ?? '61') : old.kind
    const opened = {
      ...old.$attributes,
      id: undefined,
      validFrom: on,
      validUntil: null,
      countyKey: newKey.slice(0, 5),
      districtKey: newKey.slice(0, 3),
    }
    const ars = independent ? newKey.padEnd(12, '0') : newKey.slice(0, 5) + old.ars.slice(5, 9) + newKey.slice(5)
    await RegisterUnit.create({ ...opened, key: newKey, ars, kind, specialStatus: false }, { client: trx })
    if (!independent) return
    const county = { level: 'county' as const, key: newKey.slice(0, 5), kind: kind === '62' ? '42' : '41' }
    await RegisterUnit.create(
      { ...opened, ...county, ars, areaHectares: 0, population: 0, specialStatus: false },
      { client: trx }
    )
  }
}
