import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { BaseCommand } from '@adonisjs/core/ace'
import { publicHalf } from '#integrity/domain/seal'

export default class Keys extends BaseCommand {
  static commandName = 'anschub:keys'
  static description = 'Print new keys for the journal; the audit office keeps the public half'

  async run(): Promise<void> {
    const sealKey = generateKeyPairSync('ed25519')
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64')
    this.logger.log(`JOURNAL_KEY=${randomBytes(32).toString('hex')}`)
    this.logger.log(`SEAL_KEY=${sealKey}`)
    this.logger.log(`# Öffentlicher Schlüssel, für die Rechnungsprüfung: ${publicHalf(sealKey)}`)
  }
}
