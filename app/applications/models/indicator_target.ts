import { IndicatorTargetSchema } from '#database/schema'

/** What a submission promises to reach in a year, by indicator. */
export default class IndicatorTarget extends IndicatorTargetSchema {}
