import { ReportFilingSchema } from '#database/schema'

/** A report as it was filed, word for word. Filed again after a return, it is a new version. */
export default class ReportFiling extends ReportFilingSchema {
  declare entries: Record<string, string>
}
