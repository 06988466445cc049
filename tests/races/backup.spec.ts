import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'

const FILES = 12
const TABLES = ['applications', 'decisions', 'grants', 'budget_postings', 'journal_entries', 'documents', 'users']

async function counts(race: Race): Promise<number[]> {
  const rows = await Promise.all(TABLES.map((table) => race.rows(`SELECT COUNT(*) AS total FROM ${table}`)))
  return rows.map(([{ total }]) => Number(total))
}

test.group('R10 Backup and restore', () => {
  test('a backup made during signatures is read into an empty installation and is whole; a forged one is found', async ({
    assert,
  }) => {
    const [race, other] = [new Race(), new Race()]
    const folder = `${race.folder}-backup`
    try {
      await race.prepare(FILES, FILES)
      await race.serve(race.port(13))
      const session = await race.signIn(race.port(13), race.prepared.head, '/zeichnung')
      const sign = (id: number) => race.sign(race.port(13), id, session, randomUUID())
      const [early, late] = [race.prepared.ids.slice(0, FILES / 2), race.prepared.ids.slice(FILES / 2)]
      for (const id of early) assert.equal((await sign(id)).status, 302)
      const [made] = await Promise.all([race.ace('anschub:backup', folder), ...late.map(sign)])
      assert.equal(made.code, 0, made.said)

      await other.create()
      const restored = await other.ace('anschub:restore', folder)
      assert.equal(restored.code, 0, restored.said)
      const verified = await other.ace('anschub:verify')
      assert.equal(verified.code, 0, verified.said)
      assert.match(verified.said, /NW: \d+ Einträge, \d+ Dateien, \d+ Sperren; 0 Abweichungen/)
      const signed = await other.rows("SELECT application_id AS id FROM decisions WHERE status = 'signed'")
      assert.includeMembers(
        signed.map(({ id }) => Number(id)),
        early
      )
      for (const [index, total] of (await counts(other)).entries())
        assert.isAtMost(total, (await counts(race))[index], TABLES[index])
      await other.serve(other.port(14))
      const inside = await other.signIn(other.port(14), race.prepared.head, '/zeichnung')
      assert.isNotEmpty(inside.token)

      const again = await other.ace('anschub:restore', folder)
      assert.include(again.said, 'Hier sind schon Daten')
      const { files } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as { files: { path: string }[] }
      appendFileSync(`${folder}/${files[0].path}`, ' ')
      const forged = await other.ace('anschub:restore', folder)
      assert.include(forged.said, `nicht mehr die, die gemacht wurde: ${files[0].path}`)
      assert.equal(forged.code, 1)

      await other.tamper(
        'DROP TRIGGER journal_entries_before_update_append_only',
        "UPDATE journal_entries SET actor = 'Niemand' WHERE seq = 2",
        'DROP TRIGGER budget_balances_before_update_totals',
        'UPDATE budget_balances SET disposable = disposable + 100'
      )
      const found = await other.ace('anschub:verify')
      assert.equal(found.code, 1)
      assert.match(found.said, /Eintrag 2 ist nicht der, der geschrieben wurde/)
      assert.include(found.said, 'Die Sperre journal_entries_before_update_append_only fehlt')
      assert.match(found.said, /2026, verfügbar: Es stehen .+, gebucht sind/)
    } finally {
      for (const one of [race, other]) await one.end()
      rmSync(folder, { recursive: true, force: true })
    }
  }).timeout(300_000)
})
