import { ReportFigureSchema } from '#database/schema'

/** A figure of a filed report beside its target or plan. Filed again after a return, it is a new version. */
export default class ReportFigure extends ReportFigureSchema {
  declare kind: 'indicator' | 'spending'
}
