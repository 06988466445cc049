import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { APPLICANT_ROLES, CASE_ROLES } from '#identity/domain/roles'

const { DecidedBeforeRules, Homes, RecipientHomes, Audits, Worklists, Documents, Exports, GrantRules, Pages, Healths } =
  controllers.cases
const { CaseOverviews, CaseApplications, CasePlans, CaseReviews, CaseNotices } = controllers.cases
const { OwnApplications, ReviewForms, CaseReports, CaseDocuments, CaseJournals, CaseMessages } = controllers.cases
const number = router.matchers.number()
const READERS = [...APPLICANT_ROLES, ...CASE_ROLES]

open(router.get('/', [Homes, 'show']), 'home', 'public')
open(router.get('/antraege', [OwnApplications, 'index']), 'applications.index', APPLICANT_ROLES)
open(router.get('/uebersicht', [RecipientHomes, 'show']), 'recipient_home.show', APPLICANT_ROLES)
open(router.get('/pruefung', [Audits, 'show']), 'audit.index', ['auditor_external'])

open(router.get('/akten', [Worklists, 'index']), 'cases.index', CASE_ROLES)
open(router.get('/akten/:id', [CaseOverviews, 'show']), 'cases.show', READERS).where('id', number)
open(router.get('/akten/:id/antrag', [CaseApplications, 'show']), 'cases.application', READERS).where('id', number)
open(router.get('/akten/:id/finanzierungsplan', [CasePlans, 'show']), 'cases.plan', READERS).where('id', number)
open(router.get('/akten/:id/pruefung', [CaseReviews, 'show']), 'cases.review', CASE_ROLES).where('id', number)
open(router.get('/akten/:id/pruefvermerk', [ReviewForms, 'edit']), 'review_records.edit', ['case_officer']).where(
  'id',
  number
)
open(router.get('/akten/:id/bescheid', [CaseNotices, 'show']), 'cases.notice', READERS).where('id', number)
open(router.get('/akten/:id/berichte', [CaseReports, 'show']), 'cases.reports', READERS).where('id', number)
open(router.get('/akten/:id/dokumente', [CaseDocuments, 'show']), 'cases.documents', READERS).where('id', number)
open(router.get('/akten/:id/nachrichten', [CaseMessages, 'show']), 'cases.messages', READERS).where('id', number)
open(router.get('/akten/:id/regeln', [GrantRules, 'show']), 'cases.rules', READERS).where('id', number)
open(router.get('/akten/:id/verlauf', [CaseJournals, 'show']), 'cases.journal', CASE_ROLES).where('id', number)
open(router.get('/akten/:id/dokumente/:document_id', [Documents, 'show']), 'documents.show', READERS)
  .where('id', number)
  .where('document_id', number)

open(router.get('/akten/:id/dokumente/:document_id/ansicht', [Documents, 'view']), 'documents.view', READERS)
  .where('id', number)
  .where('document_id', number)

open(router.get('/exporte/:export_id', [Exports, 'show']), 'exports.show', CASE_ROLES).where('export_id', number)
open(router.post('/exporte/akten', [Exports, 'worklist']), 'exports.worklist', CASE_ROLES)
open(router.post('/exporte/bewilligungen', [Exports, 'grants']), 'exports.grants', [
  'auditor_external',
  'programme_manager',
  'head_of_unit',
  'budget_officer',
])
open(router.post('/akten/:id/akte', [Exports, 'dossier']), 'exports.dossier', [
  'auditor_external',
  'case_officer',
  'head_of_unit',
]).where('id', number)

open(
  router.get('/regelwerk/:land/eintraege/:rule_entry_id/akten', [DecidedBeforeRules, 'index']),
  'rule_entries.decided',
  ['head_of_unit', 'auditor_external']
).where('rule_entry_id', number)
open(router.get('/hinweise/:page', [Pages, 'show']), 'pages.show', 'public')
open(router.get('/health', [Healths, 'show']), 'health', 'public')
