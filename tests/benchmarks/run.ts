import { fileURLToPath } from 'node:url'
import { boot } from '#tests/processes/boot'
import { Installation } from '#tests/helpers/installation'
import type { Benchmark, Result } from '#tests/benchmarks/contest'

/** One benchmark on one database, in a process and an installation of its own: `run.ts NAME DATABASE [ROWS]`. */
const PORT = 3480
const [name, database, rows] = process.argv.slice(2)
const mark = `${process.pid}_${Date.now()}`
const folder = fileURLToPath(new URL(`../../tmp/bench-${mark}`, import.meta.url))
const installation = new Installation(database === 'mariadb', folder, `anschub_bench_${mark}`)
await installation.create()
Object.assign(process.env, installation.env(PORT), { NODE_ENV: 'test' })
const app = await boot()

const BENCHMARKS: Record<string, () => Promise<Benchmark>> = {
  'form.open': async () => (await import('#tests/benchmarks/form_pages')).formOpen,
  'form.save': async () => (await import('#tests/benchmarks/form_pages')).formSave,
  'worklist.page': async () => (await import('#tests/benchmarks/worklist_page')).worklistPage,
  'case.page': async () => (await import('#tests/benchmarks/case_page')).casePage,
  'application.submit': async () => (await import('#tests/benchmarks/application_submit')).applicationSubmit,
  'ledger.sign': async () => (await import('#tests/benchmarks/ledger_sign')).ledgerSign,
  'notice.pdf': async () => (await import('#tests/benchmarks/notice_pdf')).noticePdf,
  'export.xlsx': async () => (await import('#tests/benchmarks/export_xlsx')).exportXlsx,
  'rules.calculate': async () => (await import('#tests/benchmarks/rules_calculate')).rulesCalculate,
  'signin': async () => (await import('#tests/benchmarks/sign_in')).signIn,
}

try {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { MigrationRunner } = await import('@adonisjs/lucid/migration')
  const { World } = await import('#tests/helpers/world')
  const { hold } = await import('#tests/benchmarks/contest')
  const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
  await runner.run()
  if (runner.error) throw runner.error
  const world = await World.create()
  const benchmark = await BENCHMARKS[name]()
  const size = Number(rows) || benchmark.rows
  const contest = await benchmark.prepare({ world, installation, port: PORT, rows: size })
  const before = installation.memory
  const { ours, limit, ratio, floor, floorRatio, rate, errors } = await hold(benchmark, contest)
  const peak = installation.peakMemory
  const result: Result = {
    name,
    database,
    rows: size,
    ours: rounded(ours),
    limit: rounded(limit),
    unit: benchmark.unit,
    ratio: rounded(ratio),
    ...(floor && floorRatio ? { floor: rounded(floor), floor_ratio: rounded(floorRatio) } : {}),
    ...(rate ? { rate: rounded(rate.ours), floor_rate: rounded(rate.floor), health_rate: rounded(rate.health) } : {}),
    ...(peak && before ? { rss_growth_mb: peak - before } : {}),
    peak_rss_mb: installation.peakMemory ?? Math.round(process.resourceUsage().maxRSS / 1024),
    errors,
    limit_is: benchmark.limitIs,
  }
  console.log(JSON.stringify(result))
} finally {
  await app.terminate()
  await installation.end()
}
process.exit(0)

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
