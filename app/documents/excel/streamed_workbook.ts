import { PassThrough, type Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import Line from '#documents/excel/line'
import { type Cell, type Column, FORMATS, type Format } from '#documents/excel/columns'
import type { SheetLook, Tells, Told } from '#documents/excel/workbook_thread'

const THREAD = import.meta.url.endsWith('.ts') ? './workbook_thread.ts' : './workbook_thread.js'
/** What the thread may take; it writes row by row and needs far less. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 }
const ROWS_IN_ONE_MESSAGE = 500
const MOST_UNDER_WAY = 2
/** Whoever takes nothing up for so long has gone away. */
const LONGEST_STALL_MS = 60_000

/** So many workbooks are written at the same time; whoever asks for one more waits. */
const OFFICES = new Line(2)

/**
 * A workbook that is written while it is sent, in a thread of its own: others are answered meanwhile, and memory
 * grows neither with its rows nor with a slow line.
 */
export class Workbook {
  readonly out = new PassThrough()
  #thread: Worker
  #underWay = 0
  #broken: Error | null = null
  #wake = () => {}

  /** `over` is called once, when the thread has ended. */
  constructor(created: Date | undefined, over: () => void) {
    this.#thread = new Worker(new URL(THREAD, import.meta.url), { workerData: { created }, resourceLimits: LIMITS })
    this.#thread.on('message', (tells: Tells) => this.#hears(tells))
    this.#thread.on('error', (error) => this.fail(error as Error))
    this.#thread.on('exit', over)
    this.out.on('drain', () => this.#wake())
    this.out.on('close', () => this.#end())
  }

  sheet(look: SheetLook): void {
    this.#tell({ sheet: look })
  }

  /** Adds rows to the last sheet. @throws Error where the download was broken off */
  async rows(cells: Cell[][], formats?: (Format | null)[][]): Promise<void> {
    for (let at = 0; at < cells.length; at += ROWS_IN_ONE_MESSAGE) {
      await this.#room()
      this.#underWay++
      const own = formats?.slice(at, at + ROWS_IN_ONE_MESSAGE)
      this.#tell({
        rows: cells.slice(at, at + ROWS_IN_ONE_MESSAGE),
        formats: own?.map((row) => row.map((format) => format && FORMATS[format])),
      })
    }
  }

  commit(): void {
    this.#tell({ end: true })
  }

  fail(error: Error): void {
    this.#broken ??= error
    this.out.destroy(error)
  }

  #tell(told: Told): void {
    if (!this.#broken) this.#thread.postMessage(told)
  }

  #hears(tells: Tells): void {
    if ('chunk' in tells) this.out.write(tells.chunk)
    else if ('done' in tells) this.out.end()
    else {
      this.#underWay--
      this.#wake()
    }
  }

  /** Waits until the thread and whoever downloads have taken up what there is. */
  async #room(): Promise<void> {
    while (!this.#broken && (this.#underWay >= MOST_UNDER_WAY || this.out.writableNeedDrain)) {
      const stalled = setTimeout(() => this.fail(new Error('nobody takes the download up')), LONGEST_STALL_MS)
      await new Promise<void>((resolve) => (this.#wake = resolve))
      clearTimeout(stalled)
    }
    if (this.#broken) throw this.#broken
  }

  #end(): void {
    if (!this.out.writableEnded) this.#broken ??= new Error('the download was broken off')
    void this.#thread.terminate()
    this.#wake()
  }
}

/** The bytes of a workbook, from the first row on. */
export function streamedWorkbook(
  write: (workbook: Workbook) => Promise<void>,
  { created, line = OFFICES }: { created?: Date; line?: Line } = {}
): Readable {
  const sent = new PassThrough()
  const begin = async (left: () => void) => {
    const workbook = new Workbook(created, left)
    workbook.out.on('error', (error) => sent.destroy(error))
    sent.on('close', () => workbook.out.destroy())
    workbook.out.pipe(sent)
    try {
      await write(workbook)
      workbook.commit()
    } catch (error) {
      workbook.fail(error as Error)
    }
  }
  line.enter(
    (left) =>
      void begin(left).catch((error) => {
        left()
        sent.destroy(error)
      }),
    () => sent.destroyed
  )
  return sent
}

/** Writes a list batch by batch and says how many rows there were. */
export async function writeRows<Row>(
  workbook: Workbook,
  name: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>
): Promise<number> {
  workbook.sheet({
    name,
    frozenColumns: 1,
    columns: columns.map(({ head, width, format }) => ({ head, width, numFmt: FORMATS[format] })),
  })
  let written = 0
  for await (const batch of batches) {
    await workbook.rows(batch.map((row) => columns.map((column) => column.value(row))))
    written += batch.length
  }
  return written
}

/** The sheet that says when, by whom and how a list was made, and what its columns mean. */
export async function writeMeanings(
  workbook: Workbook,
  facts: readonly (readonly [string, string])[],
  sheets: Readonly<Record<string, readonly Pick<Column<never>, 'head' | 'meaning'>[]>>
): Promise<void> {
  workbook.sheet({ name: 'Erläuterungen', columns: [{ width: 34 }, { width: 90 }] })
  const meanings = Object.entries(sheets).flatMap(([name, columns]) => [
    ['', ''],
    [`Blatt „${name}“`, 'Bedeutung der Spalten'],
    ...columns.map(({ head, meaning }) => [head, meaning]),
  ])
  await workbook.rows([...facts, ...meanings].map((line) => [...line]))
}
