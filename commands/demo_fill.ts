import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class DemoFill extends BaseCommand {
  static commandName = 'demo:fill'
  static description = 'Fill an empty database with three Länder by driving the actions of the screens'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: env } = await import('#start/env')
    if (!env.get('DEMO')) {
      this.logger.error('demo:fill only runs with DEMO=true.')
      this.exitCode = 1
      return
    }
    const { fillDemo } = await import('#database/demo/fill')
    const filled = await fillDemo((sentence) => console.log(sentence))
    if (!filled) console.log('Die Vorführdaten sind schon da.')
  }
}
