import { mkdirSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
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
      } as object,
      pool: { min: 0, max: 10, afterCreate: openMysql },
      migrations,
      // generated from SQLite alone: the two databases report types differently
      schemaGeneration: { enabled: false },
    },
  },
})

export default dbConfig

function openSqlite(connection: SqliteConnection, done: Done) {
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL') // WAL with NORMAL may lose the last commits when the power fails
    connection.pragma('foreign_keys = ON')
    connection.pragma('busy_timeout = 10000')
    // Knex opens deferred transactions; one that reads first and writes later fails with SQLITE_BUSY as soon as a
    // second process writes in between, whatever the timeout. Taking the write lock at once does not.
    const prepare = connection.prepare.bind(connection)
    connection.prepare = ((sql: string) =>
      prepare(/^begin;?$/i.test(sql.trim()) ? 'BEGIN IMMEDIATE' : sql)) as typeof connection.prepare
    done(null, connection)
  } catch (error) {
    done(error as Error)
  }
}

/** A net below the explicit locks, where the server knows it (MariaDB does, MySQL does not). */
function openMysql(connection: MysqlConnection, done: Done) {
  connection.query("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'", (error, rows) => {
    if (error) return done(error)
    if ((rows as unknown[]).length === 0) return done(null, connection)
    connection.query('SET SESSION innodb_snapshot_isolation = ON', (failed) => done(failed, connection))
  })
}
