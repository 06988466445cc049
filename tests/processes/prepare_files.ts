import { boot } from '#tests/processes/boot'

/** Fills a database of its own with FILES files of one authority, for a look at how lists are read. */
const app = await boot()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { manyFiles } = await import('#tests/benchmarks/many_files')
const { SORTS, filterFrom, pageOfIds } = await import('#cases/queries/worklist')

const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error
const world = await World.create()
const model = await world.file('Unna', 'NW-KI-2026', 'in_review')
await manyFiles(model, Number(process.env.FILES) - 1)

const statements = []
for (const role of ['case_officer', 'auditor_external'] as const) {
  const { office } = world.official('NW', role)
  for (const sort of Object.keys(SORTS))
    for (const richtung of ['auf', 'ab'])
      for (const narrowed of [false, true]) {
        const filter = filterFrom({ bei: 'alle', status: narrowed ? 'in_review' : '', sortierung: sort, richtung })
        const { sql, bindings } = pageOfIds(office!, filter).toSQL().toNative()
        statements.push({
          list: `${role} ${sort} ${richtung} ${narrowed ? 'one stage' : 'all'}`,
          narrowed,
          sql,
          bindings,
        })
      }
}
for (const role of ['case_officer', 'auditor_external'] as const) {
  const { office } = world.official('NW', role)
  const { sql, bindings } = pageOfIds(office!, filterFrom({ bei: 'sachbearbeitung' }))
    .toSQL()
    .toNative()
  statements.push({ list: `${role} what waits for the office`, narrowed: false, sql, bindings })
}
console.log(JSON.stringify(statements))
await app.terminate()
process.exit(0)
