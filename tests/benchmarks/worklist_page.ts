import { type Benchmark, healthRate, inLanes, median, timed } from '#tests/benchmarks/contest'
import { engineOn } from '#tests/benchmarks/engine'
import { manyFiles } from '#tests/benchmarks/many_files'
import { worklistPage as askPage } from '#tests/benchmarks/bare/worklist'

const [PAGES, CLIENTS] = [60, 8]
const VIEW = '/akten?status=in_review&sortierung=eingang&richtung=ab&seite='

export const worklistPage: Benchmark = {
  name: 'worklist.page',
  unit: 'ms',
  limitIs: "the view's page and capped count as bare SQL over the driver",
  rows: 100_000,
  async prepare({ world, installation, port, rows }) {
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const model = await world.file('Unna', 'NW-KI-2026', 'announced')
    await manyFiles(model, rows - 1)
    const officer = world.official('NW', 'case_officer')
    await installation.serve(port)
    const { cookie } = await installation.signIn(port, officer.email, '/akten')
    const engine = engineOn(installation)
    const expected = new Map<number, number[]>()
    for (let page = 1; page <= PAGES; page++)
      expected.set(
        page,
        (await askPage(engine.ask, model.authorityId, page)).map(({ id }) => Number(id))
      )
    const [ours, bare] = [`http://127.0.0.1:${port}${VIEW}`, `http://127.0.0.1:${port + 1}/bare/akten?seite=`]
    const bytes = Buffer.byteLength(await (await fetch(`${ours}1`, { headers: { cookie } })).text())
    await installation.serveFloor(port + 1, 'worklist', { PAGE_BYTES: bytes })
    let errors = 0
    const open = async (address: string, page: number) => {
      const answer = await fetch(address + page, { headers: { cookie } })
      const text = await answer.text()
      const shown = [...text.matchAll(/href="\/akten\/(\d+)"/g)].map(([, id]) => Number(id))
      if (answer.status !== 200 || String([...new Set(shown)]) !== String(expected.get(page))) errors++
    }
    const each = async (work: (page: number) => Promise<unknown>) => {
      const times = []
      for (let page = 1; page <= PAGES; page++) times.push(await timed(() => work(page)))
      return median(times)
    }
    const rateOf = async (address: string) => {
      const pages = Array.from({ length: PAGES * 4 }, (_, index) => (index % PAGES) + 1)
      return (pages.length * 1000) / (await timed(() => inLanes(pages, CLIENTS, (page) => open(address, page))))
    }
    return {
      ours: () => each((page) => open(ours, page)),
      limit: () => each((page) => askPage(engine.ask, model.authorityId, page)),
      floor: () => each((page) => open(bare, page)),
      rate: async () => ({
        ours: await rateOf(ours),
        floor: await rateOf(bare),
        health: await healthRate(port),
      }),
      errors: () => errors,
    }
  },
}
