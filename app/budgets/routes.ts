import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const READERS = ['budget_officer', 'head_of_unit', 'case_officer', 'programme_manager', 'auditor_external'] as const

const { BudgetLines } = controllers.budgets

open(router.get('/haushalt', [BudgetLines, 'index']), 'budget_lines.index', READERS)
open(router.get('/haushalt/:id', [BudgetLines, 'show']), 'budget_lines.show', READERS).where(
  'id',
  router.matchers.number()
)
