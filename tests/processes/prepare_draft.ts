import { boot } from '#tests/processes/boot'

/** Fills a database of its own with one draft, and prints who may work on it. */
const app = await boot()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')

const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error
const world = await World.create()
const file = await world.file('Unna', 'NW-KI-2026', 'draft')
const slot = (await world.call('NW-KI-2026')).definition.attachments[0].key
console.log(JSON.stringify({ id: file.id, editor: world.editor('Unna').email, slot }))
await app.terminate()
process.exit(0)
