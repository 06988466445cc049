import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { yearColumn } from '#applications/domain/plan_rows'
import { planParts } from '#applications/domain/plan_lines'
import { sectionOfKind, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { readDraft } from '#applications/queries/draft_reading'
import SaveSection from '#applications/actions/save_section'
import { inputsOf } from '#forms/domain/merge'
import { everyRow, inputOf } from '#forms/domain/form'
import app from '@adonisjs/core/services/app'
import { type Benchmark, type Ground, timed } from '#tests/benchmarks/contest'

const [VISITS, LINES_OF_EACH] = [60, 10]
const MOST_MS = 150

/** The 95th of a hundred: what a person who is unlucky waits for. */
function p95(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1]
}

/** A complete draft with more than forty answers, and a plan of sixty lines below its six categories. */
async function setting({ world, installation, port }: Ground) {
  const model = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
  const { context, definition } = await readDraft(model)
  const section = sectionOfKind(definition, 'plan')!
  const [, ...lines] = planParts(context)
  const typed: Record<string, string> = Object.fromEntries(inputsOf(planParts(context), context.raw[section.key] ?? {}))
  for (const table of lines)
    for (const row of everyRow(table).slice(0, LINES_OF_EACH)) {
      typed[inputOf({ key: 'label' }, row)] = `Zeile ${row}`
      for (const year of context.years) typed[inputOf(yearColumn(year), row)] = '1.234,56'
    }
  const editor = world.editor('Schwarzwald')
  await (await app.container.make(SaveSection)).handle(model.id, section.key, typed, 1, editor)
  const answered = definition.sections
    .filter(({ kind }) => kind !== 'plan')
    .reduce((sum, one) => sum + inputsOf(partsOf(one, context), typedIn(context, one)).size, 0)
  if (answered < 40 || lines.length * LINES_OF_EACH < 60)
    throw new Error(`${answered} answers, ${lines.length} categories`)
  await installation.serve(port)
  const session = await installation.signIn(port, editor.email, '/antraege')
  const path = `/antraege/${model.id}/abschnitte/${section.key}`
  const ours = `http://127.0.0.1:${port}${path}`
  const page = await (await fetch(ours, { headers: { cookie: session.cookie } })).text()
  await installation.serveFloor(port + 1, 'form', { PAGE_BYTES: Buffer.byteLength(page) })
  return { id: model.id, key: section.key, typed, session, ours, bare: `http://127.0.0.1:${port + 1}/bare${path}` }
}

async function each(work: (visit: number) => Promise<unknown>): Promise<number> {
  const times = []
  for (let visit = 0; visit < VISITS; visit++) times.push(await timed(() => work(visit)))
  return p95(times)
}

export const formOpen: Benchmark = {
  name: 'form.open',
  unit: 'ms',
  limitIs: 'absolute: 150 ms, 95th of 100',
  rows: 60,
  async prepare(ground) {
    const { ours, bare, session } = await setting(ground)
    let errors = 0
    const open = async (address: string, shows: string) => {
      const answer = await fetch(address, { headers: { cookie: session.cookie } })
      if (answer.status !== 200 || !(await answer.text()).includes(shows)) errors++
    }
    return {
      ours: () => each(() => open(ours, 'Zeile INV:10')),
      limit: async () => MOST_MS,
      // the bare page is as large, and filled with one letter
      floor: () => each(() => open(bare, 'xxx')),
      errors: () => errors,
    }
  },
}

export const formSave: Benchmark = {
  name: 'form.save',
  unit: 'ms',
  limitIs: 'absolute: 150 ms, 95th of 100',
  rows: 60,
  async prepare(ground) {
    const { id, key, ours, bare, session, typed } = await setting(ground)
    const where = { application_id: id, section: key }
    const revision = async () => Number((await db.from('application_sections').where(where).first()).revision)
    let [errors, sent] = [0, 0]
    const save = async (address: string, from: number) => {
      const body = new URLSearchParams({
        ...typed,
        'label_PERS:1': `Fassung ${sent++}`,
        '_csrf': session.token,
        '_key': randomUUID(),
        'revision': String(from),
        'then': 'stay',
      })
      const answer = await fetch(address, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { cookie: session.cookie },
      })
      if (answer.status !== 302 || !answer.headers.get('location')?.endsWith(`/abschnitte/${key}`)) errors++
    }
    const held = async (address: string) => {
      const from = await revision()
      const took = await each((visit) => save(address, from + visit))
      if ((await revision()) !== from + VISITS) errors++
      return took
    }
    return { ours: () => held(ours), limit: async () => MOST_MS, floor: () => held(bare), errors: () => errors }
  },
}
