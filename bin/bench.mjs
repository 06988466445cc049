// npm run bench -- [NAME …] [--database sqlite|mariadb] [--rows N] [--json FILE]
// What the program does for its users against the best that the same engine and library could do, here and now.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ROOT, build, installPackages, mariadbAnswers, node24 } from './toolbox.mjs'

const NAMES = [
  'form.open',
  'form.save',
  'worklist.page',
  'case.page',
  'application.submit',
  'ledger.sign',
  'notice.pdf',
  'export.xlsx',
  'rules.calculate',
  'signin',
]
const DATABASES = ['sqlite', 'mariadb']
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { database: { type: 'string' }, rows: { type: 'string' }, json: { type: 'string' } },
})
const unknown = positionals.find((name) => !NAMES.includes(name))
if (unknown) stop(`There is no benchmark "${unknown}". There are: ${NAMES.join(', ')}.`)
if (values.database && !DATABASES.includes(values.database)) stop('--database takes sqlite or mariadb.')
if (values.rows && !/^[1-9]\d{0,6}$/.test(values.rows)) stop('--rows takes a whole number.')

installPackages()
const node = node24()
build(node)
const databases = values.database ? [values.database] : DATABASES
const served = databases.includes('mariadb') && !(await mariadbAnswers()) ? ['sqlite'] : databases
if (served.length < databases.length) console.log('left out: MariaDB, no server answers on 127.0.0.1:3306')
if (values.database === 'mariadb' && served[0] !== 'mariadb') process.exit(1)

const results = []
for (const name of positionals.length ? positionals : NAMES)
  for (const database of served) {
    const run = spawnSync(
      node,
      ['--import=@poppinss/ts-exec', 'tests/benchmarks/run.ts', name, database, values.rows ?? ''],
      { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TZ: 'UTC' } }
    )
    if (run.status !== 0) stop(`${name} on ${database} did not come to its end`)
    const result = JSON.parse(run.stdout.trim().split('\n').at(-1))
    results.push(result)
    print(result)
  }
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`)
process.exit(results.some(({ errors }) => errors > 0) ? 1 : 0)

function print({
  name,
  database,
  rows,
  ours,
  limit,
  unit,
  ratio,
  floor,
  floor_ratio: floorRatio,
  rate,
  health_rate: health,
  peak_rss_mb: memory,
  errors,
}) {
  if (results.length === 1)
    console.log(
      `${'benchmark'.padEnd(19)}${'database'.padEnd(10)}${'rows'.padStart(8)}${'ours'.padStart(9)}${'limit'.padStart(9)} unit ${'ratio'.padStart(7)}${'floor'.padStart(8)}${'ratio'.padStart(7)}${'rate'.padStart(7)}${'health'.padStart(8)}${'MiB'.padStart(6)}${'errors'.padStart(8)}`
    )
  console.log(
    `${name.padEnd(19)}${database.padEnd(10)}${String(rows).padStart(8)}${String(ours).padStart(9)}${String(limit).padStart(9)} ${unit.padEnd(4)} ${String(ratio).padStart(7)}${String(floor ?? '–').padStart(8)}${String(floorRatio ?? '–').padStart(7)}${String(rate ?? '–').padStart(7)}${String(health ?? '–').padStart(8)}${String(memory ?? '–').padStart(6)}${String(errors).padStart(8)}`
  )
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
