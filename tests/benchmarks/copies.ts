import db from '@adonisjs/lucid/services/db'
import type { Row } from '#tests/helpers/installation'

const BATCH = 400

/** Rows like a model row, `count` of them, each changed by its number (from 1 on); their ids ascend from the first. */
export async function copies(table: string, model: Row, count: number, vary: (number: number) => Row): Promise<void> {
  const bare = Object.fromEntries(Object.entries(model).map(([column, value]) => [column, plain(value)]))
  delete bare.id
  await db.transaction(async (trx) => {
    for (let from = 1; from <= count; from += BATCH) {
      const size = Math.min(BATCH, count - from + 1)
      const rows = Array.from({ length: size }, (_, index) => ({ ...bare, ...vary(from + index) }))
      await trx.insertQuery().table(table).multiInsert(rows)
    }
  })
}

/** One row like a model row for every row that `from` finds, in one statement; `vary` are expressions over it. */
export async function like(table: string, model: Row, from: string, vary: Record<string, string>): Promise<void> {
  const columns = Object.keys(model).filter((column) => column !== 'id')
  const fixed = columns.filter((column) => !(column in vary))
  const values = columns.map((column) => vary[column] ?? '?').join(', ')
  await db.rawQuery(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM ${from}`,
    fixed.map((column) => plain(model[column])) as never
  )
}

/** The newest row of a table under a condition, as the database gives it. */
export async function rowOf(table: string, where: Row): Promise<Row> {
  return db.from(table).where(where).orderBy('id', 'desc').firstOrFail()
}

/** MariaDB gives JSON back as what it means; it is written as text. */
function plain(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
}

/** Numbers that are the same on every run: mulberry32. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * sides)
  }
}
