import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { APPLICANT_ROLES } from '#identity/domain/roles'

const {
  RuleTrials,
  Amendments,
  EarlyStarts,
  NoticeDrafts,
  SignatureLists,
  Proposals,
  Cosignatures,
  Signatures,
  Returns,
  Recalls,
  Dispatches,
  Announcements,
  Retrievals,
} = controllers.decisions
const number = router.matchers.number()

open(router.get('/akten/:id/vorschlag', [Proposals, 'create']), 'proposals.create', ['case_officer']).where(
  'id',
  number
)
open(router.post('/akten/:id/vorschlag', [Proposals, 'store']), 'proposals.store', ['case_officer']).where('id', number)
open(router.get('/akten/:id/bescheid/entwurf.pdf', [NoticeDrafts, 'show']), 'notice_drafts.show', [
  'case_officer',
  'budget_officer',
  'head_of_unit',
]).where('id', number)
open(router.post('/akten/:id/mitzeichnung', [Cosignatures, 'store']), 'cosignatures.store', ['budget_officer']).where(
  'id',
  number
)
open(router.post('/akten/:id/schlusszeichnung', [Signatures, 'store']), 'signatures.store', ['head_of_unit']).where(
  'id',
  number
)
open(router.post('/akten/:id/rueckgabe', [Returns, 'store']), 'returns.store', [
  'budget_officer',
  'head_of_unit',
]).where('id', number)
open(router.post('/akten/:id/bekanntgabe', [Dispatches, 'store']), 'dispatches.store', ['case_officer']).where(
  'id',
  number
)
open(router.post('/akten/:id/abruf', [Retrievals, 'store']), 'retrievals.store', APPLICANT_ROLES).where('id', number)
open(router.post('/akten/:id/uebermittlung', [Announcements, 'store']), 'announcements.store', ['case_officer']).where(
  'id',
  number
)
open(router.get('/akten/:id/rueckruf', [Recalls, 'create']), 'recalls.create', ['head_of_unit']).where('id', number)
open(router.post('/akten/:id/rueckruf', [Recalls, 'store']), 'recalls.store', ['head_of_unit']).where('id', number)
open(router.get('/akten/:id/aenderung', [Amendments, 'create']), 'amendments.create', ['case_officer']).where(
  'id',
  number
)
open(router.post('/akten/:id/aenderung', [Amendments, 'store']), 'amendments.store', ['case_officer']).where(
  'id',
  number
)
open(router.get('/akten/:id/vorzeitiger-beginn', [EarlyStarts, 'create']), 'early_starts.create', [
  'case_officer',
]).where('id', number)
open(router.post('/akten/:id/vorzeitiger-beginn', [EarlyStarts, 'store']), 'early_starts.store', [
  'case_officer',
]).where('id', number)
open(router.get('/zeichnung', [SignatureLists, 'index']), 'signatures.index', ['head_of_unit', 'budget_officer'])
open(router.get('/programme/entwuerfe/:draft_id/probelauf', [RuleTrials, 'show']), 'rule_trials.show', [
  'programme_manager',
  'head_of_unit',
  'auditor_external',
]).where('draft_id', number)
