import { boot } from '#tests/processes/boot'

/** Fills a database of its own with FILES co-signed approvals on one line that carries FUNDED of them. */
const app = await boot()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { default: Application } = await import('#applications/models/application')
const { default: Recipient } = await import('#register/models/recipient')
const { default: ReviewRecord } = await import('#reviews/models/review_record')
const { default: User } = await import('#identity/models/user')
const { default: Decision } = await import('#decisions/models/decision')
const { default: DecisionTranche } = await import('#decisions/models/decision_tranche')
const { default: Money } = await import('#core/money/money')

const [files, funded] = [Number(process.env.FILES), Number(process.env.FUNDED)]
const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error

const world = await World.create()
const amount = Money.parse('364500.00')
const line = await world.budget('NW', 'KI', 2026, Money.cents(amount.cents * BigInt(funded)).toString())
const model = await world.file('Unna', 'NW-KI-2026', 'co_signed')
const decided = await Decision.query().where('application_id', model.id).preload('tranches').firstOrFail()
const { answers, savedBy } = await ReviewRecord.findByOrFail('application_id', model.id)
const saver = await User.findOrFail(savedBy)
const recipient = await Recipient.findOrFail(model.recipientId)
for (let copy = 1; copy < files; copy++) {
  // each of its own: two of one recipient are asked about
  const own = { id: undefined, unitKey: null, name: `${recipient.name} ${copy}` }
  const { id: recipientId } = await Recipient.create({ ...recipient.$attributes, ...own } as never)
  const file = await Application.create({
    ...model.$attributes,
    recipientId,
    id: undefined,
    draftKey: null,
    fileNumber: `NW-KI-2026-9${String(copy).padStart(4, '0')}`,
  } as never)
  const decision = await Decision.create({
    ...decided.$attributes,
    id: undefined,
    applicationId: file.id,
    underWay: file.id,
  } as never)
  // each rests on a record of its own, which says the same
  await db.transaction((trx) => ReviewRecord.keep(null, { applicationId: file.id, answers }, saver, world.now(), trx))
  await DecisionTranche.create({ decisionId: decision.id, budgetLineId: line.id, year: 2026, amount })
}
const ids = (await Application.all()).map(({ id }) => id)
console.log(
  JSON.stringify({
    ids,
    lineId: line.id,
    head: world.official('NW', 'head_of_unit').email,
    amount: amount.cents.toString(),
  })
)
await app.terminate()
process.exit(0)
