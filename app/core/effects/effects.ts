import { setImmediate as soon } from 'node:timers'
import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import Effect from '#core/effects/effect'
import { actingForNobody } from '#core/persistence/act_once'
import { toDatabaseInstant } from '#core/persistence/columns'

/** Something that has happened: its class has a key, its instance ids and plain values. */
export type EventType<Event extends object> = { readonly key: string; new (...facts: never[]): Event }
type Listener<Event> = { handle(event: Event): Promise<unknown> }
type Lazy<Event> = () => Promise<{ default: new (...parts: never[]) => Listener<Event> }>

const BOUND = new Map<string, Map<string, Lazy<never>>>()
const BATCH = 50
/** Pauses before the next try, in seconds; the last one stays. */
const PAUSES = [10, 60, 300, 900, 3600, 21_600]
/** How long an effect may take, and until when nobody else tries it, in seconds. */
const [LONGEST, LEASE] = [25, 50]
/** After so many tries an effect is no longer a hiccup: the administrator sees it. */
export const FAILING_AFTER = 3

/** Binds an effect to an event, by names that are stored with every row. Called in `start/events.ts` alone. */
export function follows<Event extends object>(event: EventType<Event>, effect: string, listener: Lazy<Event>): void {
  const effects = BOUND.get(event.key) ?? new Map<string, Lazy<never>>()
  BOUND.set(event.key, effects.set(effect, listener as Lazy<never>))
}

/**
 * Tells what has happened inside the transaction in which it happened: one row for each effect, committed with
 * the act or not at all. The effects follow after the commit, each in transactions of its own; one that fails is
 * tried again with growing pauses. Deliveries go by the real time, whatever a demo's clock says.
 *
 * @throws Error for an event that nothing follows from
 */
export async function announce(trx: TransactionClientContract, event: object): Promise<void> {
  const { key } = event.constructor as unknown as EventType<object>
  const effects = BOUND.get(key)
  if (!effects) throw new Error(`nothing follows from ${key}`)
  const now = toDatabaseInstant(DateTime.utc())
  const facts = JSON.stringify(event)
  for (const effect of effects.keys())
    await trx
      .insertQuery()
      .table('effects')
      .insert({ event: key, effect, facts, announced_at: now, due_at: now, tries: 0 })
  trx.after('commit', wake)
}

let automatic = false
let running: Promise<number> | null = null
let again = false

/** Whether this process delivers by itself as soon as it has committed; tests and commands ask for it. */
export function deliverByItself(yes: boolean): void {
  automatic = yes
}

function wake(): void {
  if (!automatic) return
  again = true
  soon(() => void deliverEffects().catch((error) => logger.error({ err: error }, 'effects could not be delivered')))
}

/** Delivers what is due, also what was announced meanwhile. How many effects were done. */
export function deliverEffects(): Promise<number> {
  running ??= actingForNobody(drain).finally(() => (running = null))
  return running
}

async function drain(): Promise<number> {
  let done = 0
  do {
    again = false
    for (;;) {
      const due = await Effect.query()
        .whereNull('done_at')
        .where('due_at', '<=', toDatabaseInstant(DateTime.utc()))
        .orderBy('due_at')
        .orderBy('id')
        .limit(BATCH)
      if (due.length === 0) break
      for (const effect of due) if (await deliver(effect)) done++
    }
  } while (again)
  return done
}

async function deliver(effect: Effect): Promise<boolean> {
  const tries = effect.tries + 1
  const after = (seconds: number) => toDatabaseInstant(DateTime.utc().plus({ seconds }))
  // of two workers that see the same row one counts the try; should it die, the row is due again after the lease
  const claimed = await Effect.query()
    .where({ id: effect.id, tries: effect.tries })
    .whereNull('done_at')
    .update({ tries, dueAt: after(LEASE) })
  if (Number(claimed.flat()[0]) !== 1) return false
  try {
    const listener = BOUND.get(effect.event)?.get(effect.effect)
    if (!listener) throw new Error(`nothing is bound to ${effect.event} as ${effect.effect}`)
    const { default: type } = await listener()
    const follower = (await app.container.make(type as never)) as Listener<object>
    await withinLease(follower.handle(JSON.parse(effect.facts) as object))
  } catch (error) {
    logger.error({ err: error, effect: effect.id, event: effect.event, tries }, `${effect.effect} failed`)
    // what a driver says holds the values it was given: the row says what kind of failure it was, the log the rest
    const { name = 'Error', code = '' } = error as { name?: string; code?: string }
    const seconds = PAUSES[Math.min(tries, PAUSES.length) - 1]
    await Effect.query()
      .where({ id: effect.id, tries })
      .whereNull('done_at')
      .update({ error: `${name} ${code}`.trim(), dueAt: after(seconds) })
    return false
  }
  await Effect.query()
    .where('id', effect.id)
    .update({ doneAt: toDatabaseInstant(DateTime.utc()), error: null })
  return true
}

/** One that hangs does not hold up the others. */
async function withinLease(work: Promise<unknown>): Promise<void> {
  const stop = new AbortController()
  const late = pause(LONGEST * 1000, null, { signal: stop.signal }).then(() => {
    throw Object.assign(new Error('an effect took too long'), { code: 'TOO_LONG' })
  })
  try {
    await Promise.race([work, late])
  } finally {
    stop.abort()
    late.catch(() => {})
  }
}

/** What was tried several times and is not done. */
export function failingEffects() {
  return Effect.query().whereNull('done_at').where('tries', '>=', FAILING_AFTER).orderBy('id')
}

/** Makes what is not done due at once, whatever its pause; nothing where it is done meanwhile. */
export async function retryEffect(id: number): Promise<void> {
  await Effect.query()
    .where({ id })
    .whereNull('done_at')
    .update({ dueAt: toDatabaseInstant(DateTime.utc()) })
  wake()
}

const KEPT_DAYS = 30

/** What is done long ago is forgotten; the acts themselves stand in the journal. How many rows. */
export async function forgetOldEffects(): Promise<number> {
  const before = toDatabaseInstant(DateTime.utc().minus({ days: KEPT_DAYS }))
  return Number((await Effect.query().where('done_at', '<', before).delete()).flat()[0] ?? 0)
}
