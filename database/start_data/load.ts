import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { startOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { workingDayFrom } from '#core/calendar/periods'
import { installation } from '#core/installation'
import { inTransaction } from '#core/persistence/in_transaction'
import Call from '#programmes/models/call'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'
import { rowOf } from '#register/actions/import_register'
import Authority from '#tenancy/models/authority'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf, rulebookOfKey } from '#tenancy/rulebooks/index'
import { AUTHORITIES } from '#database/start_data/authorities'
import { BW_WCC } from '#database/start_data/programmes/bw_wcc'
import { HE_WIR } from '#database/start_data/programmes/he_wir'
import { NW_KI } from '#database/start_data/programmes/nw_ki'
import { NW_MVW } from '#database/start_data/programmes/nw_mvw'

/** The day of the project's own register facts: an extract, which any official file replaces. */
export const REGISTER_AS_OF = '2026-01-01'

/** `closes` is the last day; where it is a day off, applications are in time until the next working day (§ 31 Absatz 3 VwVfG). */
type StartCall = { code: string; title: string; opens: string; closes: string; from: string; to: string; dated: string }
type StartProgramme = { land: string; code: string; authority: string; definition: ProgrammeDefinition; calls: StartCall[] }

export const PROGRAMMES: StartProgramme[] = [
  {
    land: 'NW',
    code: 'KI',
    authority: 'BRA',
    definition: NW_KI,
    calls: [
      { code: 'NW-KI-2026', title: 'Kommunale Integrationszentren 2026', opens: '2025-10-01T00:00', closes: '2025-12-31', from: '2026-01-01', to: '2026-12-31', dated: '2025-09-15' },
      { code: 'NW-KI-2027', title: 'Kommunale Integrationszentren 2027', opens: '2026-10-01T00:00', closes: '2027-05-31', from: '2027-01-01', to: '2027-12-31', dated: '2026-09-15' },
    ],
  },
  {
    land: 'NW',
    code: 'MVW',
    authority: 'BRA',
    definition: NW_MVW,
    calls: [
      { code: 'NW-MVW-2026', title: 'Modellvorhaben Willkommenskultur 2026/2027', opens: '2026-03-01T00:00', closes: '2026-06-30', from: '2026-09-01', to: '2027-12-31', dated: '2026-02-16' },
      { code: 'NW-MVW-2027', title: 'Modellvorhaben Willkommenskultur 2027/2028', opens: '2027-03-01T00:00', closes: '2027-06-30', from: '2027-09-01', to: '2028-12-31', dated: '2027-02-15' },
    ],
  },
  {
    land: 'BW',
    code: 'WCC',
    authority: 'WM',
    definition: BW_WCC,
    calls: [
      { code: 'BW-WCC-2026', title: 'Welcome Center 2026 bis 2028', opens: '2025-09-15T00:00', closes: '2025-11-30', from: '2026-01-01', to: '2028-12-31', dated: '2025-09-15' },
      { code: 'BW-WCC-2027', title: 'Welcome Center 2027/2028: Sprechtage im ländlichen Raum', opens: '2026-10-01T00:00', closes: '2027-05-31', from: '2027-01-01', to: '2028-12-31', dated: '2026-09-15' },
    ],
  },
  {
    land: 'HE',
    code: 'WIR',
    authority: 'RPDA',
    definition: HE_WIR,
    calls: [
      { code: 'HE-WIR-2026', title: 'WIR-Vielfaltszentren 2026 bis 2030', opens: '2025-10-01T00:00', closes: '2025-12-15', from: '2026-01-01', to: '2030-12-31', dated: '2025-09-22' },
      { code: 'HE-WIR-2027', title: 'WIR-Vielfaltszentren 2027 bis 2030, zweite Runde', opens: '2026-10-01T00:00', closes: '2027-05-31', from: '2027-01-01', to: '2030-12-31', dated: '2026-09-15' },
    ],
  },
]

/** What an installation begins with: register facts, authorities, programmes and their calls. Loaded once. */
export async function loadStartData(lands: readonly string[]): Promise<boolean> {
  if (await Authority.first()) return false
  await inTransaction(async (trx) => {
    await loadRegister(trx)
    for (const authority of AUTHORITIES.filter(({ land }) => lands.includes(land))) await Authority.create(authority, { client: trx })
    // what is invented belongs into a demo
    const real = PROGRAMMES.filter(({ land, definition }) => lands.includes(land) && (installation().isDemo || !definition.sample))
    for (const programme of real) await loadProgramme(programme, trx)
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

async function loadProgramme({ land, code, authority, definition, calls }: StartProgramme, trx: TransactionClientContract) {
  const { id: authorityId } = await Authority.query({ client: trx }).where('code', authority).firstOrFail()
  const programme = await Programme.create({ land, code, name: definition.name, authorityId, sample: definition.sample }, { client: trx })
  const version = await ProgrammeVersion.create(
    { programmeId: programme.id, version: 1, validFrom: Day.parse(definition.guideline.dated), definition },
    { client: trx }
  )
  const instant = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Berlin' }).toUTC()
  const { holidayRegion } = rulesOn(rulebookOf(land), Day.parse(definition.guideline.dated)).values
  const lastDay = ({ closes }: StartCall) => workingDayFrom(Day.parse(closes), holidayRegion)
  for (const call of calls)
    await Call.create(
      {
        land,
        programmeId: programme.id,
        programmeVersionId: version.id,
        code: call.code,
        title: call.title,
        opensAt: instant(call.opens),
        closesAt: startOf(lastDay(call).plusDays(1)).minus({ seconds: 1 }),
        periodFrom: Day.parse(call.from),
        periodTo: Day.parse(call.to),
        dated: Day.parse(call.dated),
      },
      { client: trx }
    )
}
