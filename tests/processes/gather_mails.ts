import { boot } from '#tests/processes/boot'

/** Three notices wait for the mail of the day, one for somebody who is gone; two workers gather them at once. Prints what became of them. */
const app = await boot()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { default: Outbox } = await import('#core/mail/outbox')
const { default: GatherMails } = await import('#identity/jobs/gather_mails')

const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error
const world = await World.create()
const outbox = await app.container.make(Outbox)
const { email } = world.editor('Unna')
for (const to of [email, email, 'niemand@example.de'])
  await outbox.write({
    to: { name: 'N.', email: to },
    subject: 'Neue Nachricht',
    body: 'Es gibt Neues.',
    gathered: true,
  })
world.clock.moveTo(world.now().plus({ days: 1 }).toFormat("yyyy-MM-dd'T'07:05"))
const jobs = [await app.container.make(GatherMails), await app.container.make(GatherMails)]
await Promise.all(jobs.map((job) => job.execute()))
const mails = await db.from('outgoing_mails').orderBy('id').select('to_address', 'gathered', 'sent_at', 'subject')
console.log(
  JSON.stringify({
    whole: mails.filter(({ gathered }) => !gathered).map(({ to_address: to, subject }) => [to === email, subject]),
    waiting: mails.filter(({ gathered, sent_at: at }) => gathered && !at).length,
  })
)
await app.terminate()
process.exit(0)
