import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { createConnection } from 'mysql2/promise'
import { GUARDS } from '#database/guards'
import { Race } from '#tests/helpers/race'

const PASSWORD = 'only-for-tests'
/** What `compose.yaml` lets the first start of the database run. */
const SCRIPT = 'database/application_user.sh'

test.group('The user of the application in MariaDB', () => {
  test('serves with the rights that compose gives, and can neither empty nor drop nor unlock a table', async ({
    assert,
  }) => {
    const race = new Race()
    const user = `${race.database}`.slice(-30)
    try {
      await race.prepare(2, 2)
      const statements = /<<SQL\n([\s\S]*?)\nSQL/.exec(readFileSync(SCRIPT, 'utf8'))![1]
      const named = statements
        .replaceAll('${APPLICATION_USER}', user)
        .replaceAll('${APPLICATION_PASSWORD}', PASSWORD)
        .replaceAll('\\`', '`')
        .replaceAll('${MARIADB_DATABASE}', race.database)
      await race.tamper(...named.split(';').filter((sql) => sql.trim()))
      race.as = { DB_USER: user, DB_PASSWORD: PASSWORD }
      await race.serve(race.port(16))
      const session = await race.signIn(race.port(16), race.prepared.head, '/zeichnung')
      const [id] = race.prepared.ids
      assert.equal((await race.sign(race.port(16), id, session, randomUUID())).status, 302)
      const [{ signed }] = await race.rows("SELECT COUNT(*) AS signed FROM decisions WHERE status = 'signed'")
      assert.equal(Number(signed), 1)

      const own = await createConnection({ host: '127.0.0.1', user, password: PASSWORD, database: race.database })
      const tables = [...new Set(GUARDS.map((name) => name.replace(/_(before|after)_.*|_run_totals$/, '')))]
      assert.isAbove(tables.length, 20)
      for (const sql of [
        ...tables.flatMap((table) => [`TRUNCATE ${table}`, `DROP TABLE ${table}`]),
        ...GUARDS.map((name) => `DROP TRIGGER ${name}`),
        'ALTER TABLE journal_entries DROP COLUMN hash',
      ])
        await assert.rejects(() => own.query(sql), /denied/)
      await own.end()
    } finally {
      await race.tamper(`DROP USER IF EXISTS '${user}'@'%'`)
      await race.end()
    }
  })
    .timeout(200_000)
    .skip(() => db.connection().dialect.name !== 'mysql', 'SQLite has no users')
})
