import { boot } from '#tests/processes/boot'

/**
 * Fills a database of its own with FILES files of one authority and EFFECTS receipts that are still to be made, and
 * prints who works on them.
 */
const app = await boot('test')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { manyFiles } = await import('#tests/benchmarks/many_files')
const { default: ApplicationSubmitted } = await import('#applications/events/application_submitted')

const [files, effects] = [Number(process.env.FILES), Number(process.env.EFFECTS)]
const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error
const world = await World.create()
await world.budget('NW', 'KI', 2026, '1000000.00')
const model = await world.file('Unna', 'NW-KI-2026', 'announced')
await manyFiles(model, files - 1)
await db.from('effects').delete()
const filed = await db
  .from('submissions')
  .where('form', 'application')
  .select('id')
  .orderBy('id', 'desc')
  .limit(effects)
const due = '2020-01-01 00:00:00'
for (const { id } of filed)
  await db.table('effects').insert({
    event: ApplicationSubmitted.key,
    effect: 'file_submission_receipt',
    facts: JSON.stringify(new ApplicationSubmitted(Number(id))),
    announced_at: due,
    due_at: due,
    tries: 0,
  })
console.log(
  JSON.stringify({
    model: model.id,
    officer: world.official('NW', 'case_officer').email,
    auditor: world.official('NW', 'auditor_external').email,
  })
)
await app.terminate()
process.exit(0)
