import { inject } from '@adonisjs/core'
import type GrantAnnounced from '#decisions/events/grant_announced'
import OpenReports from '#reports/actions/open_reports'

@inject()
export default class OpenReportsOfGrant {
  constructor(private openReports: OpenReports) {}

  async handle({ grantId }: GrantAnnounced) {
    await this.openReports.handle(grantId)
  }
}
