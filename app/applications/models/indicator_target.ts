import { IndicatorTargetSchema } from '#database/schema'

export default class IndicatorTarget extends IndicatorTargetSchema {}
