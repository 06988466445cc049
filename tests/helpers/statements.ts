import emitter from '@adonisjs/core/services/emitter'
import db from '@adonisjs/lucid/services/db'

/** From now on every connection tells what it is asked. Called when a spec is loaded: a transaction asks as it was opened. */
export function tellStatements(): void {
  for (const [, { config }] of db.manager.connections) config.debug = true
}

/** What a piece of work asks the database, in its order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const stop = emitter.on('db:query' as never, ({ sql }: { sql: string }) => void asked.push(sql))
  try {
    await work()
  } finally {
    stop()
  }
  return asked
}
