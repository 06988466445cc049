import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { BaseCommand, args, flags } from '@adonisjs/core/ace'

/** Recalculates tasks without server, database or sign-in: a JSON array in, a JSON array out, nothing else. */
export default class RulesCalculate extends BaseCommand {
  static commandName = 'rules:calculate'
  static description = 'Recalculate a JSON array of tasks with the functions that decide a grant'

  @args.string({ description: 'The file of tasks, or "-" for standard input' })
  declare file: string

  @flags.string({ description: 'A table of base rates instead of the one that comes with the project' })
  declare rates?: string

  async run() {
    const { answer } = await import('#recalculations/domain/answer')
    const { parseBaseRates } = await import('#financing/domain/base_rates')
    const tasks = await this.#read('Die Aufgaben', this.file, (content): unknown => JSON.parse(content))
    if (tasks === undefined) return
    if (!Array.isArray(tasks)) return this.#refuse(`Die Aufgaben in „${this.file}“ sind keine JSON-Liste.`)
    const shipped = this.app.makePath('database/start_data/base_rates.csv')
    const rates = await this.#read('Die Tabelle der Basiszinssätze', this.rates ?? shipped, parseBaseRates)
    if (!rates) return

    const answers = tasks.map((task) => {
      const answered = answer(task, rates)
      if ('result' in answered) return { id: answered.id, ...answered.result }
      const { code, message, details } = answered.error
      return { id: answered.id, error: { code, message, ...details } }
    })
    await new Promise<void>((written) => process.stdout.write(`${JSON.stringify(answers)}\n`, () => written()))
  }

  async #read<T>(what: string, file: string, parse: (content: string) => T): Promise<T | undefined> {
    try {
      return parse(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'))
    } catch (error) {
      const why = error instanceof SyntaxError ? 'Das ist kein JSON.' : (error as Error).message
      this.#refuse(`${what} in „${file}“ lassen sich nicht lesen: ${why}`)
    }
  }

  #refuse(sentence: string) {
    process.stderr.write(`${sentence}\n`)
    this.exitCode = 2
  }
}
