import { inject } from '@adonisjs/core'
import type ApplicationRetracted from '#applications/events/application_retracted'
import LapseProposal from '#decisions/actions/lapse_proposal'

@inject()
export default class LapseProposalOfRetracted {
  constructor(private lapseProposal: LapseProposal) {}

  async handle({ applicationId }: ApplicationRetracted) {
    await this.lapseProposal.handle(applicationId)
  }
}
