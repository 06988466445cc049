import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ownOf } from '#core/own'
import type Day from '#core/calendar/day'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold, sortKey } from '#core/text/fold'
import { type BadLine, type RegisterLine, looksLikeGv100ad, parseRegisterLine } from '#register/domain/gv100ad'
import RegisterUnit from '#register/models/register_unit'
import { RULEBOOKS } from '#tenancy/rulebooks/index'

export type ImportResult = {
  asOf: Day
  read: number
  added: number
  updated: number
  unchanged: number
  /** In the register and valid on the file's day, but not in the file: named, never closed by guessing. */
  missing: string[]
  bad: BadLine[]
}

type Options = { lands: string[]; dryRun?: boolean; onProgress?: (done: number, of: number) => void }

const BATCH = 200
const COMPARED = [
  'ars',
  'level',
  'kind',
  'official_name',
  'name',
  'seat',
  'postcode',
  'area_hectares',
  'population',
] as const

/**
 * Takes over a file of the official municipality register. Keys are compared, never guessed: a unit that a
 * recorded change has closed or opened stays as the change left it.
 */
export default class ImportRegister {
  /** @throws Refusal register.not_a_register, register.file_older_than_register */
  async handle(text: string, { lands, dryRun = false, onProgress }: Options): Promise<ImportResult> {
    if (!looksLikeGv100ad(text)) throw new Refusal('register.not_a_register')
    const { lines, bad, asOf } = this.read(text, lands)

    return inTransaction(async (trx) => {
      const known = new Map((await RegisterUnit.query({ client: trx })).map((unit) => [unit.key, unit]))
      // the project's own extract gives way to any official file
      const official = [...known.values()].filter((unit) => unit.official)
      const newest = official.map((unit) => unit.asOf).reduce<Day | null>(later, null)
      if (newest && asOf.isBefore(newest))
        throw new Refusal('register.file_older_than_register', { file: asOf.iso, register: newest.iso })

      const result: ImportResult = { asOf, read: lines.length, added: 0, updated: 0, unchanged: 0, missing: [], bad }
      const fresh: Record<string, unknown>[] = []
      for (const [index, line] of lines.entries()) {
        const unit = known.get(line.key)
        const row = rowOf(line, landOf(line.key))
        if (!unit) fresh.push(row)
        else if (unit.validFrom?.isAfter(asOf) || this.same(unit, row)) result.unchanged++
        else {
          result.updated++
          if (!dryRun) await trx.from('register_units').where('id', unit.id).update(row)
        }
        if (index % BATCH === 0) onProgress?.(index, lines.length)
      }
      result.added = fresh.length
      if (!dryRun) for (let at = 0; at < fresh.length; at += BATCH) await this.insert(fresh.slice(at, at + BATCH), trx)

      const inFile = new Set(lines.map(({ key }) => key))
      result.missing = [...known.values()]
        .filter((unit) => unit.isValidOn(asOf) && lands.includes(unit.land) && !inFile.has(unit.key))
        .map(({ key, name }) => `${key} ${name}`)
      onProgress?.(lines.length, lines.length)
      return result
    })
  }

  private read(text: string, lands: string[]) {
    const prefixes = RULEBOOKS.filter(({ land }) => lands.includes(land)).map(({ keyPrefix }) => keyPrefix)
    const lines: RegisterLine[] = []
    const bad: BadLine[] = []
    for (const [index, raw] of text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .entries()) {
      if (!raw.trim()) continue
      const parsed = parseRegisterLine(raw)
      if (parsed && 'reason' in parsed) bad.push({ line: index + 1, reason: parsed.reason })
      else if (parsed && prefixes.includes(parsed.key.slice(0, 2))) lines.push(parsed)
    }
    const asOf = lines.map((line) => line.asOf).reduce<Day | null>(later, null)
    if (!asOf) throw new Refusal('register.no_lines_for_lands', { lands: lands.join(', ') })
    return { lines, bad, asOf }
  }

  private same(unit: RegisterUnit, row: Record<string, unknown>): boolean {
    const stored = unit.$attributes as Record<string, unknown>
    const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    return (
      unit.official &&
      COMPARED.every((name) => (ownOf(stored, camel(name)) ?? null) === (row[name] ?? null)) &&
      unit.asOf.iso === row.as_of
    )
  }

  private insert(rows: Record<string, unknown>[], trx: TransactionClientContract) {
    return trx.insertQuery().table('register_units').multiInsert(rows)
  }
}

function later(latest: Day | null, day: Day): Day {
  return latest?.isAfter(day) ? latest : day
}

function landOf(key: string): string {
  return RULEBOOKS.find(({ keyPrefix }) => key.startsWith(keyPrefix))!.land
}

/** The row of a unit as the register keeps it, from an official line or from the project's own start data. */
export function rowOf(line: RegisterLine, land: string) {
  return {
    key: line.key,
    ars: line.ars,
    level: line.level,
    kind: line.kind,
    land,
    district_key: line.key.length > 2 ? line.key.slice(0, 3) : null,
    county_key: line.key.length > 3 ? line.key.slice(0, 5) : null,
    name: line.name,
    official_name: line.officialName,
    seat: line.seat,
    postcode: line.postcode,
    area_hectares: line.areaHectares,
    population: line.population,
    as_of: line.asOf.iso,
    official: true,
    search_name: fold(line.officialName),
    sort_name: sortKey(line.name),
  }
}
