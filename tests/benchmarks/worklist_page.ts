import Database from 'better-sqlite3'
import type { Row } from '#tests/helpers/installation'
import { type Benchmark, median, timed } from '#tests/benchmarks/contest'
import { manyFiles } from '#tests/benchmarks/many_files'

const [PAGES, SIZE] = [60, 25]
const VIEW = '/akten?status=in_review&sortierung=eingang&richtung=ab&seite='
const FILED = "authority_id = ? AND status = 'in_review' AND submitted_at IS NOT NULL"
/** What the view must ask at least: the ids of the page on an index, its rows, and a count that stops at 1,001. */
const PAGE_SQL = `SELECT a.id, a.file_number, a.recipient_name, a.title, a.requested_amount, a.status, a.status_since, a.submitted_at,
  p.name AS programme_name, u.name AS officer_name
  FROM (SELECT id FROM applications WHERE ${FILED} ORDER BY submitted_at DESC, id DESC LIMIT ${SIZE} OFFSET ?) page
  JOIN applications a ON a.id = page.id JOIN programmes p ON p.id = a.programme_id LEFT JOIN users u ON u.id = a.officer_id
  ORDER BY a.submitted_at DESC, a.id DESC`
const COUNT_SQL = `SELECT COUNT(*) AS total FROM (SELECT id FROM applications WHERE ${FILED} LIMIT 1001) capped`

export const worklistPage: Benchmark = {
  name: 'worklist.page',
  unit: 'ms',
  limitIs: "the view's page and capped count as bare SQL over the driver",
  rows: 100_000,
  async prepare({ world, installation, port, rows }) {
    const model = await world.file('Unna', 'NW-KI-2026', 'in_review')
    await manyFiles(model, rows - 1)
    const officer = world.official('NW', 'case_officer')
    await installation.serve(port)
    const { cookie } = await installation.signIn(port, officer.email, '/akten')
    const sqlite = installation.isMysql ? null : new Database(installation.sqliteFile, { readonly: true })
    const statements = [sqlite?.prepare(PAGE_SQL), sqlite?.prepare(COUNT_SQL)]
    const ask = async (page: number): Promise<Row[]> => {
      const values = [model.authorityId, (page - 1) * SIZE]
      if (!sqlite) {
        const [found] = await installation.pool.execute(PAGE_SQL, values)
        await installation.pool.execute(COUNT_SQL, [model.authorityId])
        return found as Row[]
      }
      statements[1]!.get(model.authorityId)
      return statements[0]!.all(...values) as Row[]
    }
    let errors = 0
    const each = async (work: (page: number) => Promise<unknown>) => {
      const times = []
      for (let page = 1; page <= PAGES; page++) times.push(await timed(() => work(page)))
      return median(times)
    }
    const expected = new Map<number, Row[]>()
    for (let page = 1; page <= PAGES; page++) expected.set(page, await ask(page))
    return {
      ours: () =>
        each(async (page) => {
          const answer = await fetch(`http://127.0.0.1:${port}${VIEW}${page}`, { headers: { cookie } })
          const text = await answer.text()
          const shown = [...text.matchAll(/href="\/akten\/(\d+)"/g)].map(([, id]) => Number(id))
          const wanted = expected.get(page)!.map(({ id }) => Number(id))
          if (answer.status !== 200 || !same([...new Set(shown)], wanted)) errors++
        }),
      limit: () => each(ask),
      errors: () => errors,
    }
  },
}

function same(some: number[], others: number[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index])
}
