import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'
import type { Database as SqliteConnection } from 'better-sqlite3'
import type { Connection as MysqlConnection } from 'mysql2'
import env from '#start/env'

const excludeTables = ['rate_limits', 'sessions', 'queue_jobs', 'queue_schedules']
const migrations = { naturalSort: true, paths: ['database/migrations'] }
const named = env.get('DB_SQLITE_FILE') || 'tmp/anschub.sqlite3'
const sqliteFile = isAbsolute(named) ? named : app.makePath(named)
if (env.get('DB_CONNECTION') === 'sqlite') mkdirSync(dirname(sqliteFile), { recursive: true })

type Done = (error?: Error | null, connection?: unknown) => void

const dbConfig = defineConfig({
  connection: env.get('DB_CONNECTION'),
  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: sqliteFile },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: openSqlite },
      migrations,
      schemaGeneration: {
        enabled: !app.inProduction && !app.inTest,
        rulesPaths: ['./database/schema_rules.js'],
        excludeTables,
      },
    },
    mysql: {
      client: 'mysql2',
      connection: {
        host: env.get('DB_HOST', '127.0.0.1'),
        port: env.get('DB_PORT', 3306),
        user: env.get('DB_USER', 'root'),
        password: env.get('DB_PASSWORD', ''),
        database: env.get('DB_DATABASE', 'anschub'),
        timezone: 'Z',
        supportBigNumbers: true,
        bigNumberStrings: false,
        dateStrings: true,
        ...(env.get('DB_TLS') === 'on' ? { ssl: tls() } : {}),
      } as object,
      pool: { min: 0, max: 10, afterCreate: openMysql },
      migrations,
      // generated from SQLite alone: the two databases report types differently
      schemaGeneration: { enabled: false },
    },
  },
})

export default dbConfig

/** The server must show a certificate that is known, or one of the named authority. */
function tls() {
  const authority = env.get('DB_TLS_CA')
  return { rejectUnauthorized: true, ...(authority ? { ca: readFileSync(authority, 'utf8'), caFile: authority } : {}) }
}

/** Statements that a connection keeps prepared, and how long the longest of them is. */
const MOST_KEPT = 400
const LONGEST_KEPT = 2000

function openSqlite(connection: SqliteConnection, done: Done) {
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL') // WAL with NORMAL may lose the last commits when the power fails
    connection.pragma('foreign_keys = ON')
    connection.pragma('recursive_triggers = ON') // without it INSERT OR REPLACE deletes past the delete triggers
    // the driver stands still while it waits: short steps, and `inTransaction` pauses between them
    connection.pragma('busy_timeout = 50')
    // Knex opens deferred transactions; one that reads first and writes later fails with SQLITE_BUSY as soon as a
    // second process writes in between, whatever the timeout. Taking the write lock at once does not.
    const prepare = connection.prepare.bind(connection)
    const prepared = new Map<string, ReturnType<typeof prepare>>()
    connection.prepare = ((sql: string) => {
      // one that does not get the lock gives the connection back: `inTransaction` asks again
      if (/^begin;?$/i.test(sql.trim())) return prepare('BEGIN IMMEDIATE')
      const known = prepared.get(sql)
      if (known && !known.busy) return known
      const statement = prepare(sql)
      const [run, all] = [statement.run.bind(statement), statement.all.bind(statement)]
      statement.run = ((...values: unknown[]) => patiently(connection, () => run(...values))) as typeof statement.run
      statement.all = ((...values: unknown[]) => patiently(connection, () => all(...values))) as typeof statement.all
      // what a page asks, it asks again and again; what is long is a list of values that comes once
      if (statement.reader && sql.length <= LONGEST_KEPT) {
        if (prepared.size >= MOST_KEPT) prepared.clear()
        prepared.set(sql, statement)
      }
      return statement
    }) as typeof connection.prepare
    done(null, connection)
  } catch (error) {
    done(error as Error)
  }
}

const MOST_WAIT_MS = 5000

/** A statement by itself, outside a transaction, is asked again while another process holds the lock; Knex awaits what it gives. */
function patiently<T>(connection: SqliteConnection, ask: () => T): T | Promise<T> {
  try {
    return ask()
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY' || connection.inTransaction) throw error
    return askAgain(ask)
  }
}

async function askAgain<T>(ask: () => T): Promise<T> {
  const began = performance.now()
  for (;;) {
    await pause(5 + Math.random() * 20)
    try {
      return ask()
    } catch (error) {
      const waits = (error as { code?: string }).code === 'SQLITE_BUSY' && performance.now() - began < MOST_WAIT_MS
      if (!waits) throw error
    }
  }
}

/**
 * Nobody waits longer than five seconds for a lock; and a net below the explicit locks, where the server knows it
 * (MariaDB does, MySQL does not).
 */
function openMysql(connection: MysqlConnection, done: Done) {
  connection.query('SET SESSION innodb_lock_wait_timeout = 5', (refused) => {
    if (refused) return done(refused)
    connection.query("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'", (error, rows) => {
      if (error) return done(error)
      if ((rows as unknown[]).length === 0) return done(null, connection)
      connection.query('SET SESSION innodb_snapshot_isolation = ON', (failed) => done(failed, connection))
    })
  })
}
