// npm run trust: what is too long for every run, at its full figures: kills and repetitions on both databases; a disk that is
// full and the real scanner (as root), fuzzed forms and letters one by one on SQLite. Prints a table for docs/quality.md and
// fails where something was left out.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { MARIADB, ROOT, build, emptyDatabase, installPackages, mariadbAnswers, node24 } from './toolbox.mjs'

installPackages()
const node = node24()
build(node)

const FOLDER = 'tmp/test-trust'
rmSync(join(ROOT, FOLDER), { recursive: true, force: true })
const ON_SQLITE = { DB_SQLITE_FILE: `${FOLDER}/db.sqlite3`, STORAGE_PATH: `${FOLDER}/storage` }
const ON_MARIADB = { ...MARIADB, STORAGE_PATH: `${FOLDER}/storage-mysql` }
const RACES = ['faults', 'signatures', 'backup', 'database_user', 'workers']
const RUNS = [
  ['SQLite: races and faults', ON_SQLITE, ['races', '--files', [...RACES, 'scanner'].join()]],
  ['MariaDB: races and faults', ON_MARIADB, ['races', '--files', RACES.join()]],
  ['SQLite: fuzzed forms', ON_SQLITE, ['pages', '--files', 'fuzz,safe_methods,access_matrix']],
  ['MariaDB: what pages answer', ON_MARIADB, ['pages', '--files', 'access_matrix,safe_methods']],
  ['MariaDB: every act of every stage', ON_MARIADB, ['functional', '--files', 'exits']],
  ['1,000 letters, each beside its twin', ON_SQLITE, ['unit', '--files', 'text_layer']],
]
const PIPED = ['ignore', 'pipe', 'inherit']
const mariadb = await mariadbAnswers()
if (mariadb) emptyDatabase(node, MARIADB.DB_DATABASE)
const rows = []
if (process.getuid?.() !== 0) rows.push(['a full disk and the real scanner', 'left out: both need root', '', false])
for (const [what, settings, words] of RUNS) {
  if (settings === ON_MARIADB && !mariadb) {
    rows.push([what, 'left out: no server on 127.0.0.1:3306', '', false])
    continue
  }
  const began = Date.now()
  const env = { ...process.env, ...settings, TRUST: 'full', TZ: 'UTC', CI: '1' }
  const run = spawnSync(node, ['ace.js', 'test', ...words], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: PIPED,
    maxBuffer: 1 << 28,
  })
  process.stdout.write(run.stdout)
  const counts = /tests: .*/.exec(run.stdout)?.[0] ?? 'came to no end'
  rows.push([what, counts, `${Math.round((Date.now() - began) / 1000)} s`, run.status === 0])
}
console.log(`\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const [what, counts, time] of rows) console.log(`| ${what} | ${counts} | ${time} |`)
process.exit(rows.some(([, , , passed]) => passed === false) ? 1 : 0)
