import { setTimeout as pause } from 'node:timers/promises'
import { boot } from '#tests/processes/boot'

/** A worker and nothing else: delivers until nothing is left to be done. */
const app = await boot()
const { deliverEffects } = await import('#core/effects/effects')
const { default: Effect } = await import('#core/effects/effect')
while (await Effect.query().whereNull('done_at').first()) {
  await deliverEffects()
  await pause(200)
}
await app.terminate()
process.exit(0)
