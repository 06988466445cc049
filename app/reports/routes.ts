import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { APPLICANT_ROLES, CASE_ROLES } from '#identity/domain/roles'

const { Projects, Reports, ReportSubmissions, ReportVerdicts } = controllers.reports
const number = router.matchers.number()

open(router.get('/berichte/:id', [Reports, 'show']), 'reports.show', [...APPLICANT_ROLES, ...CASE_ROLES]).where(
  'id',
  number
)
open(router.get('/berichte/:id/bearbeitung', [Reports, 'edit']), 'reports.edit', APPLICANT_ROLES).where('id', number)
open(router.post('/berichte/:id/bearbeitung', [Reports, 'update']), 'reports.update', APPLICANT_ROLES).where(
  'id',
  number
)
open(
  router.get('/berichte/:id/einreichung', [ReportSubmissions, 'create']),
  'report_submissions.create',
  APPLICANT_ROLES
).where('id', number)
open(
  router.post('/berichte/:id/einreichung', [ReportSubmissions, 'store']),
  'report_submissions.store',
  APPLICANT_ROLES
).where('id', number)
open(router.post('/berichte/:id/annahme', [ReportVerdicts, 'store']), 'report_verdicts.store', ['case_officer']).where(
  'id',
  number
)
open(router.get('/projekte', [Projects, 'index']), 'projects.index', APPLICANT_ROLES)
