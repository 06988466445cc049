import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import Refusal from '#core/refusal'
import { GUARDS } from '#database/guards'

/** How a kind of database is copied while it is in use, and read back into an empty one. */
type DatabaseCopy = {
  fileName: string
  /** As it was at one moment, whatever is written meanwhile. @throws Refusal integrity.tool_missing, integrity.copy_failed */
  write(to: string): Promise<void>
  isEmpty(): Promise<boolean>
  read(from: string): Promise<void>
}

const COPIES: Record<'sqlite' | 'mysql', DatabaseCopy> = {
  sqlite: {
    fileName: 'database.sqlite3',
    async write(to) {
      const source = new Database(sqliteFile(), { readonly: true })
      // one snapshot, however much is written meanwhile
      source.prepare('VACUUM INTO ?').run(to)
      source.close()
    },
    async isEmpty() {
      if (!existsSync(sqliteFile())) return true
      const file = new Database(sqliteFile(), { readonly: true })
      const [row] = file.prepare('SELECT COUNT(*) AS total FROM sqlite_master').all() as { total: number }[]
      file.close()
      return row.total === 0
    },
    async read(from) {
      await db.manager.closeAll()
      await copyFile(from, sqliteFile())
    },
  },
  mysql: {
    fileName: 'database.sql',
    write: dump,
    async isEmpty() {
      const tables = await db.from('information_schema.tables').whereRaw('table_schema = DATABASE()').limit(1)
      return tables.length === 0
    },
    read: (from) => load(from),
  },
}

export function databaseCopy(): DatabaseCopy {
  return COPIES[db.connection().dialect.name === 'mysql' ? 'mysql' : 'sqlite']
}

/** A trigger in a dump names the user who made it; read back it belongs to whoever reads it. */
const TRIGGER = /^\/\*!50003 CREATE\*\//
const DEFINER = / \/\*!50017 DEFINER=`[^`]*`@`[^`]*`\*\//

async function dump(to: string): Promise<void> {
  const wanted = [
    '--single-transaction',
    '--quick',
    '--skip-lock-tables',
    '--hex-blob',
    '--triggers',
    '--no-tablespaces',
  ]
  const { tool, database } = await client(['mariadb-dump', 'mysqldump'], wanted)
  const ended = once(tool, 'close')
  let triggers = 0
  tool.stdin.end()
  const withoutOwners = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const line of linesOf(pieces)) {
      const isTrigger = TRIGGER.test(line.toString('latin1', 0, 40))
      if (isTrigger) triggers++
      yield isTrigger ? Buffer.from(line.toString('utf8').replace(DEFINER, '')) : line
    }
  }
  await pipeline(tool.stdout, withoutOwners, createWriteStream(to, { flush: true }))
  const [code] = await ended
  if (code !== 0) throw new Refusal('integrity.copy_failed', { database, why: tool.said() })
  // without the right to see them a user's dump would lack them in silence
  if (triggers !== GUARDS.length)
    throw new Refusal('integrity.copy_failed', { database, why: `${triggers} / ${GUARDS.length} triggers` })
}

/** Whole lines with their ends; a line ends at a line feed and at no other letter. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    const bytes: Buffer = rest.length ? Buffer.concat([rest, piece]) : piece
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end + 1)
      from = end + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length) yield rest
}

async function load(from: string): Promise<void> {
  const { tool, database } = await client(['mariadb', 'mysql'], [])
  const ended = once(tool, 'close')
  const broken = await pipeline(createReadStream(from), tool.stdin).then(
    () => null,
    (error: Error) => error.message
  )
  const [code] = await ended
  if (code !== 0 || broken) throw new Refusal('integrity.copy_failed', { database, why: tool.said() || broken! })
}

type Connected = {
  host: string
  port: number
  user: string
  password: string
  database: string
  ssl?: { caFile?: string }
}

/** The database's own program, told where and as whom; the password does not stand in the list of processes. */
async function client(names: readonly string[], args: readonly string[]) {
  const { config } = db.manager.get(db.primaryConnectionName)!
  const { host, port, user, password, database, ssl } = config.connection as never as Connected
  const tls = ssl ? ['--ssl', '--ssl-verify-server-cert', ...(ssl.caFile ? [`--ssl-ca=${ssl.caFile}`] : [])] : []
  const where = [`--host=${host}`, `--port=${port}`, `--user=${user}`, '--default-character-set=utf8mb4', ...tls]
  for (const name of names) {
    const tool = spawn(name, [...where, ...args, database], { env: { ...process.env, MYSQL_PWD: password } })
    const started = await new Promise((answer) => {
      tool.once('spawn', () => answer(true)).once('error', () => answer(false))
    })
    if (!started) continue
    let said = ''
    tool.stderr.on('data', (piece) => (said = `${said}${piece}`.slice(-500)))
    return { tool: Object.assign(tool, { said: () => said.trim() }), database }
  }
  throw new Refusal('integrity.tool_missing', { tools: names.join(', ') })
}

function sqliteFile(): string {
  const { config } = db.manager.get(db.primaryConnectionName)!
  return (config.connection as { filename: string }).filename
}
