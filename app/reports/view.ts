import { spentIn } from '#reports/domain/report_entries'

export const viewGlobals = { spentIn }
