import { inject } from '@adonisjs/core'
import FileNotice from '#decisions/actions/file_notice'
import type DecisionSigned from '#decisions/events/decision_signed'

@inject()
export default class FileSignedNotice {
  constructor(private fileNotice: FileNotice) {}

  async handle({ decisionId }: DecisionSigned) {
    await this.fileNotice.handle(decisionId)
  }
}
