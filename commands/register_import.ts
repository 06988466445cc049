import { readFile } from 'node:fs/promises'
import { args, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import Command from '#core/command'

export default class RegisterImport extends Command {
  static commandName = 'register:import'
  static description = 'Take over a file of the official municipality register (GV100AD)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The file as downloaded from Destatis' })
  declare file: string

  @flags.boolean({ description: 'Say what would change and write nothing' })
  declare dryRun: boolean

  async run() {
    const { default: ImportRegister } = await import('#register/actions/import_register')
    const { decodeRegisterFile } = await import('#register/domain/gv100ad')
    const { default: env } = await import('#start/env')
    const bytes = await readFile(this.file).catch(() => null)
    if (!bytes) return this.fail(`Die Datei ${this.file} lässt sich nicht lesen.`)

    const result = await new ImportRegister().handle(decodeRegisterFile(bytes), {
      lands: env.get('LANDS').split(','),
      dryRun: this.dryRun,
      onProgress: (done, of) => process.stderr.isTTY && process.stderr.write(`\r${done} von ${of} Sätzen`),
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    for (const { line, reason } of result.bad) this.logger.warning(`Zeile ${line}: ${reason}`)
    for (const unit of result.missing) this.logger.warning(`Im Register, aber nicht in der Datei: ${unit}`)
    const verb = this.dryRun ? 'würden' : 'wurden'
    this.logger.info(
      `Gebietsstand ${result.asOf}: ${result.read} Sätze gelesen, ${result.added} ${verb} angelegt, ` +
        `${result.updated} geändert, ${result.unchanged} unverändert, ${result.bad.length} fehlerhafte Zeilen.`
    )
  }
}
