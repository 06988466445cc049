// npm run trust: what is too long for every run, at its full figures (kills, repetitions, fuzzed forms, letters one by one,
// a disk that is full, the real scanner), on both databases; prints a table for docs/quality.md.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { ROOT, build, installPackages, mariadbAnswers, node24 } from './toolbox.mjs'

installPackages()
const node = node24()
build(node)

const MARIADB = {
  DB_CONNECTION: 'mysql',
  DB_DATABASE: 'anschub_test',
  PORT: '3348',
  APP_URL: 'http://127.0.0.1:3348',
  STORAGE_PATH: 'tmp/test-mysql/storage',
}
const RACES = ['faults', 'signatures', 'backup', 'database_user']
const RUNS = [
  ['SQLite: races and faults', {}, ['races', '--files', [...RACES, 'scanner'].join()]],
  ['MariaDB: races and faults', MARIADB, ['races', '--files', RACES.join()]],
  ['SQLite: fuzzed forms', {}, ['functional', '--files', 'fuzz,safe_methods,access_matrix']],
  ['1,000 letters, each beside its twin', {}, ['unit', '--files', 'text_layer']],
]
const PIPED = ['ignore', 'pipe', 'inherit']
const mariadb = await mariadbAnswers()
const rows = []
for (const [what, settings, words] of RUNS) {
  if (settings === MARIADB && !mariadb) {
    rows.push([what, 'left out: no server on 127.0.0.1:3306', ''])
    continue
  }
  const began = Date.now()
  const env = { ...process.env, ...settings, TRUST: 'full', TZ: 'UTC', CI: '1' }
  const run = spawnSync(node, ['ace.js', 'test', ...words], { cwd: ROOT, env, encoding: 'utf8', stdio: PIPED, maxBuffer: 1 << 28 })
  process.stdout.write(run.stdout)
  const counts = /tests: .*/.exec(run.stdout)?.[0] ?? 'came to no end'
  rows.push([what, counts, `${Math.round((Date.now() - began) / 1000)} s`, run.status === 0])
}
console.log(`\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const [what, counts, time] of rows) console.log(`| ${what} | ${counts} | ${time} |`)
process.exit(rows.some(([, , , passed]) => passed === false) ? 1 : 0)
