import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import Database from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import { DEMO_PASSWORD } from '#database/demo/people'

/** A date in 2026, in which the race's money lies. */
const RACE_NOW = Date.parse('2026-01-20T09:00:00Z')

export type Prepared = { ids: number[]; lineId: number; head: string; amount: string }
type Row = Record<string, unknown>

/** A database of its own, the built application in one or more processes before it, and a look past both. */
export class Race {
  readonly isMysql = db.connection().dialect.name === 'mysql'
  #servers: ChildProcess[] = []
  #folder = app.makePath(`tmp/test/race-${process.hrtime.bigint()}`)
  #database = `anschub_race_${process.hrtime.bigint()}`
  prepared!: Prepared

  async prepare(files: number, funded: number): Promise<void> {
    mkdirSync(this.#folder, { recursive: true })
    if (this.isMysql)
      await this.administer(`CREATE DATABASE ${this.#database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
    const env = { ...this.env(3410), NODE_ENV: 'test', FILES: String(files), FUNDED: String(funded) }
    const output = execFileSync(process.execPath, ['--import=@poppinss/ts-exec', 'tests/processes/prepare_race.ts'], {
      cwd: app.makePath(),
      env,
      encoding: 'utf8',
    })
    this.prepared = JSON.parse(output.trim().split('\n').at(-1)!) as Prepared
  }

  async serve(port: number): Promise<ChildProcess> {
    const server = spawn(process.execPath, ['bin/server.js'], {
      cwd: app.makePath('build'),
      env: this.env(port),
      stdio: 'ignore',
    })
    this.#servers.push(server)
    for (let tries = 0; tries < 150; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
      if (answer?.ok) return server
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`no server came up on ${port}`)
  }

  /** Signs in as the head of unit and gives what a form needs: cookie and token. */
  async session(port: number): Promise<{ cookie: string; token: string }> {
    const address = `http://127.0.0.1:${port}/anmeldung`
    const page = await fetch(address)
    const form = new URLSearchParams({
      email: this.prepared.head,
      password: DEMO_PASSWORD,
      _csrf: tokenIn(await page.text()),
    })
    const entered = await fetch(address, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: cookiesOf(page) },
    })
    const cookie = cookiesOf(entered)
    const inside = await fetch(`http://127.0.0.1:${port}/zeichnung`, { headers: { cookie } })
    return { cookie, token: tokenIn(await inside.text()) }
  }

  sign(port: number, id: number, { cookie, token }: { cookie: string; token: string }, key: string): Promise<Response> {
    const form = new URLSearchParams({ _csrf: token, _key: key })
    return fetch(`http://127.0.0.1:${port}/akten/${id}/schlusszeichnung`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, referer: `http://127.0.0.1:${port}/akten/${id}/bescheid` },
    })
  }

  /** Past the application: what stands in the database. */
  async rows(sql: string): Promise<Row[]> {
    if (this.isMysql) {
      const connection = await createConnection({
        host: '127.0.0.1',
        user: 'root',
        password: '',
        database: this.#database,
        decimalNumbers: true,
      })
      const [rows] = await connection.query(sql)
      await connection.end()
      return rows as Row[]
    }
    const file = new Database(`${this.#folder}/race.sqlite3`, { readonly: true })
    const rows = file.prepare(sql).all() as Row[]
    file.close()
    return rows
  }

  async end(): Promise<void> {
    for (const server of this.#servers) server.kill('SIGKILL')
    if (this.isMysql) await this.administer(`DROP DATABASE ${this.#database}`)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  private async administer(sql: string) {
    const connection = await createConnection({ host: '127.0.0.1', user: 'root', password: '' })
    await connection.query(sql)
    await connection.end()
  }

  private env(port: number): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'silent',
      DB_SQLITE_FILE: `${this.#folder}/race.sqlite3`,
      DB_DATABASE: this.#database,
      STORAGE_PATH: `${this.#folder}/storage`,
      DEMO: 'true',
      CLOCK_OFFSET_SECONDS: String(Math.round((RACE_NOW - Date.now()) / 1000)),
    }
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
