import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { installation } from '#core/installation'
import logger from '@adonisjs/core/services/logger'
import Refusal from '#core/refusal'
import type Day from '#core/calendar/day'
import type { BaseRate } from '#financing/domain/base_rates'
import { entriesInForce } from '#tenancy/rulebooks/index'
import type { ListAnswered, ListToAnswer } from '#recalculations/answer_thread'
import type { TaskFile } from '#recalculations/queries/read_task_file'

const THREAD = import.meta.url.endsWith('.ts') ? '../answer_thread.ts' : '../answer_thread.js'
/** What the thread may take; it reads and writes row by row and needs far less. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 }
/** No honest list takes so long. */
const LONGEST_MS = 60_000
/** So many lists wait behind the one that is answered. */
const MOST_WAITING = 3
/** A thread that ends in time has said so by then. */
const STOPPED_MS = 30_000
/** An answer is fetched within the hour. */
const KEPT_MS = 60 * 60 * 1000

/** How far a list is; the file once it is whole. Kept on the disk, so that every process knows it. */
export type ListState = {
  rows: number
  answered: number
  isCsv: boolean
  state: 'waits' | 'runs' | 'done' | 'too_long' | 'broken'
}

const TOKEN = /^[0-9a-f]{48}$/
const folderOf = (token: string) => join(installation().storage, 'lists', token)
export const answerPath = (token: string, isCsv: boolean) => join(folderOf(token), isCsv ? 'answer.csv' : 'answer.xlsx')

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Answers a list in a thread of its own, one list after the other. The name under which its state and then its file are
 * found: a secret of whoever sent it.
 *
 * @throws Refusal recalculations.busy where too many wait
 */
export async function answerList(file: TaskFile, rates: readonly BaseRate[], on: Day) {
  if (waiting > MOST_WAITING) throw new Refusal('recalculations.busy')
  waiting++
  try {
    return await queued(file, rates, on)
  } catch (error) {
    waiting--
    throw error
  }
}

/** Its state is on the disk before it waits; what fails until then leaves no place taken. */
async function queued(file: TaskFile, rates: readonly BaseRate[], on: Day) {
  const token = randomBytes(24).toString('hex')
  await sweepLists()
  await mkdir(folderOf(token), { recursive: true })
  const { isCsv, tables } = file
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  const tell = (state: ListState['state'], count = 0) => write(token, { rows, answered: count, isCsv, state })
  await tell('waits')
  const told: ListToAnswer = {
    tables,
    isCsv,
    rates: rates.map(({ from, to, basisPoints }) => `${from.iso};${to.iso};${inPercent(basisPoints)}`).join('\n'),
    entries: entriesInForce(),
    version: installation().version,
    on: on.iso,
    path: answerPath(token, isCsv),
  }
  const over = last.then(() => answered(told, tell)).finally(() => waiting--)
  last = over.catch((error: unknown) => logger.error({ err: error }, 'a list broke'))
  return { token, over: last }
}

/** How far a list is; null where there is none of that name, or none any more. Who stopped without a word is broken. */
export async function listState(token: string): Promise<ListState | null> {
  if (!TOKEN.test(token)) return null
  const path = join(folderOf(token), 'state.json')
  const text = await readFile(path, 'utf8').catch(() => null)
  const written = await stat(path).catch(() => null)
  if (text === null || !written) return null
  const list = JSON.parse(text) as ListState
  const age = Date.now() - written.mtimeMs
  if (age > KEPT_MS) return null
  const longest = { waits: (MOST_WAITING + 1) * LONGEST_MS, runs: LONGEST_MS }
  const isAtWork = list.state === 'waits' || list.state === 'runs'
  return isAtWork && age > longest[list.state as 'waits' | 'runs'] + STOPPED_MS ? { ...list, state: 'broken' } : list
}

/** Runs the thread to its end, whatever that is. */
async function answered(told: ListToAnswer, tell: (state: ListState['state'], answered?: number) => Promise<void>) {
  await tell('runs')
  const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: told, resourceLimits: LIMITS })
  let state: ListState['state'] = 'broken'
  let said: Promise<unknown> = Promise.resolve()
  const stop = setTimeout(() => {
    state = 'too_long'
    void thread.terminate()
  }, LONGEST_MS)
  thread.on('message', (message: ListAnswered) => {
    if ('done' in message) state = 'done'
    // how far it is may fail to be told; the answer is what counts
    else said = said.then(() => tell('runs', message.answered)).catch(warn)
  })
  thread.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') state = 'too_long'
    logger.error({ err: error }, 'the thread of a list broke')
  })
  await new Promise((resolve) => thread.on('exit', resolve))
  clearTimeout(stop)
  await said
  await tell(state)
}

function warn(error: unknown) {
  logger.warn({ err: error }, 'how far a list is could not be written')
}

/** Whole or not at all: whoever asks meanwhile reads the state before. */
async function write(token: string, state: ListState): Promise<void> {
  const path = join(folderOf(token), 'state.json')
  await writeFile(`${path}.part`, JSON.stringify(state))
  await rename(`${path}.part`, path)
}

/** Removes what nobody fetched within its hour. */
export async function sweepLists(): Promise<void> {
  const folder = join(installation().storage, 'lists')
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_MS) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function inPercent(basisPoints: bigint): string {
  const digits = (basisPoints < 0n ? -basisPoints : basisPoints).toString().padStart(3, '0')
  return `${basisPoints < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
