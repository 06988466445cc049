import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { Directives, OfferFeeds, Offers, Eligibilities, Programmes, ProgrammeSchemas, ProgrammeFiles, ProgrammeDrafts } =
  controllers.programmes
const { DraftFiles, DraftCalls, DraftProposals, DraftPublications, DraftReturns, DraftDiscards } =
  controllers.programmes
const { NewProgrammes, DraftRules, DraftTables } = controllers.programmes
const { DraftForms, DraftSections, DraftFields, DraftPlaces } = controllers.programmes
const number = router.matchers.number()
const READERS = ['programme_manager', 'head_of_unit', 'auditor_external'] as const
/** Whoever works on files reads the programme under which they are. */
const STAFF = [...READERS, 'case_officer', 'budget_officer'] as const
const WRITERS = ['programme_manager'] as const
/** Either may be the second person; who wrote or proposed is refused. */
const PUBLISHERS = ['programme_manager', 'head_of_unit'] as const
const DRAFT = '/programme/entwuerfe/:draft_id'
const PART = `${DRAFT}/formular/:part`
const FIELD = `${PART}/felder/:field`
const TABLE = `${PART}/tabellen/:table`

open(router.get('/foerderangebote', [Offers, 'index']), 'offers.index', 'public')
open(router.get('/foerderangebote/berechtigung', [Eligibilities, 'show']), 'eligibility.show', 'public')
open(router.get('/foerderangebote/:call_id', [Offers, 'show']), 'offers.show', 'public').where(
  'call_id',
  router.matchers.number()
)

for (const [route, name] of [
  [router.get('/foerderangebote/:call_id/richtlinie', [Directives, 'show']), 'directives.show'],
  [router.get('/foerderangebote/:call_id/richtlinie.pdf', [Directives, 'print']), 'directives.print'],
] as const)
  open(route, name, 'public').where('call_id', number)
open(router.get('/foerderangebote.atom', [OfferFeeds, 'atom']), 'offers.atom', 'public')
open(router.get('/foerderangebote.json', [OfferFeeds, 'json']), 'offers.json', 'public')
open(router.get('/schema/programm-1.json', [ProgrammeSchemas, 'show']), 'programme_schema.show', 'public')
open(router.get('/programme/neu', [NewProgrammes, 'create']), 'new_programmes.create', WRITERS)
open(router.post('/programme/neu', [NewProgrammes, 'store']), 'new_programmes.store', WRITERS)
open(router.get('/programme/datei', [ProgrammeFiles, 'create']), 'programme_files.create', WRITERS)
open(router.post('/programme/datei', [ProgrammeFiles, 'store']), 'programme_files.store', WRITERS)
for (const [route, name, roles] of [
  [router.get('/programme/:programme_id', [Programmes, 'show']), 'programmes.show', STAFF],
  [router.get('/programme/:programme_id/datei', [Programmes, 'file']), 'programmes.file', STAFF],
  [router.post('/programme/:programme_id/kenntnis', [Programmes, 'note']), 'programmes.note', ['head_of_unit']],
  [router.post('/programme/:programme_id/entwuerfe', [ProgrammeDrafts, 'store']), 'programme_drafts.store', WRITERS],
] as const)
  open(route, name, roles).where('programme_id', number)
for (const [route, name, roles] of [
  [router.get(DRAFT, [ProgrammeDrafts, 'show']), 'programme_drafts.show', READERS],
  [router.get(`${DRAFT}/entwurf.json`, [ProgrammeDrafts, 'file']), 'programme_drafts.file', READERS],
  [router.get(`${DRAFT}/datei`, [DraftFiles, 'edit']), 'draft_files.edit', WRITERS],
  [router.post(`${DRAFT}/datei`, [DraftFiles, 'update']), 'draft_files.update', WRITERS],
  [router.get(`${DRAFT}/aufrufe/neu`, [DraftCalls, 'create']), 'draft_calls.create', WRITERS],
  [router.post(`${DRAFT}/aufrufe`, [DraftCalls, 'store']), 'draft_calls.store', WRITERS],
  [router.post(`${DRAFT}/aufrufe/:call_code/entfernen`, [DraftCalls, 'destroy']), 'draft_calls.destroy', WRITERS],
  [router.get(`${DRAFT}/regeln/:rules`, [DraftRules, 'edit']), 'draft_rules.edit', WRITERS],
  [router.post(`${DRAFT}/regeln/:rules`, [DraftRules, 'update']), 'draft_rules.update', WRITERS],
  [router.get(`${DRAFT}/formular`, [DraftForms, 'show']), 'draft_forms.show', READERS],
  [router.get(`${DRAFT}/formular/neu`, [DraftSections, 'create']), 'draft_sections.create', WRITERS],
  [router.post(`${DRAFT}/formular`, [DraftSections, 'store']), 'draft_sections.store', WRITERS],
  [router.get(PART, [DraftSections, 'edit']), 'draft_sections.edit', WRITERS],
  [router.post(PART, [DraftSections, 'update']), 'draft_sections.update', WRITERS],
  [router.get(`${PART}/vorschau`, [DraftForms, 'preview']), 'draft_forms.preview', READERS],
  [router.post(`${PART}/platz`, [DraftPlaces, 'update']), 'draft_section_places.update', WRITERS],
  [router.get(`${PART}/entfernen`, [DraftPlaces, 'confirm']), 'draft_section_places.confirm', WRITERS],
  [router.post(`${PART}/entfernen`, [DraftPlaces, 'destroy']), 'draft_section_places.destroy', WRITERS],
  [router.get(`${PART}/felder/neu`, [DraftFields, 'create']), 'draft_fields.create', WRITERS],
  [router.post(`${PART}/felder`, [DraftFields, 'store']), 'draft_fields.store', WRITERS],
  [router.get(FIELD, [DraftFields, 'edit']), 'draft_fields.edit', WRITERS],
  [router.post(FIELD, [DraftFields, 'update']), 'draft_fields.update', WRITERS],
  [router.post(`${FIELD}/platz`, [DraftPlaces, 'update']), 'draft_field_places.update', WRITERS],
  [router.get(`${FIELD}/entfernen`, [DraftPlaces, 'confirm']), 'draft_field_places.confirm', WRITERS],
  [router.post(`${FIELD}/entfernen`, [DraftPlaces, 'destroy']), 'draft_field_places.destroy', WRITERS],
  [router.get(`${PART}/tabellen/neu`, [DraftTables, 'create']), 'draft_tables.create', WRITERS],
  [router.post(`${PART}/tabellen`, [DraftTables, 'store']), 'draft_tables.store', WRITERS],
  [router.get(TABLE, [DraftTables, 'edit']), 'draft_tables.edit', WRITERS],
  [router.post(TABLE, [DraftTables, 'update']), 'draft_tables.update', WRITERS],
  [router.get(`${TABLE}/entfernen`, [DraftTables, 'confirm']), 'draft_tables.confirm', WRITERS],
  [router.post(`${TABLE}/entfernen`, [DraftTables, 'destroy']), 'draft_tables.destroy', WRITERS],
  [router.post(`${DRAFT}/vorschlag`, [DraftProposals, 'store']), 'draft_proposals.store', WRITERS],
  [router.post(`${DRAFT}/veroeffentlichung`, [DraftPublications, 'store']), 'draft_publications.store', PUBLISHERS],
  [router.get(`${DRAFT}/rueckgabe`, [DraftReturns, 'create']), 'draft_returns.create', PUBLISHERS],
  [router.post(`${DRAFT}/rueckgabe`, [DraftReturns, 'store']), 'draft_returns.store', PUBLISHERS],
  [router.get(`${DRAFT}/verwerfen`, [DraftDiscards, 'create']), 'draft_discards.create', WRITERS],
  [router.post(`${DRAFT}/verwerfen`, [DraftDiscards, 'store']), 'draft_discards.store', WRITERS],
] as const)
  open(route, name, roles).where('draft_id', number)
