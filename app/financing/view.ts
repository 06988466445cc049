import type { FinancingType } from '#programmes/domain/definition'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { planTable } from '#financing/domain/plan_table'

export const viewGlobals = {
  financingKind: (type: FinancingType) => FINANCING_KINDS[type],
  planTableRows: planTable,
}
