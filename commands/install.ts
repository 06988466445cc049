import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class Install extends BaseCommand {
  static commandName = 'anschub:install'
  static description = 'Load the start data: register facts, authorities, programmes and calls'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { loadStartData } = await import('#database/start_data/load')
    const { default: env } = await import('#start/env')
    const loaded = await loadStartData(env.get('LANDS').split(','))
    this.logger.info(loaded ? 'Die Startdaten sind geladen.' : 'Die Startdaten sind schon da.')
  }
}
