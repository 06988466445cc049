import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'

const ROOT = new URL('../../', import.meta.url)

/** The application without a server, for processes that a test starts beside its own. */
export async function boot(environment: 'console' | 'test' = 'console'): Promise<ApplicationService> {
  const ignitor = new Ignitor(ROOT, {
    importer: (path) => import(path.startsWith('.') ? new URL(path, ROOT).href : path),
  })
  const app = ignitor
    .tap((tapped) => tapped.booting(async () => void (await import('#start/env'))))
    .createApp(environment)
  await app.init()
  await app.boot()
  await app.start(() => {})
  return app
}
