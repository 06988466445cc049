// npm run demo: installs, builds, creates the embedded database, fills three Länder and serves the application.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, SERVE, build, freePort, installPackages, node24, run, start } from './toolbox.mjs'

const folder = join(ROOT, 'tmp', 'demo')
if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true })

installPackages()
const node = node24()
build(node)

keepOlderAside()
mkdirSync(folder, { recursive: true })
const remembered = (name, make) => {
  const file = join(folder, name)
  if (!existsSync(file)) writeFileSync(file, make())
  return readFileSync(file, 'utf8')
}
const port = await freePort(Number(process.env.PORT) || 3333)
const address = `http://127.0.0.1:${port}`
const env = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  APP_URL: address,
  LOG_LEVEL: 'error',
  TZ: 'UTC',
  APP_KEY: remembered('key', () => `demo-${randomBytes(24).toString('hex')}`),
  SEAL_KEY: remembered('seal-key', () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  ),
  DB_CONNECTION: 'sqlite',
  DB_SQLITE_FILE: join(folder, 'demo.sqlite3'),
  STORAGE_PATH: join(folder, 'storage'),
  LANDS: 'NW,BW,HE',
  MAIL_FROM_ADDRESS: 'anschub@example.de',
  QUEUE_DRIVER: 'sync',
  DEMO: 'true',
}
// its own copy: a build for the tests does not pull the floor from under a demo that is running
const cwd = join(folder, 'app')
rmSync(cwd, { recursive: true, force: true })
cpSync(join(ROOT, 'build'), cwd, { recursive: true })
console.log('Creating the database and filling three Länder …')
writeFileSync(join(folder, 'migrations'), migrations())
run(node, ['ace.js', 'migration:run', '--force', '--disable-locks'], { env, cwd, quiet: true })
console.log(run(node, ['ace.js', 'demo:fill'], { env, cwd, quiet: true }).trimEnd())

// the demo's clock goes on from the day of its story
const DEMO_NOW = Date.parse('2027-04-20T07:00:00Z')
const offset = remembered('clock', () => String(Math.round((DEMO_NOW - Date.now()) / 1000)))
const server = start(node, SERVE, { cwd, env: { ...env, CLOCK_OFFSET_SECONDS: offset } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))

for (let tries = 0; tries < 100; tries++) {
  const answer = await fetch(`${address}/health`).catch(() => null)
  if (answer?.ok) break
  await new Promise((resolve) => setTimeout(resolve, 200))
}
console.log(`
Anschub:  ${address}
Password: anschub-vorfuehrung

  role                              Nordrhein-Westfalen                    (bw and he instead of nw: the other Länder)
  municipality, editor              demo.kommune.nw@example.de
  municipality, signatory           demo.unterschrift.nw@example.de
  municipality, treasury            demo.kaemmerei.nw@example.de           (consents to the own share)
  municipality, access              demo.zugaenge.nw@example.de            (invites colleagues)
  municipality, joint applications  demo.partner.nw@example.de             (writes what it brings to others' applications)
  case officer                      demo.sachbearbeitung.nw@example.de
  budget officer                    demo.haushalt.nw@example.de
  head of unit                      demo.leitung.nw@example.de
  programme manager                 demo.fachreferat.nw@example.de
  auditor                           demo.rechnungshof.nw@example.de
  administrator                     demo.administration.nw@example.de
  second administrator              zweite.administration.nw@example.de    (confirms what the first gives)

Stop with Ctrl+C. Run it again to go on, or with "npm run demo -- --fresh" to start anew.`)

/** Of which migrations a database is: their names and what stands in them. */
function migrations() {
  const place = join(ROOT, 'database', 'migrations')
  const files = [...readdirSync(place).map((name) => join(place, name)), join(ROOT, 'database', 'schema_helpers.ts')]
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** A database of other migrations is no longer understood: it is kept, and a new one is made. */
function keepOlderAside() {
  if (!existsSync(join(folder, 'demo.sqlite3'))) return
  const stamp = join(folder, 'migrations')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === migrations()) return
  const aside = `${folder}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`
  renameSync(folder, aside)
  console.log(`The demo's database is of another version of Anschub: it is kept in ${aside}, and a new one is made.`)
}
