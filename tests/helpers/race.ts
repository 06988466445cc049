import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { Installation } from '#tests/helpers/installation'

export type Prepared = { ids: number[]; lineId: number; head: string; amount: string }

/** An installation of its own, filled by a script of `tests/processes` that prints what it has made. */
export class Race extends Installation {
  prepared!: Prepared

  constructor() {
    const name = String(process.hrtime.bigint())
    const isMysql = db.connection().dialect.name === 'mysql'
    super(
      isMysql,
      `${dirname(app.makePath(process.env.STORAGE_PATH ?? 'tmp/test/storage'))}/race-${name}`,
      `anschub_race_${name}`
    )
  }

  /** Two databases may be tried at once: each has its own ports. */
  port(number: number): number {
    return (this.isMysql ? 3500 : 3400) + number
  }

  async prepare(files: number, funded: number): Promise<void> {
    this.prepared = (await this.fill('prepare_race.ts', { FILES: files, FUNDED: funded })) as Prepared
  }

  async fill(script: string, facts: Record<string, number>): Promise<unknown> {
    await this.create()
    const told = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
    const output = execFileSync(process.execPath, ['--import=@poppinss/ts-exec', `tests/processes/${script}`], {
      cwd: app.makePath(),
      env: { ...this.env(this.port(10)), NODE_ENV: 'test', ...told },
      encoding: 'utf8',
    })
    return JSON.parse(output.trim().split('\n').at(-1)!)
  }
}
