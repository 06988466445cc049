import { BudgetBalanceSchema } from '#database/schema'

export default class BudgetBalance extends BudgetBalanceSchema {}
