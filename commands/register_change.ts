import { args } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'
import Refusal from '#core/refusal'

export default class RegisterChange extends Command {
  static commandName = 'register:change'
  static description = 'A unit of the register gets another key on a day'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The key that ends, e.g. 06435014' })
  declare old: string

  @args.string({ description: 'The key that begins, e.g. 06415000' })
  declare new: string

  @args.string({ description: 'The first day of the new key, e.g. 2026-01-01' })
  declare date: string

  async run() {
    const { default: ChangeRegisterKey } = await import('#register/actions/change_register_key')
    const { parseGermanDay } = await import('#core/calendar/german_dates')
    const on = parseGermanDay(this.date)
    if (!on) throw new Refusal('register.not_a_day', { day: this.date })
    const { changed } = await (await this.app.container.make(ChangeRegisterKey)).handle(this.old, this.new, on)
    this.logger.info(
      changed ? `${this.old} endet, ${this.new} gilt ab ${on}.` : 'Diese Änderung ist schon eingetragen.'
    )
  }
}
