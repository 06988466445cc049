import { readFile } from 'node:fs/promises'
import { flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'

export default class Verify extends Command {
  static commandName = 'anschub:verify'
  static description = 'Read everything again that must be as it was written: journal, seals, files, balances'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'A file with a seal that was kept outside; it is held against the journal' })
  declare seal?: string

  async run(): Promise<void> {
    if (this.seal) return this.compare(this.seal)
    const { default: Authority } = await import('#tenancy/models/authority')
    const { default: CheckIntegrity } = await import('#integrity/actions/check_integrity')
    const check = await this.app.container.make(CheckIntegrity)
    for (const land of await Authority.lands()) {
      const { scope, found, findings } = await check.handle(land, 'command')
      this.logger.info(`${land}: ${scope}; ${found} Abweichungen`)
      for (const { what } of findings) this.logger.error(`${land}: ${what}`)
      if (found) this.exitCode = 1
    }
  }

  private async compare(path: string): Promise<void> {
    const { assertSealHolds } = await import('#integrity/queries/seal_holds')
    const { readSeal } = await import('#integrity/domain/seal')
    const text = await readFile(path, 'utf8')
    const seal = await assertSealHolds(text, readSeal(text)?.land ?? '')
    this.logger.info(`Siegel ${seal.number} passt zum Journal.`)
  }
}
