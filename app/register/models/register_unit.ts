import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { RegisterUnitSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import { fold } from '#core/text/fold'
import { recipientKeys, unitKind } from '#register/domain/unit_kinds'

const COUNTY_KINDS = new Map([
  ['43', 'Kreis'],
  ['44', 'Landkreis'],
])

/** A Land, Regierungsbezirk, county or municipality of the official register, with the days it is valid. */
export default class RegisterUnit extends RegisterUnitSchema {
  declare level: 'land' | 'district' | 'county' | 'municipality'

  get unitKind() {
    return unitKind(this)
  }

  /** "Unna, Stadt", "Kreis Unna": the register leaves out what a county is. */
  get spokenName(): string {
    const kind = COUNTY_KINDS.get(this.kind ?? '')
    return kind && !/kreis/i.test(this.officialName) ? `${kind} ${this.officialName}` : this.officialName
  }

  isValidOn(day: Day): boolean {
    return !this.validFrom?.isAfter(day) && !(this.validUntil && this.validUntil.isBefore(day))
  }

  /** What can be a recipient, by name or key: counties and municipalities, an independent city once. */
  static search(term: string, client?: TransactionClientContract) {
    const query = this.query({ client })
      .whereNull('valid_until')
      .where((units) =>
        units
          .where('level', 'municipality')
          .orWhere((counties) => counties.where('level', 'county').whereNotIn('kind', ['41', '42']))
      )
      .orderBy('sort_name')
      .orderBy('key')
    return /^[\d\s]+$/.test(term)
      ? query.where('key', 'like', `${term.replace(/\s/g, '').replace(/^(\d{5})000$/, '$1')}%`)
      : query.where('search_name', 'like', `%${fold(term)}%`)
  }

  /** What can be a recipient in a Land, to be chosen by name or key. */
  static async placesOf(land: string, client?: TransactionClientContract): Promise<{ value: string; label: string }[]> {
    const units = await this.search('', client).where('land', land)
    return units.map((unit) => ({ value: unit.key, label: `${unit.spokenName} (${unit.key})` }))
  }

  /** The unit that a key means, in either spelling; null where the register does not have it. */
  static async ofKey(key: string, client?: TransactionClientContract): Promise<RegisterUnit | null> {
    return (await this.ofKeys([key], client)).get(key) ?? null
  }

  /** The units that keys mean, by the keys as they were asked. */
  static async ofKeys(keys: readonly string[], client?: TransactionClientContract): Promise<Map<string, RegisterUnit>> {
    const units = await this.query({ client }).whereIn('key', [...new Set(keys.flatMap(recipientKeys))])
    const known = new Map(units.map((unit) => [unit.key, unit]))
    return new Map(
      keys.flatMap((key): [string, RegisterUnit][] => {
        const spelled = recipientKeys(key).find((one) => known.has(one))
        return spelled ? [[key, known.get(spelled)!]] : []
      })
    )
  }
}
