import { flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'

/** "Vera Vogt <vera.vogt@land.de>" */
const PERSON = /^\s*([^<>]{3,120}?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*$/

export default class Install extends Command {
  static commandName = 'anschub:install'
  static description = 'Load the start data and enter the first two administrators of a Land'
  static options: CommandOptions = { startApp: true }
  static help = [
    'node ace anschub:install',
    'node ace anschub:install --land=NW --admin="Vera Vogt <vera.vogt@nrw.de>" --admin="Uwe Ott <uwe.ott@nrw.de>"',
  ]

  @flags.string({ description: 'The Land of the administrators: NW, BW or HE' })
  declare land?: string

  @flags.array({ description: 'A person as "Name <address>"; twice, since two give every role that signs' })
  declare admin?: string[]

  async run(): Promise<void> {
    const { loadStartData } = await import('#database/start_data/load')
    const { default: env } = await import('#start/env')
    const lands = env.get('LANDS').split(',')
    const loaded = await loadStartData(lands)
    this.logger.info(loaded ? 'Die Startdaten sind geladen.' : 'Die Startdaten sind schon da.')
    if (!this.land && !this.admin && !process.stdin.isTTY) return
    const land: string = this.land ?? (await this.prompt.choice('Für welches Land?', lands))
    if (!lands.includes(land))
      return this.fail(`Dieses Land ist hier nicht eingerichtet. Möglich sind ${lands.join(', ')}.`)
    const typed: string[] = this.admin ?? [await this.askFor('erste'), await this.askFor('zweite')]
    await this.enter(land, typed.filter(Boolean))
  }

  private askFor(which: string): Promise<string> {
    return this.prompt.ask(`Die ${which} Person der Administration, als „Name <Adresse>“`)
  }

  private async enter(land: string, typed: readonly string[]) {
    const people = typed.map((text) => PERSON.exec(text))
    const wrong = typed.find((_, index) => !people[index])
    if (wrong !== undefined)
      return this.fail(`„${wrong}“ ist keine Person. Schreiben Sie zum Beispiel: Vera Vogt <vera.vogt@land.de>`)
    if (people.length === 0) return this.fail('Es fehlt eine Person: --admin="Name <Adresse>", am besten zweimal.')
    const { default: EnterAdministrators } = await import('#administration/actions/enter_administrators')
    const action = await this.app.container.make(EnterAdministrators)
    const entered = await action.handle(
      land,
      people.map((found) => ({ name: found![1], email: found![2] }))
    )
    for (const { name, link } of entered) this.logger.info(`${name} setzt bis in sieben Tagen ein Passwort: ${link}`)
    if (entered.length < 2)
      this.logger.warning(
        'Mit einer Person lassen sich Leitung, Haushalt und Administration noch nicht vergeben: Das bestätigt immer eine zweite. Rufen Sie den Befehl für sie noch einmal auf.'
      )
  }
}
