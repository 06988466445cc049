import { rmSync, writeFileSync } from 'node:fs'
import { boot } from '#tests/processes/boot'

/** Writes every kind of letter into FOLDER, each with its PDF/A-1b twin where it has one. */
const folder = process.env.FOLDER!
for (const end of ['', '-wal', '-shm']) rmSync(process.env.DB_SQLITE_FILE! + end, { force: true })
const app = await boot()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { renderLetter } = await import('#letters/pdf/letter')
const { enclosed } = await import('#letters/enclosures')
const { renderReport } = await import('#letters/pdf/report')
const { currentDecisionOf } = await import('#decisions/queries/decision_of')
const { caseFileOf } = await import('#cases/queries/case_file')
const { composeDossier } = await import('#cases/queries/dossier')
const { default: Application } = await import('#applications/models/application')
const { filedOf } = await import('#applications/queries/submission_of')
const { composeReceipt } = await import('#applications/actions/file_receipt')

await new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true }).run()
const world = await World.create()
await world.budget('NW', 'KI', 2026, '1000000.00')
await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'signed', { partners: ['Rottweil', 'Tuttlingen'] })
world.clock.moveTo('2025-11-06T10:00')
const alone = await world.file('Unna', 'NW-KI-2026', 'signed')

for (const [name, file] of [
  ['bescheid-verbund', joint],
  ['bescheid', alone],
] as const) {
  const notice = await enclosed((await currentDecisionOf(file.id))!.noticeContent!)
  writeFileSync(`${folder}/${name}.pdf`, await renderLetter(notice))
  writeFileSync(`${folder}/${name}-1b.pdf`, await renderLetter(notice, 'PDF/A-1b'))
}
const filed = await Application.query()
  .where('id', alone.id)
  .preload('recipient')
  .preload('authority')
  .preload('programme')
  .preload('call')
  .preload('programmeVersion')
  .firstOrFail()
const receipt = await composeReceipt(filed, (await filedOf(filed)).submission)
writeFileSync(`${folder}/eingang.pdf`, await renderLetter(receipt))
writeFileSync(`${folder}/eingang-1b.pdf`, await renderLetter(receipt, 'PDF/A-1b'))
const auditor = world.official('NW', 'auditor_external')
const dossier = await composeDossier(await caseFileOf(auditor.office!, alone.id), auditor.name, world.now())
writeFileSync(`${folder}/akte.pdf`, await renderReport(dossier))
await app.terminate()
process.exit(0)
