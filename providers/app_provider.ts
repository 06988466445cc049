import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { ApplicationService } from '@adonisjs/core/types'
import Clock from '#core/calendar/clock'
import { installAs } from '#core/installation'

/** The one place that reads the environment for the modules: they are handed values. */
export default class AppProvider {
  #timers: NodeJS.Timeout[] = []
  #stop = () => {}

  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(Clock, async () => {
      const { default: env } = await import('#start/env')
      return new Clock(env.get('DEMO') ? env.get('CLOCK_OFFSET_SECONDS', 0) : 0)
    })
  }

  async boot() {
    const { default: env } = await import('#start/env')
    const { rememberValuesThemselves } = await import('#core/persistence/originals')
    rememberValuesThemselves()
    const absolute = (path: string) => (isAbsolute(path) ? path : this.app.makePath(path))
    const storage = absolute(env.get('STORAGE_PATH'))
    const known = env.get('JOURNAL_KEY')?.release()
    const derived = derivedKey(env.get('APP_KEY').release())
    // a journal that was begun with another key is broken for ever: no command begins one by mistake
    const mayDerive = !this.app.inProduction || env.get('DEMO', false)
    installAs({
      version: versionIn(this.app.makePath('package.json')),
      address: env.get('APP_URL'),
      isDemo: env.get('DEMO', false),
      sendsMail: Boolean(env.get('SMTP_HOST')),
      runsAlone: env.get('QUEUE_DRIVER') === 'sync',
      storage,
      get journalKey() {
        return known ?? (mayDerive ? derived : missingKey())
      },
      sealKey: env.get('SEAL_KEY')?.release() ?? null,
      scanner: env.get('CLAMD') || null,
      seals: absolute(env.get('SEALS_PATH') ?? join(storage, 'seals')),
    })
  }

  async start() {
    const { default: env } = await import('#start/env')
    const isWorker = process.env.ANSCHUB_WORKER === '1'
    const isWeb = this.app.getEnvironment() === 'web'
    // an application that is only looked at, for its code, serves nobody
    if ((!isWorker && !isWeb) || this.app.getMode() !== 'run') return
    const { assertSafeToStart } = await import('#start/preflight')
    await assertSafeToStart(this.app)
    if (isWorker && env.get('QUEUE_DRIVER') === 'database') await (await import('#start/scheduler')).scheduleJobs()
    const { followRules, loadRules } = await import('#law/queries/rules_in_force')
    await loadRules()
    if (!this.app.inTest) this.#timers.push(followRules())
    if (!isWeb) return
    const { deliverByItself } = await import('#core/effects/effects')
    deliverByItself(true)
    this.#stop = () => deliverByItself(false)
    if (env.get('QUEUE_DRIVER') === 'sync') this.#timers.push(...(await import('#start/scheduler')).runHere())
  }

  async shutdown() {
    this.#stop()
    this.#timers.forEach(clearInterval)
  }
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** On a desk and in the demo; start-up asks for a key of its own outside of them. */
function derivedKey(appKey: string): string {
  return Buffer.from(hkdfSync('sha256', appKey, '', 'journal', 32)).toString('hex')
}

function missingKey(): never {
  throw new Error('JOURNAL_KEY is missing: run "node ace anschub:keys" and keep it apart from the database.')
}
