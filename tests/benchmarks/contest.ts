import type { Installation } from '#tests/helpers/installation'
import type { World } from '#tests/helpers/world'

/** Where a benchmark is run: an installation of its own, and its world with three Länder and their people. */
export type Ground = { world: World; installation: Installation; port: number; rows: number }

/** One job done in two ways: as the program does it, and the best that the same engine and library could do. */
export type Contest = {
  /** Each answers with its figure in the benchmark's unit. */
  ours(round: number): Promise<number>
  limit(round: number): Promise<number>
  /** The same job through a bare route of the same framework; only of what runs over HTTP. */
  floor?(round: number): Promise<number>
  /** Answers a second with eight clients: ours, the floor's, and what this machine gives for `/health` in the same minute. */
  rate?(): Promise<{ ours: number; floor: number; health: number }>
  /** Wrong results found so far. */
  errors(): number
}

export type Benchmark = {
  name: string
  unit: 's' | 'ms' | '1/s'
  limitIs: string
  rows: number
  /** Fills the database and then starts the built application, where pages are asked for. */
  prepare(ground: Ground): Promise<Contest>
}

export type Result = {
  name: string
  database: string
  rows: number
  ours: number
  limit: number
  unit: string
  /** Smaller is better, 1 is the limit. */
  ratio: number
  floor?: number
  floor_ratio?: number
  rate?: number
  floor_rate?: number
  health_rate?: number
  peak_rss_mb: number | null
  /** The peak above the process before the job. */
  rss_growth_mb?: number
  errors: number
  limit_is: string
}

const ROUNDS = 3

/** A B C A B C A B C after a first round that does not count. */
export async function hold({ unit }: Benchmark, contest: Contest) {
  const [ours, limit, floor]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b, c] = [await contest.ours(round), await contest.limit(round), await contest.floor?.(round)]
    if (round === 0) continue
    ours.push(a)
    limit.push(b)
    if (c !== undefined) floor.push(c)
  }
  const [a, b] = [median(ours), median(limit)]
  const over = (other: number) => (unit === '1/s' ? other / a : a / other)
  const ofFloor = floor.length ? { floor: median(floor), floorRatio: over(median(floor)) } : null
  const rate = await contest.rate?.()
  return { ours: a, limit: b, ratio: over(b), ...ofFloor, rate, errors: contest.errors() }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Work on all items, `at` of them at once. */
export async function inLanes<T>(items: readonly T[], at: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: at }, lane))
}

const [HEALTH_ASKED, CLIENTS] = [400, 8]

/** Answers a second of `/health` with eight clients: what this machine gives in this minute. */
export async function healthRate(port: number): Promise<number> {
  const asked = Array.from({ length: HEALTH_ASKED }, (_, index) => index)
  const ask = async () => void (await (await fetch(`http://127.0.0.1:${port}/health`)).text())
  return (HEALTH_ASKED * 1000) / (await timed(() => inLanes(asked, CLIENTS, ask)))
}
