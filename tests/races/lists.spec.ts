import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'

type Statement = { page: string; sql: string; bindings: (string | number | null)[] }

/** Tables that grow with the files; what is walked or sorted of these grows with them. */
const GREAT =
  'applications|application_\\w+|submissions|submission_\\w+|duties|decisions|decision_\\w+|announcements|grants|grant_\\w+|budget_postings|progress_reports|report_figures|journal_entries|documents|finance_plans|plan_\\w+'
const FEW_ROWS = 2000

/** What a database says of a statement that reads more than it shows; null where it reads by an index. */
async function complaint(race: Race, { sql, bindings }: Statement): Promise<string | null> {
  const values = bindings.map((value) => value ?? '') as (string | number)[]
  if (race.isMysql) {
    const plan = await race.rows(`EXPLAIN ${sql}`, values)
    const bad = plan.find(
      ({ type, table, rows, Extra: extra }) =>
        Number(rows) > FEW_ROWS &&
        ((type === 'ALL' && new RegExp(`^(${GREAT})$`).test(String(table))) ||
          /filesort|temporary/i.test(String(extra)))
    )
    return bad ? JSON.stringify(bad) : null
  }
  const details = (await race.rows(`EXPLAIN QUERY PLAN ${sql}`, values)).map(({ detail }) => String(detail))
  return (
    details.find((detail) => new RegExp(`^SCAN (${GREAT})\\b(?!.*USING)`).test(detail) || /TEMP B-TREE/.test(detail)) ??
    null
  )
}

/** Walks its key in order, which is the point of it; or a count that is kept for a while and asked for rarely. */
const MAY = [/from `grants`.*order by `grants`\.`id` asc limit/i, /count\(\*\)/i]

test.group('100,000 files with grants', () => {
  test('no page reads or sorts more than it shows', async ({ assert }) => {
    const race = new Race()
    try {
      const statements = (await race.fill('prepare_files.ts', { FILES: 100_000 })) as Statement[]
      assert.isAbove(statements.length, 60)
      const found: string[] = []
      for (const statement of statements) {
        if (MAY.some((may) => may.test(statement.sql))) continue
        const bad = await complaint(race, statement)
        if (bad) found.push(`${statement.page}: ${bad}\n${statement.sql}`)
      }
      assert.deepEqual(found, [])
    } finally {
      await race.end()
    }
  }).timeout(300_000)
})
