import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { installAs, installation } from '#core/installation'
import { inTransaction } from '#core/persistence/in_transaction'
import OutgoingMail from '#core/mail/outgoing_mail'
import { sha256 } from '#documents/document_store'
import Document from '#documents/models/document'
import { databaseCopy } from '#integrity/backup/database_copies'
import Journal from '#journal/journal'
import BackUp from '#integrity/actions/back_up'
import CheckIntegrity from '#integrity/actions/check_integrity'
import Restore from '#integrity/actions/restore'
import SealJournal from '#integrity/actions/seal_journal'
import { printedSeal, publicHalf, signed, type Seal } from '#integrity/domain/seal'
import SealAndCheck from '#integrity/jobs/seal_and_check'
import IntegrityCheck from '#integrity/models/integrity_check'
import JournalSeal from '#integrity/models/journal_seal'
import { assertSealHolds } from '#integrity/queries/seal_holds'
import { GUARDS } from '#database/guards'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const DAY = 24 * 60 * 60
const make = app.container.make.bind(app.container)

async function setting() {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '1000000.00')
  const file = await world.file('Unna', 'NW-KI-2026', 'announced')
  world.clock.advance(DAY)
  const seals = await mkdtemp(join(tmpdir(), 'seals-'))
  installAs({ ...installation(), seals })
  return { world, file, seals, seal: await make(SealJournal), check: await make(CheckIntegrity) }
}

test.group('Integrity', (group) => {
  let before = installation
  group.each.setup(() => {
    const was = installation()
    before = () => was
    return async () => {
      if (installation().seals !== was.seals) await rm(installation().seals, { recursive: true, force: true })
      installAs(before())
    }
  })

  test('the journal is sealed once a day, laid down as a file and sent to the audit office', async ({ assert }) => {
    const { world, seal, seals } = await setting()
    const first = (await seal.handle('NW'))!
    assert.deepEqual([first.number, first.land], [1, 'NW'])
    assert.isNull(await seal.handle('NW'), 'one a day')
    assert.equal(await readFile(join(seals, 'NW-000001.txt'), 'utf8'), printedSeal(first))
    const { email } = world.official('NW', 'auditor_external')
    const mail = await OutgoingMail.query().where('to_address', email).where('subject', 'like', 'Siegel%').firstOrFail()
    assert.include(mail.body, first.signature)
    world.clock.advance(DAY)
    assert.isNull(await seal.handle('NW'), 'nothing was written since')
    const of = { journalStream: 'programme:1', land: 'NW' }
    const written = { of, act: 'programme.published', by: null, at: world.clock.now() }
    await inTransaction(async (trx) => (await make(Journal)).record(written, trx))
    world.clock.advance(DAY)
    const second = (await seal.handle('NW'))!
    assert.equal(second.number, 2)
    assert.isAbove(second.entries, first.entries)
    assert.deepEqual(
      (await JournalSeal.ofLand('NW')).map(({ seal: kept }) => kept),
      [first, second]
    )
    installAs({ ...installation(), sealKey: null })
    world.clock.advance(DAY)
    assert.isNull(await seal.handle('NW'))
  })

  test('a seal from outside is held against the journal, and each way of not fitting has its sentence', async ({
    assert,
    client,
  }) => {
    const { world, seal } = await setting()
    const own = (await seal.handle('NW'))!
    assert.equal((await assertSealHolds(printedSeal(own), 'NW')).number, 1)
    const key = installation().sealKey!
    const forged = (change: Partial<Seal>) => printedSeal(signed({ ...own, ...change }, key))
    const refused = (text: string, land = 'NW') => refusalOf(() => assertSealHolds(text, land))
    assert.equal(await refused('Siegel'), 'integrity.no_seal')
    assert.equal(await refused(printedSeal(own), 'BW'), 'integrity.foreign_seal')
    assert.equal(await refused(printedSeal({ ...own, entries: own.entries + 1 })), 'integrity.false_seal')
    assert.equal(await refused(forged({ entries: own.entries + 1 })), 'integrity.seal_misses')
    assert.equal(await refused(forged({ digest: '1'.repeat(64) })), 'integrity.seal_differs')
    const auditor = world.official('NW', 'auditor_external')
    const holds = await sends(client.post('/unversehrtheit/siegel'), auditor, { seal: printedSeal(own) })
    assert.equal(holds.flashMessage('success'), 'integrity.seal_holds')
    const wrong = await sends(client.post('/unversehrtheit/siegel'), auditor, { seal: 'Siegel' })
    assert.match(JSON.stringify(wrong.flashMessages()), /Das ist kein Siegel/)
    const page = await as(client.get('/unversehrtheit'), auditor)
    assert.include(page.text(), publicHalf(key))
    assert.include(page.text(), own.digest)
    installAs({ ...installation(), sealKey: null })
    assert.equal(await refused(printedSeal(own)), 'integrity.no_key')
    assert.include((await as(client.get('/unversehrtheit'), auditor)).text(), 'keinen Schlüssel für Siegel')
  })

  test('everything is read again at night, and what is not as it was is told to audit and administration', async ({
    assert,
    client,
  }) => {
    const { world, check, seals } = await setting()
    const job = await make(SealAndCheck)
    await job.execute()
    await job.execute()
    const [whole, ...others] = await IntegrityCheck.latestOf('NW')
    assert.isEmpty(others, 'once a night')
    assert.deepEqual([whole.found, whole.findings], [0, []])
    assert.isAbove(whole.entries, 5)
    assert.isAbove(whole.documents!, 0)

    await chmod(join(seals, 'NW-000001.txt'), 0o644)
    await writeFile(join(seals, 'NW-000001.txt'), 'Siegel')
    const document = await Document.query().where({ land: 'NW', kind: 'notice' }).firstOrFail()
    const path = join(installation().storage, document.storageKey)
    const bytes = await readFile(path)
    await writeFile(path, 'anders')
    world.clock.advance(DAY)
    await job.execute()
    await rm(path)
    const missing = await check.handle('NW', 'command')
    await writeFile(path, bytes)
    const [, changed] = await IntegrityCheck.latestOf('NW')
    assert.match(JSON.stringify(changed.findings), /nicht mehr die, die abgelegt wurde/)
    assert.match(JSON.stringify(changed.findings), /NW-000001.txt: Das abgelegte Siegel ist nicht das der Datenbank/)
    assert.match(JSON.stringify(missing.findings), /Die Datei fehlt/)
    for (const role of ['auditor_external', 'admin_technical'] as const) {
      const mails = await OutgoingMail.query()
        .where('to_address', world.official('NW', role).email)
        .where('subject', 'Daten sind nicht mehr unversehrt')
      assert.lengthOf(mails, 1, role)
    }
    const admin = world.official('NW', 'admin_technical')
    await sends(client.post('/unversehrtheit'), admin)
    const [asked] = await IntegrityCheck.latestOf('NW')
    assert.deepEqual([asked.checkedBy, asked.documents], [admin.id, null])
    const page = (await as(client.get('/unversehrtheit'), admin)).text()
    assert.include(page, 'Dateien nicht gelesen')
    assert.include(page, 'eine Abweichung')
    const home = (await as(client.get('/pruefung'), world.official('NW', 'auditor_external'))).text()
    assert.include(home, 'Zuletzt geprüft')
  })

  test('a signature whose review record is not the one that the journal names is found', async ({ assert }) => {
    const { world, file, check } = await setting()
    assert.deepEqual((await check.handle('NW', 'command')).findings, [])
    const details = { review_revision: 1, review_sha256: '0'.repeat(64) }
    const forged = { of: file, act: 'decision.signed', by: null, at: world.clock.now(), details }
    await inTransaction(async (trx) => (await make(Journal)).record(forged, trx))
    const { findings } = await check.handle('NW', 'command')
    assert.lengthOf(findings, 1)
    assert.match(
      JSON.stringify(findings),
      /Der Prüfvermerk in Fassung 1 ist nicht der, auf dem die Unterschrift beruht/
    )
  })

  test('every trigger that the migrations make is one that the check asks for', async ({ assert }) => {
    const isMysql = db.connection().dialect.name === 'mysql'
    const rows = isMysql
      ? await db
          .from('information_schema.triggers')
          .whereRaw('trigger_schema = DATABASE()')
          .select('trigger_name as name')
      : await db.from('sqlite_master').where('type', 'trigger').select('name')
    assert.sameMembers(
      rows.map(({ name }) => String(name)),
      GUARDS
    )
  })

  test('a backup goes into a new folder and comes from one that is whole', async ({ assert }) => {
    await setting()
    const folder = await mkdtemp(join(tmpdir(), 'backup-'))
    const backUp = await make(BackUp)
    const restored = () => refusalOf(() => new Restore().handle(folder))
    assert.equal(await restored(), 'integrity.no_backup')
    const manifest = { format: 'anschub-backup-1', madeAt: '', database: 'other', files: [] as object[] }
    const write = (change: object) =>
      writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }))
    const own = db.connection().dialect.name === 'mysql' ? 'database.sql' : 'database.sqlite3'
    await writeFile(join(folder, own), 'x')
    const copy = { path: own, sha256: sha256(Buffer.from('x')), size: 1 }
    await writeFile(join(folder, 'manifest.json'), '{')
    assert.equal(await restored(), 'integrity.no_backup')
    await write({})
    assert.equal(await restored(), 'integrity.other_database')
    for (const files of [[], [copy, { path: 'files/aa', sha256: 'b', size: 1 }], [{ ...copy, sha256: 'b' }]]) {
      await write({ database: own, files })
      assert.equal(await restored(), 'integrity.backup_differs')
    }
    const outside = { ...copy, path: 'files/aa/../../../x' }
    await writeFile(join(folder, '..', 'x'), 'x')
    await write({ database: own, files: [copy, outside] })
    assert.equal(await restored(), 'integrity.backup_differs')
    await rm(join(folder, '..', 'x'))
    await write({ database: own, files: [copy] })
    assert.equal(await restored(), 'integrity.not_empty')
    assert.equal(
      await refusalOf(() => backUp.handle(join(folder, own))),
      'integrity.folder_not_empty',
      'a file is no folder'
    )
    assert.equal(await refusalOf(() => backUp.handle(folder)), 'integrity.folder_not_empty')
    await rm(folder, { recursive: true })
  })

  test('what the database says or lacks when it is copied is said', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backup-'))
    const path = process.env.PATH
    process.env.PATH = ''
    const missing = await refusalOf(() => databaseCopy().write(join(folder, 'copy')))
    process.env.PATH = path
    assert.equal(missing, 'integrity.tool_missing')
    await writeFile(join(folder, 'wrong.sql'), 'NO SUCH STATEMENT;\n')
    assert.equal(await refusalOf(() => databaseCopy().read(join(folder, 'wrong.sql'))), 'integrity.copy_failed')
    await rm(folder, { recursive: true })
  }).skip(() => db.connection().dialect.name !== 'mysql', 'MariaDB has programs of its own for it')
})
