import db from '@adonisjs/lucid/services/db'
import { type Benchmark, healthRate, inLanes, median, timed } from '#tests/benchmarks/contest'
import { copies, rowOf } from '#tests/benchmarks/copies'
import { engineOn } from '#tests/benchmarks/engine'
import { manyFiles } from '#tests/benchmarks/many_files'
import { caseFile } from '#tests/benchmarks/bare/case'

const [VISITS, CLIENTS, DOCUMENTS] = [60, 8, 10]

export const casePage: Benchmark = {
  name: 'case.page',
  unit: 'ms',
  limitIs: 'what the overview of a file shows, as bare SQL over the driver',
  rows: 100_000,
  async prepare({ world, installation, port, rows }) {
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const model = await world.file('Unna', 'NW-KI-2026', 'announced')
    const report = await rowOf('progress_reports', {})
    await copies('progress_reports', report, 1, () => ({ year: 2027 }))
    const document = await rowOf('documents', { stream: model.journalStream, kind: 'receipt' })
    const [{ total }] = await db.from('documents').where('stream', model.journalStream).count('* as total')
    await copies('documents', document, DOCUMENTS - Number(total), (number) => ({ title: `Schreiben ${number}` }))
    await manyFiles(model, rows - 1)
    await installation.serve(port)
    const { cookie } = await installation.signIn(port, world.official('NW', 'case_officer').email, '/akten')
    const engine = engineOn(installation)
    const [ours, bare] = [
      `http://127.0.0.1:${port}/akten/${model.id}`,
      `http://127.0.0.1:${port + 1}/bare/akten/${model.id}`,
    ]
    const bytes = Buffer.byteLength(await (await fetch(ours, { headers: { cookie } })).text())
    await installation.serveFloor(port + 1, 'case', { PAGE_BYTES: bytes })
    let errors = 0
    const open = async (address: string) => {
      const answer = await fetch(address, { headers: { cookie } })
      if (answer.status !== 200 || !(await answer.text()).includes(model.fileNumber!)) errors++
    }
    const each = async (work: () => Promise<unknown>) => {
      const times = []
      for (let visit = 0; visit < VISITS; visit++) times.push(await timed(work))
      return median(times)
    }
    const rateOf = async (address: string) => {
      const visits = Array.from({ length: VISITS * 4 }, (_, index) => index)
      return (visits.length * 1000) / (await timed(() => inLanes(visits, CLIENTS, () => open(address))))
    }
    return {
      ours: () => each(() => open(ours)),
      limit: () => each(() => caseFile(engine.ask, model.id, model.authorityId)),
      floor: () => each(() => open(bare)),
      rate: async () => ({
        ours: await rateOf(ours),
        floor: await rateOf(bare),
        health: await healthRate(port),
      }),
      errors: () => errors,
    }
  },
}
