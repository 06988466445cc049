import { PlanLineSchema } from '#database/schema'

export default class PlanLine extends PlanLineSchema {
  /** Expenditure, own means, means of third parties, or the grant applied for. */
  declare side: 'expenditure' | 'own' | 'third_party'
}
