import { args } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'

export default class Backup extends Command {
  static commandName = 'anschub:backup'
  static description = 'Copy database and files into a new folder while the application runs'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'A folder that is not there yet or is empty' })
  declare folder: string

  async run(): Promise<void> {
    const { default: BackUp } = await import('#integrity/actions/back_up')
    const { files } = await (await this.app.container.make(BackUp)).handle(this.folder)
    this.logger.info(`${files.length} Dateien gesichert, mit der Datenbank: ${this.folder}`)
  }
}
