import { setTimeout } from 'node:timers/promises'
import { test } from '@japa/runner'
import { SCALE } from '#tests/helpers/scale'
import { Race } from '#tests/helpers/race'

type Statement = { page: string; sql: string; bindings: (string | number | boolean | null)[] }

/** Both plan by index from a few thousand rows on as they do with many; filling costs most of the time, so `npm run trust` takes more. */
const FILES = Number(process.env.LISTS_FILES ?? (SCALE.busy ? 100_000 : 30_000))

/** What is walked or sorted for one page: more than this grows with the files. */
const FEW_ROWS = 2000

/** What a database says of a statement that reads more than it shows; null where it reads by an index. */
async function complaint(race: Race, statement: Statement, sizes: ReadonlyMap<string, number>): Promise<string | null> {
  const values = statement.bindings.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? '')))
  const isGreat = (table: string) => (sizes.get(table) ?? 0) > FEW_ROWS
  if (race.isMysql) {
    const plan = await race.rows(`EXPLAIN ${statement.sql}`, values)
    const bad = plan.find(
      ({ type, table, rows, Extra: extra }) =>
        Number(rows) > FEW_ROWS &&
        ((type === 'ALL' && isGreat(String(table))) || /filesort|temporary/i.test(String(extra)))
    )
    return bad ? JSON.stringify(bad) : null
  }
  const details = (await race.rows(`EXPLAIN QUERY PLAN ${statement.sql}`, values)).map(({ detail }) => String(detail))
  const scan = details.find((detail) => isGreat(/^SCAN (\w+)(?!.*USING)/.exec(detail)?.[1] ?? ''))
  if (scan) return scan
  const sort = details.find((detail) => detail.includes('TEMP B-TREE'))
  if (!sort) return null
  const unsorted = statement.sql.replace(/ order by (?!.* order by).*$/is, '')
  const used = values.slice(0, (unsorted.match(/\?/g) ?? []).length)
  const [{ total }] = await race.rows(`SELECT COUNT(*) AS total FROM (${unsorted})`, used)
  return Number(total) > FEW_ROWS ? `${sort} of ${total} rows` : null
}

/** MariaDB counts a changed table anew in the background and knows nothing of it meanwhile: what it says twice is so. */
async function lastingComplaint(race: Race, statement: Statement, sizes: ReadonlyMap<string, number>) {
  const bad = await complaint(race, statement, sizes)
  if (!bad || !race.isMysql) return bad
  await setTimeout(2000)
  return complaint(race, statement, sizes)
}

async function sizesOf(race: Race): Promise<Map<string, number>> {
  const names = race.isMysql
    ? await race.rows('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?', [
        race.database,
      ])
    : await race.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
  const sizes = new Map<string, number>()
  for (const { name } of names) {
    const [{ total }] = await race.rows(`SELECT COUNT(*) AS total FROM ${name}`)
    sizes.set(String(name), Number(total))
  }
  return sizes
}

/** Walks its key in order, which is the point of it; or a count that is kept for a while and asked for rarely. */
const MAY = [/from `grants`.*order by `grants`\.`id` asc limit/i, /count\(\*\)/i]

test.group('Many files with grants', () => {
  test('no page reads or sorts more than it shows', async ({ assert }) => {
    const race = new Race()
    try {
      const statements = (await race.fill('prepare_files.ts', { FILES })) as Statement[]
      assert.isAbove(statements.length, 60)
      const sizes = await sizesOf(race)
      assert.isAbove(sizes.get('grants')!, 10_000)
      const found: string[] = []
      for (const statement of statements) {
        if (MAY.some((may) => may.test(statement.sql))) continue
        const bad = await lastingComplaint(race, statement, sizes)
        if (bad) found.push(`${statement.page}: ${bad}\n${statement.sql}`)
      }
      assert.deepEqual(found, [])
    } finally {
      await race.end()
    }
  }).timeout(600_000)
})
