import Database from 'better-sqlite3'
import { createPool } from 'mysql2/promise'
import type { Row } from '#tests/helpers/installation'

type Value = string | number | null
/** A few statements by hand: no models, no builder, nothing that is not asked for. */
export type Ask = (sql: string, ...values: Value[]) => Promise<Row[]>
export type Engine = {
  isMysql: boolean
  ask: Ask
  /** Everything or nothing, under the database's own lock. */
  together<T>(work: (ask: Ask) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** Either database through its driver alone. */
export function engineOn(place: { isMysql: boolean; sqliteFile: string; database: string }): Engine {
  return place.isMysql ? onMysql(place.database) : onSqlite(place.sqliteFile)
}

function onMysql(database: string): Engine {
  const pool = createPool({
    host: '127.0.0.1',
    user: 'root',
    password: '',
    database,
    decimalNumbers: true,
    connectionLimit: 10,
  })
  return {
    isMysql: true,
    ask: async (sql, ...values) => (await pool.execute(sql, values))[0] as unknown as Row[],
    async together(work) {
      const connection = await pool.getConnection()
      try {
        await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED')
        await connection.beginTransaction()
        const done = await work(
          async (sql, ...values) => (await connection.execute(sql, values))[0] as unknown as Row[]
        )
        await connection.commit()
        return done
      } catch (error) {
        await connection.rollback()
        throw error
      } finally {
        connection.release()
      }
    },
    end: () => pool.end(),
  }
}

function onSqlite(file: string): Engine {
  const database = new Database(file)
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 10000')
  const prepared = new Map<string, Database.Statement<unknown[]>>()
  const ask: Ask = async (sql, ...values) => {
    const statement = prepared.get(sql) ?? database.prepare<unknown[]>(sql)
    prepared.set(sql, statement)
    return statement.reader ? (statement.all(...values) as Row[]) : (statement.run(...values), [])
  }
  // one connection, so one transaction at a time
  let last: Promise<unknown> = Promise.resolve()
  const together = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const done = await work(ask)
      database.exec('COMMIT')
      return done
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  return {
    isMysql: false,
    ask,
    together: (work) => {
      const next = last.then(() => together(work))
      last = next.catch(() => {})
      return next
    },
    end: async () => void database.close(),
  }
}
