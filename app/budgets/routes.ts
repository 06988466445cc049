import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const READERS = ['budget_officer', 'head_of_unit', 'case_officer', 'programme_manager', 'auditor_external'] as const

const { BudgetLines, BudgetPostings, PostingConfirmations, PostingWithdrawals } = controllers.budgets

open(router.get('/haushalt', [BudgetLines, 'index']), 'budget_lines.index', READERS)
open(router.get('/haushalt/titel', [BudgetLines, 'create']), 'budget_lines.create', ['budget_officer'])
open(router.post('/haushalt/titel', [BudgetLines, 'store']), 'budget_lines.store', ['budget_officer'])
open(router.get('/haushalt/:id', [BudgetLines, 'show']), 'budget_lines.show', READERS).where(
  'id',
  router.matchers.number()
)
open(router.get('/haushalt/:id/buchung', [BudgetPostings, 'create']), 'budget_postings.create', [
  'budget_officer',
]).where('id', router.matchers.number())
open(router.post('/haushalt/:id/buchung', [BudgetPostings, 'store']), 'budget_postings.store', [
  'budget_officer',
]).where('id', router.matchers.number())
const CONFIRMING = ['head_of_unit', 'budget_officer'] as const
open(
  router.post('/haushalt/:id/buchungen/:entry/bestaetigung', [PostingConfirmations, 'store']),
  'posting_confirmations.store',
  CONFIRMING
)
  .where('id', router.matchers.number())
  .where('entry', router.matchers.number())
open(
  router.post('/haushalt/:id/buchungen/:entry/ruecknahme', [PostingWithdrawals, 'store']),
  'posting_withdrawals.store',
  CONFIRMING
)
  .where('id', router.matchers.number())
  .where('entry', router.matchers.number())
