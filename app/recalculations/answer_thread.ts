import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { writeAnsweredCsv } from '#recalculations/queries/answered_csv'
import { writeAnsweredWorkbook } from '#recalculations/queries/answered_workbook'
import Day from '#core/calendar/day'
import { parseBaseRates } from '#financing/domain/base_rates'
import { putInForce } from '#tenancy/rulebooks/index'
import type { RuleEntry } from '#tenancy/domain/rule_entries'
import type { TaskTable } from '#recalculations/domain/task_sheets'

/** What the thread is told: the tables as they were read, what counts in them, and where the answers go. */
export type ListToAnswer = {
  tables: TaskTable[]
  isCsv: boolean
  /** As a table of base rates is written. */
  rates: string
  entries: readonly RuleEntry[]
  version: string
  on: string
  path: string
}
/** What it tells: how many tasks are answered, and when the file is whole. */
export type ListAnswered = { answered: number } | { done: true }

const told = workerData as ListToAnswer
putInForce(told.entries)
const rates = parseBaseRates(told.rates)
const progress = (answered: number) => parentPort!.postMessage({ answered } satisfies ListAnswered)
const spool = `${told.path}.steps`

/** Lines that are kept on the disk until their turn comes: memory does not grow with them. */
const kept = {
  out: createWriteStream(spool) as Writable,
  async line(value: unknown) {
    if (!this.out.write(`${JSON.stringify(value)}\n`)) await once(this.out, 'drain')
  },
  async *again(): AsyncGenerator<never> {
    this.out.end()
    await once(this.out, 'close')
    for await (const line of createInterface({ input: createReadStream(spool) })) yield JSON.parse(line) as never
  },
}

if (told.isCsv) await writeAnsweredCsv(told.tables[0], rates, told.path, progress)
else
  await writeAnsweredWorkbook(told.tables, {
    rates,
    on: Day.parse(told.on),
    version: told.version,
    path: told.path,
    kept,
    progress,
  })
await unlink(spool).catch(() => {})
parentPort!.postMessage({ done: true } satisfies ListAnswered)
