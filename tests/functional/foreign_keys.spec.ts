import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

type Key = { table: string; column: string }

const isMysql = () => db.connection().dialect.name === 'mysql'

async function tables(): Promise<string[]> {
  const found = isMysql()
    ? await db.rawQuery('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()')
    : await db.rawQuery("SELECT name FROM sqlite_master WHERE type = 'table'")
  return ((isMysql() ? found[0] : found) as { name: string }[]).map(({ name }) => name)
}

async function foreignKeys(): Promise<Key[]> {
  if (isMysql()) {
    const [rows] = await db.rawQuery(
      'SELECT table_name AS `table`, column_name AS `column` FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL'
    )
    return rows
  }
  const keys: Key[] = []
  for (const table of await tables())
    for (const { from } of await db.rawQuery(`PRAGMA foreign_key_list(${table})`)) keys.push({ table, column: from })
  return keys
}

/** The first column of every index of a table, and its key. */
async function beginnings(table: string): Promise<string[]> {
  if (isMysql()) {
    const [rows] = await db.rawQuery(
      'SELECT column_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1',
      [table]
    )
    return (rows as { name: string }[]).map(({ name }) => name)
  }
  const first: string[] = []
  for (const { name } of await db.rawQuery(`PRAGMA index_list(${table})`)) {
    const columns = (await db.rawQuery(`PRAGMA index_info(${name})`)) as { seqno: number; name: string }[]
    first.push(columns.find(({ seqno }) => seqno === 0)!.name)
  }
  return first
}

test.group('Foreign keys', () => {
  test('every one has an index that begins with it', async ({ assert }) => {
    const keys = await foreignKeys()
    assert.isAbove(keys.length, 60)
    const bare: string[] = []
    for (const { table, column } of keys)
      if (!(await beginnings(table)).includes(column)) bare.push(`${table}.${column}`)
    assert.deepEqual(bare, [])
  })
})
