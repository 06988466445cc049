import { ReportFigureSchema } from '#database/schema'

/** A figure of a filed report beside its target or plan. */
export default class ReportFigure extends ReportFigureSchema {
  declare kind: 'indicator' | 'spending'
}
