import { statfs } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { failingEffects } from '#core/effects/effects'
import { installation } from '#core/installation'

const LEAST_FREE_BYTES = 500 * 1024 * 1024
const OLDEST_JOB_MS = 15 * 60 * 1000

/** Process, database, disk, queue and what follows from acts, for whoever watches; says no names and no versions. */
export default class HealthsController {
  async show({ response }: HttpContext) {
    const asked = [this.database(), this.disk(), this.queue(), this.effects()]
    const [database, disk, queue, effects] = await Promise.all(asked)
    const serves = database && disk && queue
    response.header('Cache-Control', 'no-store')
    // an effect that keeps failing is somebody's work, and no reason to take the process out of service
    const status = serves ? (effects ? 'ok' : 'degraded') : 'failing'
    return response.status(serves ? 200 : 503).json({ status, process: true, database, disk, queue, effects })
  }

  private async database(): Promise<boolean> {
    return db
      .from('authorities')
      .select('id')
      .limit(1)
      .then(
        () => true,
        () => false
      )
  }

  private async disk(): Promise<boolean> {
    const { bavail, bsize } = await statfs(installation().storage).catch(() => statfs(app.makePath()))
    return bavail * bsize > LEAST_FREE_BYTES
  }

  /** What follows from an act and could not be done, several times. */
  private effects(): Promise<boolean> {
    return failingEffects()
      .first()
      .then(
        (failing) => failing === null,
        () => false
      )
  }

  /** A job that waits for a quarter of an hour says that no worker runs. */
  private async queue(): Promise<boolean> {
    if (installation().runsAlone) return true
    const waiting = await db
      .from('queue_jobs')
      .where('status', 'pending')
      .min('score as oldest')
      .first()
      .catch(() => null)
    return waiting !== null && (!waiting.oldest || Date.now() - (Number(waiting.oldest) % 1e13) < OLDEST_JOB_MS)
  }
}
