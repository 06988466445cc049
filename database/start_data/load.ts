import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Day from '#core/calendar/day'
import { installation } from '#core/installation'
import { inTransaction } from '#core/persistence/in_transaction'
import Call from '#programmes/models/call'
import { type ProgrammeFile, readProgrammeFile } from '#programmes/domain/programme_file'
import Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'
import { rowOf } from '#register/actions/import_register'
import Authority from '#tenancy/models/authority'
import { rulebookOfKey } from '#tenancy/rulebooks/index'
import { AUTHORITIES } from '#database/start_data/authorities'

/** The day of the project's own register facts: an extract, which any official file replaces. */
export const REGISTER_AS_OF = '2026-01-01'

/** The programmes of the project's own files, with the authority that grants under each. */
const START: readonly { land: string; file: string; authority: string }[] = [
  { land: 'NW', file: 'nw_ki', authority: 'BRA' },
  { land: 'NW', file: 'nw_mvw', authority: 'BRA' },
  { land: 'BW', file: 'bw_wcc', authority: 'WM' },
  { land: 'HE', file: 'he_wir', authority: 'RPDA' },
]

/** What an installation begins with: register facts, authorities, programmes and their calls. Loaded once. */
export async function loadStartData(lands: readonly string[]): Promise<boolean> {
  if (await Authority.first()) return false
  await inTransaction(async (trx) => {
    await loadRegister(trx)
    for (const authority of AUTHORITIES.filter(({ land }) => lands.includes(land))) await Authority.create(authority, { client: trx })
    for (const { land, file, authority } of START.filter((one) => lands.includes(one.land)))
      await loadProgramme(land, authority, await startFile(file), trx)
  })
  return true
}

async function loadRegister(trx: TransactionClientContract) {
  const text = await readFile(app.makePath('database/start_data/register.txt'), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [level, key, ars, officialName, seat, kind, area, population, postcode, special] = line.split('|')
      const unit = {
        level: level as 'land',
        key,
        ars,
        officialName,
        name: officialName.split(',')[0].trim(),
        seat: seat || null,
        kind: kind || null,
        areaHectares: Number(area),
        population: Number(population),
        postcode: postcode || null,
        asOf: Day.parse(REGISTER_AS_OF),
      }
      return { ...rowOf(unit, rulebookOfKey(key)?.land ?? key.slice(0, 2)), special_status: special === 'S' ? 1 : 0, official: false }
    })
  for (let at = 0; at < rows.length; at += 200) await trx.insertQuery().table('register_units').multiInsert(rows.slice(at, at + 200))
}

/** @throws Error with line and place of everything that is wrong in it */
async function startFile(name: string): Promise<ProgrammeFile> {
  const read = readProgrammeFile(await readFile(app.makePath(`resources/programmes/${name}.json`)))
  if ('file' in read) return read.file
  throw new Error(read.faults.map(({ line, place, sentence }) => `${name}.json, ${line}: ${place}: ${sentence}`).join('\n'))
}

async function loadProgramme(land: string, authority: string, { code, definition, calls }: ProgrammeFile, trx: TransactionClientContract) {
  // what is invented belongs into a demo
  if (definition.sample && !installation().isDemo) return
  const { id: authorityId } = await Authority.query({ client: trx }).where('code', authority).firstOrFail()
  const programme = await Programme.create({ land, code, name: definition.name, authorityId, sample: definition.sample }, { client: trx })
  const version = await ProgrammeVersion.create(
    { programmeId: programme.id, version: 1, validFrom: Day.parse(definition.guideline.dated), definition },
    { client: trx }
  )
  for (const call of calls) await Call.fromFile(call, programme, version, trx)
}
