import type { ApplicationService } from '@adonisjs/core/types'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { publicHalf } from '#integrity/domain/seal'

/** What must never serve people: a known key, a database that forgets commits, a moved clock, a debugger's page. */
export async function assertSafeToStart(app: ApplicationService): Promise<void> {
  if (!app.inProduction || env.get('DEMO')) return
  const key = env.get('APP_KEY').release()
  const reasons = [
    key.length < 32 || new Set(key).size < 8 || /^(only-for-tests|dev-key|demo-)/.test(key)
      ? 'APP_KEY is a known, short or repeated key: run "node ace generate:key --show".'
      : null,
    ...missingKeys(key, env.get('JOURNAL_KEY')?.release(), env.get('SEAL_KEY')?.release()),
    env.get('CLOCK_OFFSET_SECONDS', 0) !== 0 ? 'CLOCK_OFFSET_SECONDS moves the clock: only a demo may.' : null,
    env.get('LOG_LEVEL') === 'trace' ? 'LOG_LEVEL=trace writes what people type into the log.' : null,
    await forgetfulDatabase(),
  ].filter(Boolean)
  if (reasons.length) throw new Error(`Not safe to start:\n- ${reasons.join('\n- ')}`)
}

function missingKeys(appKey: string, journalKey = '', sealKey = ''): (string | null)[] {
  return [
    journalKey.length < 32 || journalKey === appKey
      ? 'JOURNAL_KEY is missing, short or the APP_KEY: run "node ace anschub:keys" and keep it apart from the database.'
      : null,
    isSealKey(sealKey) ? null : 'SEAL_KEY is missing or no Ed25519 key: run "node ace anschub:keys".',
  ]
}

function isSealKey(key: string): boolean {
  try {
    return publicHalf(key).length > 0
  } catch {
    return false
  }
}

async function forgetfulDatabase(): Promise<string | null> {
  if (db.connection().dialect.name !== 'mysql') return null
  const [rows] = await db.rawQuery("SHOW VARIABLES LIKE 'innodb_flush_log_at_trx_commit'")
  return rows[0]?.Value === '1' ? null : 'innodb_flush_log_at_trx_commit is not 1: a power cut would lose signatures.'
}
