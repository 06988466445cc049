// What the scripts share that must run before anything is installed: nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What `npm start` gives to Node. */
export const SERVE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .slice(1)

/** Runs a command to its end and stops the script with its status where it fails. */
export function run(command, args, { env = {}, quiet = false, cwd = ROOT } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
  })
  if (done.status !== 0) {
    if (quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
    console.error(`failed: ${command} ${args.join(' ')}`)
    process.exit(done.status ?? 1)
  }
  return done.stdout ?? ''
}

/** `npm ci`, unless what the lock file asks for is installed already. */
export function installPackages() {
  const [lock, installed] = [join(ROOT, 'package-lock.json'), join(ROOT, 'node_modules', '.package-lock.json')]
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 1000) return
  console.log('Installing packages …')
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], { quiet: true })
}

/** Node 24 or newer: this one, or the one that came with the packages. */
export function node24() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  const bundled = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(bundled)) return bundled
  console.error(
    `Node 24 is needed, this is ${process.version}, and the packages brought none for this machine. Please install Node 24.`
  )
  process.exit(1)
}

export function start(command, args, { env = {}, cwd = ROOT } = {}) {
  return spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
}

/** The first free port from `wanted` on. */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 50; port++) {
    const free = await new Promise((answer) => {
      const probe = createServer()
        .once('error', () => answer(false))
        .once('listening', () => probe.close(() => answer(true)))
      probe.listen(port, '127.0.0.1')
    })
    if (free) return port
  }
  throw new Error(`no free port from ${wanted} on`)
}

/** Whether a MariaDB serves this machine where suites and benchmarks look for it. */
export function mariadbAnswers() {
  return new Promise((answer) => {
    const socket = connect({ host: '127.0.0.1', port: 3306, timeout: 2000 })
    socket.once('connect', () => (socket.destroy(), answer(true)))
    for (const event of ['error', 'timeout']) socket.once(event, () => (socket.destroy(), answer(false)))
  })
}

/** Builds the application, unless no source is newer than the last build. */
export function build(node) {
  const stamp = join(ROOT, 'tmp', 'build.stamp')
  const newest = newestChange([
    'app',
    'bin',
    'commands',
    'config',
    'database',
    'providers',
    'resources',
    'start',
    'package.json',
    'adonisrc.ts',
    'vite.config.ts',
  ])
  if (
    existsSync(join(ROOT, 'build', 'bin', 'server.js')) &&
    existsSync(stamp) &&
    Number(readFileSync(stamp, 'utf8')) >= newest
  )
    return
  console.log('Building …')
  run(node, ['ace.js', 'build'], { quiet: true, env: DESK_ENV })
  mkdirSync(join(ROOT, 'tmp'), { recursive: true })
  writeFileSync(stamp, String(newest))
}

/** What a command needs to boot the application without a `.env`. */
export const DESK_ENV = {
  NODE_ENV: 'development',
  LOG_LEVEL: 'silent',
  HOST: '127.0.0.1',
  PORT: '3333',
  APP_URL: 'http://127.0.0.1:3333',
  APP_KEY: 'only-for-a-desk-only-for-a-desk-only-for-a-desk',
  DB_CONNECTION: 'sqlite',
  STORAGE_PATH: 'tmp/storage',
  LANDS: 'NW,BW,HE',
  MAIL_FROM_ADDRESS: 'anschub@example.de',
  QUEUE_DRIVER: 'sync',
}

function newestChange(paths) {
  let newest = 0
  for (const path of paths.map((name) => join(ROOT, name))) {
    if (!existsSync(path)) continue
    const stat = statSync(path)
    newest = Math.max(
      newest,
      stat.isDirectory()
        ? newestChange(readdirSync(path).map((name) => join(path, name).slice(ROOT.length + 1)))
        : stat.mtimeMs
    )
  }
  return Math.ceil(newest)
}

/** How a suite reaches MariaDB: a database, a port and an address of its own. */
export const MARIADB = {
  DB_CONNECTION: 'mysql',
  DB_DATABASE: 'anschub_test',
  PORT: '3348',
  APP_URL: 'http://127.0.0.1:3348',
}

/** Makes a database of that name, empty. */
export function emptyDatabase(node, name) {
  const made = `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
  const script = `const c = await (await import('mysql2/promise')).createConnection({ host: '127.0.0.1', user: 'root', password: '' });
    for (const sql of ${JSON.stringify([`DROP DATABASE IF EXISTS ${name}`, made])}) await c.query(sql); await c.end()`
  const done = spawnSync(node, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' })
  if (done.status === 0) return
  console.error(done.stderr)
  process.exit(1)
}
