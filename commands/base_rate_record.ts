import { args } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'
import Refusal from '#core/refusal'

export default class BaseRateRecord extends Command {
  static commandName = 'base-rate:record'
  static description = 'Add the base rate of the next half-year for a Land'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The Land, e.g. NW' })
  declare land: string

  @args.string({ description: 'The first day of the half-year, e.g. 2027-01-01' })
  declare day: string

  @args.string({ description: 'The rate in percent, e.g. 1.27; write one below zero behind "--"' })
  declare rate: string

  @args.string({ description: 'Where it was announced' })
  declare source: string

  async run() {
    const { default: RecordBaseRate } = await import('#financing/actions/record_base_rate')
    const { readBasisPoints } = await import('#financing/domain/base_rates')
    const { parseGermanDay } = await import('#core/calendar/german_dates')
    const { RULEBOOKS } = await import('#tenancy/rulebooks/index')
    const [validFrom, basisPoints] = [parseGermanDay(this.day), readBasisPoints(this.rate)]
    if (!RULEBOOKS.some(({ land }) => land === this.land))
      throw new Refusal('financing.unknown_land', { land: this.land })
    if (!validFrom || basisPoints === null)
      throw new Refusal('financing.base_rate_unreadable', { day: this.day, rate: this.rate })
    const action = await this.app.container.make(RecordBaseRate)
    await action.handle({ validFrom, basisPoints, source: this.source }, this.land, null)
    this.logger.info(`${this.land}: Basiszinssatz ab ${validFrom} eingetragen.`)
  }
}
