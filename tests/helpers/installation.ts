import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type Pool, createConnection, createPool } from 'mysql2/promise'
import { DEMO_PASSWORD } from '#database/demo/password'

/** A date in 2026, in which the money of races and benchmarks lies. */
const ITS_TODAY = Date.parse('2026-01-20T09:00:00Z')
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = fileURLToPath(new URL('../../build', import.meta.url))
/** As `npm start` serves. */
const SERVE = (JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: { start: string } }).scripts.start
  .split(' ')
  .slice(1)
const SERVER = { host: '127.0.0.1', user: 'root', password: '' }

export type Row = Record<string, unknown>
export type Session = { cookie: string; token: string }

/** A database of its own, the built application in one or more processes before it, and a look past both. */
export class Installation {
  #servers: ChildProcess[] = []
  #pool: Pool | null = null
  /** Settings of its own, e.g. another user of the database. */
  as: NodeJS.ProcessEnv = {}

  constructor(
    readonly isMysql: boolean,
    readonly folder: string,
    readonly database: string
  ) {}

  async create(): Promise<void> {
    mkdirSync(this.folder, { recursive: true })
    if (this.isMysql)
      await this.administer(`CREATE DATABASE ${this.database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  }

  get sqliteFile(): string {
    return `${this.folder}/own.sqlite3`
  }

  env(port: number): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'silent',
      DB_CONNECTION: this.isMysql ? 'mysql' : 'sqlite',
      DB_SQLITE_FILE: this.sqliteFile,
      DB_DATABASE: this.database,
      STORAGE_PATH: `${this.folder}/storage`,
      DEMO: 'true',
      ...this.as,
      CLOCK_OFFSET_SECONDS: String(Math.round((ITS_TODAY - Date.now()) / 1000)),
    }
  }

  /** The built application. A disk that is nearly full is no reason to wait where the disk is what is tried. */
  async serve(port: number, { evenFull = false } = {}): Promise<ChildProcess> {
    return this.start(port, SERVE, BUILT, {}, evenFull)
  }

  private async start(port: number, command: string[], cwd: string, more: NodeJS.ProcessEnv = {}, evenFull = false) {
    const server = spawn(process.execPath, command, { cwd, env: { ...this.env(port), ...more }, stdio: 'ignore' })
    this.#servers.push(server)
    for (let tries = 0; tries < 300; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
      if (answer?.ok || (evenFull && answer)) return server
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`no server came up on ${port}`)
  }

  /** Signs somebody in and gives what a form needs: cookie and token, the token from a page of theirs. */
  async signIn(port: number, email: string, page: string, from?: string): Promise<Session> {
    const entered = await this.postSignIn(port, email, await this.openSignIn(port), from)
    const cookie = cookiesOf(entered)
    const inside = await fetch(`http://127.0.0.1:${port}${page}`, { headers: { cookie } })
    return { cookie, token: tokenIn(await inside.text()) }
  }

  async openSignIn(port: number): Promise<Session> {
    const page = await fetch(`http://127.0.0.1:${port}/anmeldung`)
    return { token: tokenIn(await page.text()), cookie: cookiesOf(page) }
  }

  postSignIn(port: number, email: string, { cookie, token }: Session, from = '127.0.0.1'): Promise<Response> {
    return fetch(`http://127.0.0.1:${port}/anmeldung`, {
      method: 'POST',
      body: new URLSearchParams({ email, password: DEMO_PASSWORD, _csrf: token }),
      redirect: 'manual',
      headers: { cookie, 'x-forwarded-for': from },
    })
  }

  /** Read to its end: a connection whose answer nobody reads is taken up again when its server is long gone. */
  async sign(port: number, id: number, { cookie, token }: Session, key: string): Promise<Response> {
    const response = await fetch(`http://127.0.0.1:${port}/akten/${id}/schlusszeichnung`, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token, _key: key }),
      redirect: 'manual',
      headers: { cookie, referer: `http://127.0.0.1:${port}/akten/${id}/bescheid` },
    })
    await response.arrayBuffer()
    return response
  }

  /** A command of the built application; what it said and its status. */
  ace(...words: string[]): Promise<{ code: number | null; said: string }> {
    const command = spawn(process.execPath, ['ace.js', ...words], { cwd: BUILT, env: this.env(3390) })
    let said = ''
    for (const stream of [command.stdout, command.stderr]) stream.on('data', (piece) => (said += piece))
    return new Promise((done) => command.on('close', (code) => done({ code, said })))
  }

  /** Past the application, by somebody who owns the database. */
  async tamper(...statements: string[]): Promise<void> {
    if (this.isMysql) for (const sql of statements) await this.pool.query(sql)
    else {
      const file = new Database(this.sqliteFile)
      for (const sql of statements) file.exec(sql)
      file.close()
    }
  }

  /** Past the application: what stands in the database. */
  async rows(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    if (this.isMysql) return (await this.pool.query(sql, values))[0] as Row[]
    const file = new Database(this.sqliteFile, { readonly: true })
    const rows = file.prepare(sql).all(...values) as Row[]
    file.close()
    return rows
  }

  get pool(): Pool {
    this.#pool ??= createPool({ ...SERVER, database: this.database, decimalNumbers: true, connectionLimit: 10 })
    return this.#pool
  }

  /** The bare routes of a benchmark, in a process set up like the application's. */
  async serveFloor(port: number, bare: string, facts: Record<string, string | number>): Promise<void> {
    const { isMysql, sqliteFile, database } = this
    const told = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
    const floor = JSON.stringify({ serveBare: `#tests/benchmarks/bare/${bare}`, isMysql, sqliteFile, database })
    await this.start(port, ['--import=@poppinss/ts-exec', 'tests/processes/floor.ts'], ROOT, { ...told, FLOOR: floor })
  }

  /** The most memory that the first server has held so far, in MiB; null where none runs or the machine does not tell. */
  get peakMemory(): number | null {
    return this.memoryAs('VmHWM')
  }

  /** What it holds now. */
  get memory(): number | null {
    return this.memoryAs('VmRSS')
  }

  private memoryAs(line: 'VmHWM' | 'VmRSS'): number | null {
    const status = `/proc/${this.#servers[0]?.pid}/status`
    if (!existsSync(status)) return null
    const kibibytes = Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1] ?? 0)
    return Math.round(kibibytes / 1024)
  }

  async end(): Promise<void> {
    for (const server of this.#servers) server.kill('SIGKILL')
    await this.#pool?.end()
    if (this.isMysql) await this.administer(`DROP DATABASE IF EXISTS ${this.database}`)
    // a server that is being killed may hold its files for a moment
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  private async administer(sql: string) {
    const connection = await createConnection(SERVER)
    await connection.query(sql)
    await connection.end()
  }
}

function tokenIn(page: string): string {
  return /name="_csrf" value="([^"]+)"|name='_csrf' value='([^']+)'/.exec(page)!.slice(1).find(Boolean)!
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
