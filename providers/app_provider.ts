import type { ApplicationService } from '@adonisjs/core/types'
import Clock from '#core/calendar/clock'

export default class AppProvider {
  #timers: NodeJS.Timeout[] = []

  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(Clock, async () => {
      const { default: env } = await import('#start/env')
      return new Clock(env.get('DEMO') ? env.get('CLOCK_OFFSET_SECONDS', 0) : 0)
    })
  }

  async start() {
    const { default: env } = await import('#start/env')
    const isWorker = process.env.ANSCHUB_WORKER === '1' && env.get('QUEUE_DRIVER') === 'database'
    if (isWorker) await (await import('#start/scheduler')).scheduleJobs()
    if (this.app.getEnvironment() !== 'web') return
    const { assertSafeToStart } = await import('#start/preflight')
    await assertSafeToStart(this.app)
    if (env.get('QUEUE_DRIVER') === 'sync') this.#timers = (await import('#start/scheduler')).runHere()
  }

  async shutdown() {
    this.#timers.forEach(clearInterval)
  }
}
