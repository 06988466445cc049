import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

/** The application's own process with bare routes beside its own: session, CSRF, access rule, and statements by hand. */
const ROOT = new URL('../../', import.meta.url)
const { serveBare, ...place } = JSON.parse(process.env.FLOOR!) as {
  serveBare: string
  isMysql: boolean
  sqliteFile: string
  database: string
}

new Ignitor(ROOT, { importer: (path) => import(path.startsWith('.') ? new URL(path, ROOT).href : path) })
  .tap((app) => {
    app.booting(async () => void (await import('#start/env')))
    app.starting(async () => {
      const { engineOn } = await import('#tests/benchmarks/engine')
      const { bareRoutes } = (await import(serveBare)) as { bareRoutes: (engine: unknown) => Promise<void> }
      await bareRoutes(engineOn(place))
    })
  })
  .httpServer()
  .start()
  .catch((error) => {
    process.exitCode = 1
    void prettyPrintError(error)
  })
