import { PlanDeductionSchema } from '#database/schema'

/** What of a position of the plan is not recognised in a year, with the reason that the notice gives. */
export default class PlanDeduction extends PlanDeductionSchema {}
