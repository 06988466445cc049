import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ReportsRemind extends BaseCommand {
  static commandName = 'reports:remind'
  static description = 'Write the reminders that are due today, each once'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: SendReminders } = await import('#reports/actions/send_reminders')
    const written = await (await this.app.container.make(SendReminders)).handle()
    this.logger.info(`${written} Erinnerungen geschrieben.`)
  }
}
