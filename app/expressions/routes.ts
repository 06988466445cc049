import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { APPLICANT_ROLES } from '#identity/domain/roles'

const {
  Expressions,
  ExpressionAdvices,
  ExpressionChoices,
  ExpressionDocuments,
  ExpressionFilings,
  ExpressionWithdrawals,
} = controllers.expressions
const number = router.matchers.number()

/** Who reads what was filed. */
const READERS = ['case_officer', 'head_of_unit', 'programme_manager', 'auditor_external'] as const

open(
  router.post('/foerderangebote/:call_id/interessenbekundung', [Expressions, 'store']),
  'expressions.store',
  APPLICANT_ROLES
).where('call_id', number)
for (const [route, name] of [
  [router.get('/interessenbekundungen/:id', [Expressions, 'show']), 'expressions.show'],
  [
    router.get('/interessenbekundungen/:id/dokumente/:document_id', [ExpressionDocuments, 'show']),
    'expression_documents.show',
  ],
] as const)
  open(route, name, [...APPLICANT_ROLES, ...READERS])
    .where('id', number)
    .where('document_id', number)
for (const [route, name] of [
  [router.post('/interessenbekundungen/:id', [Expressions, 'update']), 'expressions.update'],
  [router.post('/interessenbekundungen/:id/abgabe', [ExpressionFilings, 'store']), 'expression_filings.store'],
  [
    router.post('/interessenbekundungen/:id/rueckzug', [ExpressionWithdrawals, 'store']),
    'expression_withdrawals.store',
  ],
] as const)
  open(route, name, APPLICANT_ROLES).where('id', number)
open(router.post('/interessenbekundungen/:id/votum', [ExpressionAdvices, 'store']), 'expression_advices.store', [
  'case_officer',
]).where('id', number)
open(
  router.get('/programme/aufrufe/:call_id/interessenbekundungen', [ExpressionChoices, 'index']),
  'expression_choices.index',
  READERS
).where('call_id', number)
open(
  router.post('/programme/aufrufe/:call_id/interessenbekundungen', [ExpressionChoices, 'store']),
  'expression_choices.store',
  ['head_of_unit']
).where('call_id', number)
