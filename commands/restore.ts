import { args } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'

export default class RestoreBackup extends Command {
  static commandName = 'anschub:restore'
  static description = 'Read a backup into an empty database and an empty storage folder'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The folder of a backup' })
  declare folder: string

  async run(): Promise<void> {
    const { default: Restore } = await import('#integrity/actions/restore')
    const { files, madeAt } = await new Restore().handle(this.folder)
    const { layDownSeals } = await import('#integrity/actions/seal_journal')
    await layDownSeals()
    this.logger.info(`Stand vom ${madeAt}: ${files.length} Dateien. Prüfen Sie ihn mit: node ace anschub:verify`)
  }
}
