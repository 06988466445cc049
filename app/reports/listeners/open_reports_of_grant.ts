import { inject } from '@adonisjs/core'
import type DecisionAnnounced from '#decisions/events/decision_announced'
import OpenReports from '#reports/actions/open_reports'

@inject()
export default class OpenReportsOfGrant {
  constructor(private openReports: OpenReports) {}

  async handle({ grantId }: DecisionAnnounced) {
    if (grantId) await this.openReports.handle(grantId)
  }
}
