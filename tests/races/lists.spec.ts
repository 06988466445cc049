import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'

type Statement = { list: string; narrowed: boolean; sql: string; bindings: (string | number)[] }

/** Read in the order of an index, or sorted for every page: what the database itself says of a statement. */
async function isSorted(race: Race, { sql, bindings }: Statement): Promise<boolean> {
  if (race.isMysql) {
    const plan = await race.rows(`EXPLAIN ${sql}`, bindings)
    return plan.some(({ Extra: extra }) => /temporary|filesort/i.test(String(extra)))
  }
  const plan = await race.rows(`EXPLAIN QUERY PLAN ${sql}`, bindings)
  return plan.some(({ detail }) => /TEMP B-TREE/i.test(String(detail)))
}

test.group('Lists of 100,000 files', () => {
  test('every way of sorting the worklist is read in the order of an index', async ({ assert }) => {
    const race = new Race()
    try {
      const statements = (await race.fill('prepare_files.ts', { FILES: 100_000 })) as Statement[]
      // SQLite reads a stage by its own index and sorts what it finds there; MariaDB walks the order of the sort
      const gated = statements.filter(({ narrowed }) => race.isMysql || !narrowed)
      assert.isAtLeast(gated.length, 16)
      const sorted = []
      for (const statement of gated) if (await isSorted(race, statement)) sorted.push(statement.list)
      assert.deepEqual(sorted, [])
    } finally {
      await race.end()
    }
  }).timeout(180_000)
})
