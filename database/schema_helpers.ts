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

/** Whether two values differ, also where one of them is empty. */
export function differs(migration: BaseSchema, column: string): string {
  return isMysql(migration) ? `NOT (NEW.${column} <=> OLD.${column})` : `NEW.${column} IS NOT OLD.${column}`
}

type Standing = {
  /** Columns that never change. */
  fixed?: readonly string[]
  /** Columns that are filled once: a day, a person, an answer. */
  once?: readonly string[]
  /** From when on; at once where nothing is said. */
  when?: string
  /** Rows that may be deleted; none where nothing is said. */
  deleted?: string
}

/** What a row of this table has decided stands: its content is fixed, an end is set once, and it is not deleted. */
export function stands(migration: BaseSchema, schema: Knex, table: string, code: string, standing: Standing) {
  const { fixed = [], once = [], when = '1 = 1', deleted = '1 = 0' } = standing
  const changed = [
    ...fixed.map((column) => differs(migration, column)),
    ...once.map((column) => `(OLD.${column} IS NOT NULL AND ${differs(migration, column)})`),
  ]
  const message = `${code}: what ${table} say stands`
  schema.raw(raiseWhen(migration, table, 'before update', `(${when}) AND (${changed.join(' OR ')})`, message))
  schema.raw(raiseWhen(migration, table, 'before delete', `NOT (${deleted})`, message))
}

/** What one person enters ends once and by somebody: another confirms it, or it is withdrawn. */
export function endsOnce(migration: BaseSchema, schema: Knex, table: string, never: string) {
  const fourEyes = `FOUR EYES: ${never}`
  const begun = 'NEW.confirmed_by IS NOT NULL OR NEW.confirmed_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL'
  schema.raw(raiseWhen(migration, table, 'before update', 'NEW.confirmed_by = NEW.entered_by', fourEyes))
  schema.raw(raiseWhen(migration, table, 'before insert', begun, fourEyes))
  const half = (end: string) =>
    isMysql(migration)
      ? `(NEW.${end}_by IS NULL) <> (NEW.${end}_at IS NULL)`
      : `(NEW.${end}_by IS NULL) IS NOT (NEW.${end}_at IS NULL)`
  const both = 'NEW.confirmed_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL'
  const wrong = [half('confirmed'), half('withdrawn'), both].map((one) => `(${one})`).join(' OR ')
  schema.raw(raiseWhen(migration, table, 'before update', wrong, 'END: an entry ends once and by somebody'))
}

/** A status goes the ways of its workflow and no other; a spec holds them to the workflow. */
export function moves(migration: BaseSchema, schema: Knex, table: string, ways: Readonly<Record<string, string[]>>) {
  const known = Object.entries(ways).map(
    ([from, to]) => `(OLD.status = '${from}' AND NEW.status IN (${to.map((status) => `'${status}'`).join(', ')}))`
  )
  const when = `NEW.status <> OLD.status AND NOT (${known.join(' OR ')})`
  schema.raw(raiseWhen(migration, table, 'before update', when, 'WORKFLOW: no act leads from this status to that one'))
}
