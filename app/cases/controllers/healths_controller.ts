import { resolve } from 'node:path'
import { statfs } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'

const LEAST_FREE_BYTES = 500 * 1024 * 1024
const OLDEST_JOB_MS = 15 * 60 * 1000

/** Process, database, disk and queue for whoever watches; says no names and no versions. */
export default class HealthsController {
  async show({ response }: HttpContext) {
    const [database, disk, queue] = await Promise.all([this.database(), this.disk(), this.queue()])
    const healthy = database && disk && queue
    response.header('Cache-Control', 'no-store')
    return response
      .status(healthy ? 200 : 503)
      .json({ status: healthy ? 'ok' : 'failing', process: true, database, disk, queue })
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
    const { bavail, bsize } = await statfs(resolve(app.makePath(), env.get('STORAGE_PATH'))).catch(() =>
      statfs(app.makePath())
    )
    return bavail * bsize > LEAST_FREE_BYTES
  }

  /** A job that waits for a quarter of an hour says that no worker runs. */
  private async queue(): Promise<boolean> {
    if (env.get('QUEUE_DRIVER') === 'sync') return true
    const waiting = await db
      .from('queue_jobs')
      .where('status', 'pending')
      .min('score as oldest')
      .first()
      .catch(() => null)
    return waiting !== null && (!waiting.oldest || Date.now() - (Number(waiting.oldest) % 1e13) < OLDEST_JOB_MS)
  }
}
