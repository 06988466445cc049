import { BaseCommand } from '@adonisjs/core/ace'
import Refusal from '#core/refusal'

/** A command to which the rules may say no: it says so in their sentence and ends with status 1. */
export default abstract class Command extends BaseCommand {
  async completed(): Promise<boolean> {
    if (!(this.error instanceof Refusal)) return false
    const { sentenceFor } = await import('#core/http/sentences')
    this.fail(sentenceFor(this.error))
    return true
  }

  protected fail(sentence: string): void {
    this.logger.error(sentence)
    this.exitCode = 1
  }
}
