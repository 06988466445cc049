import type { BaseSchema } from '@adonisjs/lucid/schema'

type Knex = { raw(sql: string): unknown }
type Table = Parameters<Parameters<BaseSchema['schema']['createTable']>[1]>[0]
type Timing = 'before update' | 'before delete' | 'before insert' | 'after insert'

/** The dialect of the connection a migration runs on. */
export function isMysql(migration: BaseSchema): boolean {
  return migration.db.dialect.name === 'mysql'
}

/**
 * A column that names a row of another table. Keys are RESTRICT (MariaDB's triggers do not fire on what a key
 * would do) and each has an index that begins with it: its own, unless a wider one is there already.
 */
export function refers(table: Table, column: string, to: string, own: 'indexed' | 'in_wider_index' = 'indexed') {
  const name = (table as unknown as { _tableName: string })._tableName
  if (own === 'indexed') table.index([column], `${name}_${column}`)
  return table.integer(column).unsigned().references(`${to}.id`).onDelete('RESTRICT')
}

/** A trigger that raises `message` where `condition` holds, in both databases. */
export function raiseWhen(migration: BaseSchema, table: string, timing: Timing, condition: string, message: string) {
  const name = `${table}_${timing.replace(' ', '_')}_${message
    .split(':')[0]
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}`
  const head = `CREATE TRIGGER ${name} ${timing.toUpperCase()} ON ${table} FOR EACH ROW`
  return isMysql(migration)
    ? `${head} BEGIN IF ${condition} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${message}'; END IF; END`
    : `${head} WHEN ${condition} BEGIN SELECT RAISE(ABORT, '${message}'); END`
}

/** Rows of this table are written once and then stand. */
export function appendOnly(migration: BaseSchema, schema: Knex, table: string) {
  schema.raw(raiseWhen(migration, table, 'before update', '1 = 1', `APPEND-ONLY: ${table} is never updated`))
  schema.raw(raiseWhen(migration, table, 'before delete', '1 = 1', `APPEND-ONLY: ${table} is never deleted`))
}
