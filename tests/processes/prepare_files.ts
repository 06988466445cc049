import { createServer } from 'node:http'
import { boot } from '#tests/processes/boot'

/** Fills a database of its own with FILES files of one authority, asks every page over them, and prints what they asked the database. */
const app = await boot('test')
const { default: db } = await import('@adonisjs/lucid/services/db')
const { default: emitter } = await import('@adonisjs/core/services/emitter')
const { default: server } = await import('@adonisjs/core/services/server')
const { MigrationRunner } = await import('@adonisjs/lucid/migration')
const { World } = await import('#tests/helpers/world')
const { Installation } = await import('#tests/helpers/installation')
const { manyFiles } = await import('#tests/benchmarks/many_files')
const { default: BudgetLine } = await import('#budgets/models/budget_line')
const { SORTS } = await import('#cases/domain/worklist_filter')

const PORT = Number(process.env.PORT)
for (const [, { config }] of db.manager.connections) config.debug = true
const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false, disableLocks: true })
await runner.run()
if (runner.error) throw runner.error
const world = await World.create()
await world.budget('NW', 'KI', 2026, '1000000.00')
const model = await world.file('Unna', 'NW-KI-2026', 'announced')
await manyFiles(model, Number(process.env.FILES) - 1)
const line = await BudgetLine.firstOrFail()

const statements = new Map<string, { page: string; sql: string; bindings: unknown[] }>()
let page = ''
emitter.on('db:query' as never, ({ sql, bindings = [] }: { sql: string; bindings?: unknown[] }) => {
  if (/^(select|with)/i.test(sql.trim()) && !statements.has(sql)) statements.set(sql, { page, sql, bindings })
})
await server.boot()
const listening = createServer(server.handle.bind(server)).listen(PORT, '127.0.0.1')
const installation = new Installation(false, '', '')

const lists = Object.keys(SORTS).flatMap((sort) =>
  ['auf', 'ab'].flatMap((richtung) =>
    ['', '&status=in_review', '&status=granted'].map(
      (narrowed) => `/akten?bei=alle&sortierung=${sort}&richtung=${richtung}${narrowed}`
    )
  )
)
const files = ['', '/antrag', '/finanzierungsplan', '/pruefung', '/bescheid', '/berichte', '/dokumente', '/verlauf']
const ofFile = files.map((path) => `/akten/${model.id}${path}`)
const budget = ['/haushalt', `/haushalt/${line.id}`]
const PAGES = {
  case_officer: ['/', '/akten', '/akten?bei=sachbearbeitung&frist=ueberfaellig', ...lists, ...ofFile, ...budget],
  budget_officer: ['/akten', '/zeichnung', ...budget],
  head_of_unit: ['/akten', '/zeichnung'],
  programme_manager: ['/programme', '/akten'],
  auditor_external: ['/pruefung', '/akten', ...ofFile],
} as const
const EXPORTS: Partial<Record<keyof typeof PAGES, string[]>> = {
  case_officer: ['/exporte/akten?bei=alle'],
  auditor_external: ['/exporte/bewilligungen', `/akten/${model.id}/akte`],
}
for (const [role, pages] of Object.entries(PAGES)) {
  const { cookie, token } = await installation.signIn(
    PORT,
    world.official('NW', role as 'case_officer').email,
    '/akten'
  )
  for (page of pages) {
    const answer = await fetch(`http://127.0.0.1:${PORT}${page}`, { headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status >= 400) throw new Error(`${role} ${page}: ${answer.status}`)
  }
  for (page of EXPORTS[role as keyof typeof PAGES] ?? []) {
    const body = new URLSearchParams({ _csrf: token })
    const made = await fetch(`http://127.0.0.1:${PORT}${page}`, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    })
    if (!made.headers.get('location')?.startsWith('/exporte/')) throw new Error(`${role} ${page}: ${made.status}`)
  }
}
const recipient = await installation.signIn(PORT, world.editor('Unna').email, '/uebersicht')
for (page of [
  '/uebersicht',
  '/antraege',
  '/projekte',
  '/kalender',
  ...ofFile.filter((path) => !/pruefung|verlauf/.test(path)),
]) {
  const answer = await fetch(`http://127.0.0.1:${PORT}${page}`, { headers: { cookie: recipient.cookie } })
  await answer.arrayBuffer()
  if (answer.status >= 400) throw new Error(`editor ${page}: ${answer.status}`)
}
listening.close()
console.log(JSON.stringify([...statements.values()]))
await app.terminate()
process.exit(0)
