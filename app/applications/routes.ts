/** Long because it is one list: every address of an application, and who may call it. */
import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { APPLICANT_ROLES, PARTNER_ROLES } from '#identity/domain/roles'

/** Who fills in a form: an applicant's own people; what came on paper the officers of its authority. */
const WRITERS = [...APPLICANT_ROLES, 'case_officer'] as const

/** The same, and who leads them: it records what is taken back on paper. */
const RETRACTERS = [...WRITERS, 'head_of_unit'] as const

const { Applications, CallStandings, Sections, Partners, Attachments, Submissions, Retractions, SupplementRequests } =
  controllers.applications
const {
  ChangeRequests,
  Clerks,
  Contributions,
  HouseHandovers,
  KeptAttachments,
  MasterDocuments,
  LeadOffers,
  Leads,
  MasterRecords,
  Messages,
  Papers,
  PartnerShares,
  PartnerReminders,
  PlanImports,
  SectionVersions,
  ShareKeys,
  SignOffWishes,
  SignOffs,
  Treasuries,
} = controllers.applications
const {
  Assignments,
  FormMoves,
  FormPrints,
  FormTrials,
  Takeovers,
  Handovers,
  ReferralReturns,
  Referrals,
  SupplementExtensions,
} = controllers.applications
const number = router.matchers.number()

open(
  router.post('/foerderangebote/:call_id/antrag', [Applications, 'store']),
  'applications.store',
  APPLICANT_ROLES
).where('call_id', number)
open(router.get('/antraege/:id', [Applications, 'show']), 'applications.show', [...WRITERS, 'treasurer']).where(
  'id',
  number
)
open(router.get('/antraege/:id/abschnitte/:section', [Sections, 'edit']), 'sections.edit', WRITERS).where('id', number)
open(router.post('/antraege/:id/abschnitte/:section', [Sections, 'update']), 'sections.update', WRITERS).where(
  'id',
  number
)
for (const [route, name] of [
  [router.get('/antraege/:id/abschnitte/:section/staende', [SectionVersions, 'index']), 'section_versions.index'],
  [router.post('/antraege/:id/abschnitte/:section/staende', [SectionVersions, 'store']), 'section_versions.store'],
] as const)
  open(route, name, WRITERS).where('id', number)
open(router.post('/antraege/:id/partner', [Partners, 'store']), 'partners.store', WRITERS).where('id', number)
open(router.get('/antraege/:id/partner/:recipient_id/entfernung', [Partners, 'confirm']), 'partners.confirm', WRITERS)
  .where('id', number)
  .where('recipient_id', number)
open(router.post('/antraege/:id/partner/:recipient_id/entfernung', [Partners, 'destroy']), 'partners.destroy', WRITERS)
  .where('id', number)
  .where('recipient_id', number)
open(router.post('/antraege/:id/anlagen', [Attachments, 'store']), 'attachments.store', WRITERS).where('id', number)
open(
  router.get('/antraege/:id/anlagen/:attachment_id/entfernung', [Attachments, 'confirm']),
  'attachments.confirm',
  WRITERS
)
  .where('id', number)
  .where('attachment_id', number)
open(
  router.post('/antraege/:id/anlagen/:attachment_id/entfernung', [Attachments, 'destroy']),
  'attachments.destroy',
  WRITERS
)
  .where('id', number)
  .where('attachment_id', number)
for (const [route, name] of [
  [router.get('/antraege/:id/fassung', [FormMoves, 'show']), 'form_moves.show'],
  [router.post('/antraege/:id/fassung', [FormMoves, 'store']), 'form_moves.store'],
  [router.post('/antraege/:id/fassung/bleiben', [FormMoves, 'decline']), 'form_moves.decline'],
] as const)
  open(route, name, APPLICANT_ROLES).where('id', number)
for (const [route, name] of [
  [router.get('/antraege/:id/beitrag', [PartnerShares, 'edit']), 'partner_shares.edit'],
  [router.post('/antraege/:id/beitrag', [PartnerShares, 'update']), 'partner_shares.update'],
  [router.post('/antraege/:id/beitrag/beschluss', [PartnerShares, 'attach']), 'partner_shares.attach'],
] as const)
  open(route, name, PARTNER_ROLES).where('id', number)
for (const [route, name] of [
  [router.post('/antraege/:id/beitrag/bestaetigung', [PartnerShares, 'confirm']), 'partner_shares.confirm'],
  [router.post('/antraege/:id/partner/erinnerung', [PartnerReminders, 'store']), 'partner_reminders.store'],
] as const)
  open(route, name, APPLICANT_ROLES).where('id', number)
for (const [route, name] of [
  [router.get('/antraege/:id/plan/einlesen', [PlanImports, 'create']), 'plan_imports.create'],
  [router.post('/antraege/:id/plan/einlesen', [PlanImports, 'store']), 'plan_imports.store'],
  [router.get('/antraege/:id/plan.xlsx', [PlanImports, 'show']), 'plan_imports.show'],
  [router.get('/antraege/:id/partner/verteilung', [ShareKeys, 'create']), 'share_keys.create'],
  [router.post('/antraege/:id/partner/verteilung', [ShareKeys, 'store']), 'share_keys.store'],
] as const)
  open(route, name, WRITERS).where('id', number)
for (const [route, name] of [
  [router.get('/antraege/:id/partner/:recipient_id/federfuehrung', [LeadOffers, 'create']), 'lead_offers.create'],
  [router.post('/antraege/:id/partner/:recipient_id/federfuehrung', [LeadOffers, 'store']), 'lead_offers.store'],
  [router.post('/antraege/:id/federfuehrung', [Leads, 'accept']), 'leads.accept'],
  [router.post('/antraege/:id/federfuehrung/ablehnung', [Leads, 'decline']), 'leads.decline'],
] as const)
  open(route, name, APPLICANT_ROLES).where('id', number).where('recipient_id', number)
for (const [route, name] of [
  [router.get('/akten/:id/beteiligte', [ChangeRequests, 'create']), 'change_requests.create'],
  [router.post('/akten/:id/beteiligte', [ChangeRequests, 'store']), 'change_requests.store'],
] as const)
  open(route, name, ['applicant_signatory']).where('id', number)
for (const [route, name] of [
  [router.post('/stammdaten/unterlagen', [MasterDocuments, 'store']), 'master_documents.store'],
  [router.get('/stammdaten/unterlagen/:paper_id', [MasterDocuments, 'show']), 'master_documents.show'],
  [
    router.post('/stammdaten/unterlagen/:paper_id/entfernung', [MasterDocuments, 'destroy']),
    'master_documents.destroy',
  ],
  [router.post('/antraege/:id/anlagen/stammdaten', [KeptAttachments, 'store']), 'kept_attachments.store'],
] as const)
  open(route, name, APPLICANT_ROLES).where('id', number).where('paper_id', number)
open(router.post('/antraege/:id/bearbeitung', [Clerks, 'update']), 'clerks.update', APPLICANT_ROLES).where('id', number)
for (const [route, name] of [
  [router.get('/uebergabe', [HouseHandovers, 'create']), 'house_handovers.create'],
  [router.post('/uebergabe', [HouseHandovers, 'store']), 'house_handovers.store'],
] as const)
  open(route, name, ['applicant_signatory', 'recipient_admin'])
for (const [route, name] of [
  [router.get('/papierantraege', [Papers, 'create']), 'papers.create'],
  [router.post('/papierantraege', [Papers, 'store']), 'papers.store'],
] as const)
  open(route, name, ['case_officer'])
open(router.post('/antraege/:id/uebernahme', [Takeovers, 'store']), 'takeovers.store', APPLICANT_ROLES).where(
  'id',
  number
)
open(router.get('/antraege/:id/einreichung', [Submissions, 'create']), 'submission.create', [
  ...WRITERS,
  'treasurer',
]).where('id', number)
open(router.post('/antraege/:id/mitzeichnung', [SignOffs, 'store']), 'sign_offs.store', [
  ...APPLICANT_ROLES,
  'treasurer',
]).where('id', number)
open(router.post('/zugaenge/unterschrift', [SignOffWishes, 'update']), 'sign_off_wishes.update', ['recipient_admin'])
for (const [route, name] of [
  [router.post('/akten/:id/nachrichten', [Messages, 'store']), 'messages.store'],
  [router.post('/akten/:id/nachrichten/gelesen', [Messages, 'update']), 'messages.update'],
] as const)
  open(route, name, [...APPLICANT_ROLES, 'case_officer']).where('id', number)
open(router.get('/stammdaten', [MasterRecords, 'edit']), 'master_records.edit', APPLICANT_ROLES)
open(router.post('/stammdaten', [MasterRecords, 'update']), 'master_records.update', APPLICANT_ROLES)
open(router.get('/kaemmerei', [Treasuries, 'show']), 'treasury.show', ['treasurer', 'applicant_signatory'])
open(router.get('/beteiligungen', [Contributions, 'index']), 'contributions.index', PARTNER_ROLES)
open(router.post('/antraege/:id/einreichung', [Submissions, 'store']), 'submission.store', WRITERS).where('id', number)
open(router.get('/antraege/:id/eingang', [Submissions, 'show']), 'submission.show', WRITERS).where('id', number)
open(router.get('/antraege/:id/ruecknahme', [Retractions, 'create']), 'retraction.create', RETRACTERS).where(
  'id',
  number
)
open(router.post('/antraege/:id/ruecknahme', [Retractions, 'store']), 'retraction.store', RETRACTERS).where(
  'id',
  number
)
open(router.get('/akten/:id/nachforderung', [SupplementRequests, 'create']), 'supplement_requests.create', [
  'case_officer',
]).where('id', number)
open(router.post('/akten/:id/nachforderung', [SupplementRequests, 'store']), 'supplement_requests.store', [
  'case_officer',
]).where('id', number)
for (const [act, verb, name] of [
  ['create', 'get', 'supplement_extensions.create'],
  ['store', 'post', 'supplement_extensions.store'],
] as const)
  open(router[verb]('/akten/:id/nachforderung/verlaengerung', [SupplementExtensions, act]), name, [
    'case_officer',
  ]).where('id', number)
for (const [act, verb, name] of [
  ['create', 'get', 'referrals.create'],
  ['store', 'post', 'referrals.store'],
] as const)
  open(router[verb]('/akten/:id/abgabe', [Referrals, act]), name, ['case_officer', 'head_of_unit']).where('id', number)
open(router.post('/akten/:id/abgabe/rueckkehr', [ReferralReturns, 'store']), 'referral_returns.store', [
  'head_of_unit',
]).where('id', number)
open(router.get('/antraege/:id/antrag.pdf', [FormPrints, 'application']), 'applications.print', WRITERS).where(
  'id',
  number
)
open(router.get('/antraege/:id/antrag.xlsx', [FormPrints, 'workbook']), 'applications.workbook', WRITERS).where(
  'id',
  number
)
open(
  router.get('/foerderangebote/:call_id/formular.xlsx', [FormPrints, 'callWorkbook']),
  'offers.workbook',
  'public'
).where('call_id', number)
open(router.get('/foerderangebote/:call_id/formular.pdf', [FormPrints, 'call']), 'offers.print', 'public').where(
  'call_id',
  number
)
open(router.get('/programme', [CallStandings, 'index']), 'programmes.index', [
  'programme_manager',
  'head_of_unit',
  'auditor_external',
  'case_officer',
  'budget_officer',
])
open(router.get('/akten/:id/zustaendigkeit', [Assignments, 'create']), 'assignments.create', [
  'case_officer',
  'head_of_unit',
]).where('id', number)
open(router.post('/akten/:id/zustaendigkeit', [Assignments, 'store']), 'assignments.store', [
  'case_officer',
  'head_of_unit',
]).where('id', number)
open(router.get('/zustaendigkeit', [Handovers, 'create']), 'handovers.create', ['head_of_unit'])
open(router.post('/zustaendigkeit', [Handovers, 'store']), 'handovers.store', ['head_of_unit'])
/** Who sets a form up, and who publishes it, try it before anybody has to fill it in. */
const TRIED_BY = ['programme_manager', 'head_of_unit'] as const
const TRIAL = '/programme/entwuerfe/:draft_id/probe'
for (const [route, name] of [
  [router.get(TRIAL, [FormTrials, 'show']), 'form_trials.show'],
  [router.post(TRIAL, [FormTrials, 'store']), 'form_trials.store'],
  [router.post(`${TRIAL}/einreichung`, [FormTrials, 'file']), 'form_trials.file'],
  [router.post(`${TRIAL}/ende`, [FormTrials, 'destroy']), 'form_trials.destroy'],
  [router.get(`${TRIAL}/abschnitte/:section`, [FormTrials, 'edit']), 'form_trials.edit'],
  [router.post(`${TRIAL}/abschnitte/:section`, [FormTrials, 'update']), 'form_trials.update'],
] as const)
  open(route, name, TRIED_BY).where('draft_id', number)
