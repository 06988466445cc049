// npm test: installs what it needs and runs every suite, or those named. `--database=mysql` runs on MariaDB what asks a
// database. Every selection has a folder, a database and a port of its own: several may run at once.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MARIADB as MYSQL, ROOT, build, emptyDatabase, installPackages, mariadbAnswers, node24 } from './toolbox.mjs'

const mysql = process.argv.includes('--database=mysql')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const leftOut = []

installPackages()
const node = node24()

if (mysql && !(await mariadbAnswers())) {
  console.log('left out: the MariaDB run, no server answers on 127.0.0.1:3306 (root, empty password)')
  console.log('tests: 0 passed, 0 failed, 1 skipped')
  process.exit(0)
}

// what pages answer, and what asks no database, is the same on both
const ALL = mysql ? ['functional', 'races'] : ['domain', 'unit', 'functional', 'pages', 'races', 'browser']
const suites = (wanted.length ? wanted : ALL).filter((suite) => {
  if (suite !== 'browser' || chromium()) return true
  leftOut.push('the browser suite: no Chromium, and none could be installed (Debian package "chromium")')
  return false
})
if (suites.includes('races')) build(node)
if (suites.includes('functional') && !existsSync(join(ROOT, '..', 'shared', 'data', 'GV100AD_30112025.txt')))
  leftOut.push('the comparison with the official register file: it is not beside the project')

const place = [...(mysql ? ['mysql'] : []), ...wanted].join('_') || 'all'
const folder = `tmp/test-${place}`
rmSync(join(ROOT, folder), { recursive: true, force: true })
const port = String(3347 + (mysql ? 1 : 0) + 2 * (ALL.indexOf(wanted[0]) + 1))
const own = mysql ? { ...MYSQL, DB_DATABASE: `anschub_test_${place}` } : { DB_SQLITE_FILE: `${folder}/db.sqlite3` }
const env = { STORAGE_PATH: `${folder}/storage`, ...own, PORT: port, APP_URL: `http://127.0.0.1:${port}` }
if (mysql) emptyDatabase(node, env.DB_DATABASE)

console.log(`Running ${suites.join(', ')} on ${mysql ? 'MariaDB' : 'SQLite'} …`)
const booted = suites.filter((suite) => suite !== 'domain')
const runs = [
  ...(suites.includes('domain') ? [runSuites(['bin/domain.mjs'])] : []),
  ...(booted.length ? [runSuites(['ace.js', 'test', ...booted])] : []),
]
for (const reason of leftOut) console.log(`left out: ${reason}`)
if (runs.some(({ counts }) => !counts)) {
  console.log('no suite came to its end')
  process.exit(1)
}
const [passed, failed, skipped] = [0, 1, 2].map((place) => runs.reduce((sum, { counts }) => sum + counts[place], 0))
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped + leftOut.length} skipped`)
process.exit(runs.some(({ status }) => status !== 0) || failed > 0 || passed === 0 ? 1 : 0)

/** Runs suites and prints what they say, without the closing line: there is one for all. */
function runSuites(args) {
  const run = spawnSync(node, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, TZ: 'UTC' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
  const lines = run.stdout.split('\n')
  const closing = lines.findLast((line) => /^tests: \d+ passed, \d+ failed, \d+ skipped$/.test(line.trim()))
  process.stdout.write(lines.filter((line) => line !== closing).join('\n'))
  return { status: run.status, counts: closing?.match(/\d+/g).map(Number) }
}

/** A Chromium to test with; on Debian as root it is installed. */
function chromium() {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (existsSync(path)) return true
  if (process.platform !== 'linux' || process.getuid() !== 0) return false
  console.log('Installing Chromium …')
  spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return existsSync(path)
}
