import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import Money from '#core/money/money'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { TAKES_FILES } from '#core/http/uploads'
import Effect from '#core/effects/effect'
import { installation } from '#core/installation'
import { accessRules } from '#identity/access'
import { ROLES, type Role } from '#identity/domain/roles'
import type User from '#identity/models/user'
import Membership from '#identity/models/membership'
import { putInForce } from '#tenancy/rulebooks/index'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import ReferApplication from '#applications/actions/refer_application'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import Recipient from '#register/models/recipient'
import ApplicationAttachment from '#applications/models/application_attachment'
import SendMessage from '#applications/actions/send_message'
import RequestSupplements from '#applications/actions/request_supplements'
import BudgetLine from '#budgets/models/budget_line'
import EnteredPosting from '#budgets/models/entered_posting'
import Programme from '#programmes/models/programme'
import ProgressReport from '#reports/models/progress_report'
import KeepExport from '#documents/actions/keep_export'
import Document from '#documents/models/document'
import { EMPTY_DIGEST, printedSeal, signed } from '#integrity/domain/seal'
import { as, sends } from '#tests/helpers/requests'
import { SAMPLE_TEXTS } from '#tenancy/rulebooks/sample_texts'
import { expressionFiled } from '#tests/helpers/expressions'
import { NEXT_CALL, draftIn } from '#tests/helpers/programme_drafts'
import { type Stage, World } from '#tests/helpers/world'

/** Where the role may call the route, but not for this object: the policy's answer is 403. */
const POLICY_SAYS_NO: Partial<Record<Role, string[]>> = {
  applicant_editor: ['submission.store', 'retraction.create', 'retraction.store'],
}
/** Routes without an object of a tenant, or whose object is public. */
const WITHOUT_OBJECT = new Set(['offers.show', 'password.edit', 'password.update', 'pages.show'])

/** Where a page answers something else than 200, or something else to a role. */
const READS: Record<string, Partial<Record<Role | 'all', string>>> = {
  'home': {
    applicant_editor: '302 /uebersicht',
    applicant_signatory: '302 /uebersicht',
    treasurer: '302 /kaemmerei',
    partner_contributor: '302 /beteiligungen',
    recipient_admin: '302 /zugaenge',
    case_officer: '302 /akten',
    head_of_unit: '302 /zeichnung',
    budget_officer: '302 /zeichnung',
    programme_manager: '302 /programme',
    auditor_external: '302 /pruefung',
    admin_technical: '302 /verwaltung',
  },
  'session.create': { all: '302 /' },
  // taken along by another office
  'exports.show': { case_officer: '404', head_of_unit: '404', budget_officer: '404', programme_manager: '404' },
  // secrets that nobody was given
  'calendar.show': { all: '404' },
  'password.edit': { all: '409' },
  // the file is further than these pages
  'notice_drafts.show': { all: '302 /akten/n/bescheid' },
  'supplement_extensions.create': { all: '302 /akten/n' },
  'supplement_requests.create': { all: '302 /akten/n' },
  'early_starts.create': { all: '302 /akten/n' },
  // its programme funds nobody jointly
  'change_requests.create': { all: '409' },
  'retraction.create': { all: '302 /akten/n', case_officer: '404', head_of_unit: '404' },
  'referrals.create': { all: '302 /akten/n' },
  'recalls.create': { all: '302 /akten/n/bescheid' },
  'proposals.create': { all: '302 /akten/n/pruefung' },
  'review_records.edit': { all: '302 /akten/n/pruefung' },
  // no later version of its form
  'form_moves.show': { all: '302 /antraege/n' },
  // nothing is tried yet
  'form_trials.edit': { all: '302 /programme/entwuerfe/n/probe' },
  // it keeps no paper
  'master_documents.show': { all: '404' },
  // nobody of its house
  'colleagues.confirm': { all: '404' },
  // its text is not there
  'directives.show': { all: '404' },
  'directives.print': { all: '404' },
  // nothing of it came on paper
  ...Object.fromEntries(
    [
      'applications.show',
      'sections.edit',
      'section_versions.index',
      'submission.create',
      'submission.show',
      'applications.print',
    ].map((name) => [name, { case_officer: '404' }])
  ),
  'applications.workbook': { case_officer: '404' },
  'plan_imports.create': { case_officer: '404' },
  'plan_imports.show': { case_officer: '404' },
  // it has no letter of that number
  'expression_documents.show': { all: '404' },
  // nothing there to remove
  'attachments.confirm': { all: '404' },
  'partners.confirm': { all: '404' },
  // nothing to give back yet
  'draft_returns.create': { all: '302 /programme/entwuerfe/n' },
  // no list of that name
  'task_list.show': { all: '404' },
  'task_list.fetch': { all: '404' },
  // who leads an application is none of its partners
  'partner_shares.edit': { all: '403' },
  // nobody takes part
  'share_keys.create': { all: '404' },
  // nothing is typed yet
  'report_submissions.create': { all: '302 /berichte/n' },
  'reports.show': {
    applicant_editor: '302 /berichte/n/bearbeitung',
    applicant_signatory: '302 /berichte/n/bearbeitung',
  },
}

type Typed = Record<string, string | number | readonly (string | number)[]>
type Act = {
  role: Role
  /** How far the file has come on which is acted. */
  stage?: Stage
  form?: Typed | ((world: World, fileId: number) => Promise<Typed>)
  /** Where it leads. */
  to: string
  /** Whose file it is. */
  at?: string
}
const BEFORE_ANYTHING = {
  number: 1,
  sealedAt: '2025-01-01 00:00:00',
  lastEntryId: 0,
  entries: 0,
  digest: EMPTY_DIGEST,
}
const REASON =
  'Die Ausgaben sinken, weil eine Stelle erst im Juni besetzt wird; der Betrag wird entsprechend vermindert.'

const READ_IN = { document: 'Erlass II B 1', document_dated: '1.10.2025' }

const TABLE = {
  label: 'Weitere Sprachen',
  head: 'Sprache',
  entry: 'eine Sprache',
  most: '10',
  columns_label_1: 'Sprache',
  columns_type_1: 'text',
}

/** Every route that acts, in the moment in which it may. */
const ACTS: Record<string, Act> = {
  'applications.store': { role: 'applicant_editor', to: '/antraege/:new' },
  'sections.update': { role: 'applicant_editor', stage: 'draft', form: { revision: 1 }, to: '/antraege/:id' },
  'section_versions.store': {
    role: 'applicant_editor',
    stage: 'draft',
    form: { revision: 1, version: 1 },
    to: '/antraege/:id/abschnitte/vorhaben',
  },
  'attachments.destroy': { role: 'applicant_editor', stage: 'draft', to: '/antraege/:id/abschnitte/anlagen' },
  'submission.store': { role: 'applicant_signatory', stage: 'draft', to: '/antraege/:id/eingang' },
  'sign_offs.store': {
    role: 'treasurer',
    at: 'Wuppertal',
    stage: 'draft',
    form: async (world, id) => {
      await Recipient.query().where('id', world.recipient('Wuppertal').id).update({ treasury_consents: true })
      const { mark } = await readDraft(await Application.findOrFail(id))
      return { act: 'agreed', note: '', mark }
    },
    to: '/antraege/:id/einreichung',
  },
  'sign_off_wishes.update': { role: 'recipient_admin', at: 'Wuppertal', form: { treasury: '1' }, to: '/zugaenge' },
  'colleagues.store': {
    role: 'recipient_admin',
    at: 'Wuppertal',
    form: { name: 'Nora Neu', email: 'neu@example.de', role: 'applicant_editor' },
    to: '/zugaenge',
  },
  'colleagues.destroy': { role: 'recipient_admin', at: 'Wuppertal', to: '/zugaenge' },
  'retraction.store': { role: 'applicant_signatory', stage: 'submitted', to: '/antraege' },
  'supplement_requests.store': {
    role: 'case_officer',
    stage: 'submitted',
    form: { place_1: 'stellen', what_1: 'Bitte reichen Sie die Stellenbeschreibungen nach.', due_on: '24.11.2025' },
    to: '/akten/:id',
  },
  'supplement_extensions.store': {
    role: 'case_officer',
    stage: 'submitted',
    form: async (world, id) => {
      const items = [{ section: 'stellen', place: 'Personal und Stellen', text: 'Bitte die Stellenbeschreibungen.' }]
      const ask = await app.container.make(RequestSupplements)
      await ask.handle(id, { items }, Day.parse('2025-11-24'), world.official('NW', 'case_officer'))
      return { due_on: '08.12.2025', reason: 'Antrag der Kommune vom 20. November.' }
    },
    to: '/akten/:id',
  },
  'completeness.store': { role: 'case_officer', stage: 'submitted', to: '/akten/:id' },
  'reviews.store': { role: 'case_officer', stage: 'complete', to: '/akten/:id' },
  'review_records.update': {
    role: 'case_officer',
    stage: 'in_review',
    form: { revision: 0 },
    to: '/akten/:id/pruefvermerk',
  },
  'proposals.store': {
    role: 'case_officer',
    stage: 'reviewed',
    form: async (world, id) => {
      await world.review(id, world.official('NW', 'case_officer'), 'reject', 1)
      return { 'kind': 'rejection', 'reasons': REASON, 'grounds[]': ['merit'] }
    },
    to: '/akten/:id/bescheid',
  },
  'cosignatures.store': { role: 'budget_officer', stage: 'proposed', to: '/akten/:id/bescheid' },
  'returns.store': {
    role: 'head_of_unit',
    stage: 'co_signed',
    form: { reason: 'Bitte noch einmal rechnen.' },
    to: '/akten/:id/bescheid',
  },
  'signatures.store': { role: 'head_of_unit', stage: 'co_signed', to: '/akten/:id/bescheid' },
  'recalls.store': {
    role: 'head_of_unit',
    stage: 'signed',
    form: { reason: 'Der Betrag ist falsch berechnet.' },
    to: '/akten/:id/bescheid',
  },
  'dispatches.store': { role: 'case_officer', stage: 'signed', to: '/akten/:id/bescheid' },
  'announcements.store': {
    role: 'case_officer',
    stage: 'notified',
    form: { channel: 'post', handed_over_on: '19.01.2026', evidence: 'Ab-Vermerk der Poststelle' },
    to: '/akten/:id/bescheid',
  },
  'retrievals.store': { role: 'applicant_editor', stage: 'notified', to: '/akten/:id/bescheid' },
  'amendments.store': {
    role: 'case_officer',
    stage: 'announced',
    form: { tranche_2026: '300.000,00', reasons: REASON },
    to: '/akten/:id/bescheid',
  },
  'reports.update': {
    role: 'applicant_editor',
    stage: 'announced',
    form: { revision: 1 },
    to: '/berichte/:report/bearbeitung',
  },
  'budget_postings.store': {
    role: 'budget_officer',
    form: { kind: 'block', year: 2026, decided_in: 2026, amount: '400,00', text: 'Sperrerlass', document: 'H 1120-3' },
    to: '/haushalt/:line',
  },
  'posting_confirmations.store': { role: 'head_of_unit', form: {}, to: '/haushalt/:line' },
  'posting_withdrawals.store': { role: 'budget_officer', form: {}, to: '/haushalt/:line' },
  'deputies.store': {
    role: 'case_officer',
    form: async (world) => {
      const { name, email } = world.official('NW', 'case_officer', 1)
      return { name, email, role: 'case_officer', from: germanDay(world.clock.today()), until: '30.03.2026' }
    },
    to: '/vertretung',
  },
  'deputies.destroy': {
    role: 'case_officer',
    form: {},
    to: '/vertretung',
  },
  'people.store': {
    role: 'admin_technical',
    form: async (world) => ({
      name: 'Nora Neu',
      email: 'neu@example.de',
      office: world.official('NW', 'case_officer').office!.key,
      role: 'case_officer',
    }),
    to: '/verwaltung',
  },
  'people.update': { role: 'admin_technical', to: '/verwaltung' },
  'organisations.store': {
    role: 'admin_technical',
    form: {
      kind: 'municipal',
      key: '05170',
      name: 'Kreis Wesel',
      organ: 'Der Landrat',
      street: 'Reeser Landstraße 31',
      postcode: '46483',
      town: 'Wesel',
    },
    to: '/verwaltung/organisationen',
  },
  'budget_lines.store': {
    role: 'budget_officer',
    form: async () => ({
      programme: (await Programme.query().where('land', 'NW').firstOrFail()).id,
      chapter: '07 080',
      item: '633 99',
      name: 'Zuweisungen an Gemeinden',
    }),
    to: '/haushalt/n',
  },
  'people.destroy': { role: 'admin_technical', to: '/verwaltung' },
  'effects.retry': { role: 'admin_technical', stage: 'submitted', to: '/verwaltung/wirkungen' },
  'base_rates.store': {
    role: 'admin_technical',
    form: async (world) => {
      world.clock.moveTo('2027-01-05T09:00')
      return { gilt_ab: '01.01.2027', satz: '1,27', fundstelle: 'Bundesanzeiger vom 30.12.2026' }
    },
    to: '/basiszinssaetze',
  },
  'rule_entries.store': {
    role: 'programme_manager',
    form: { 'names[]': ['retentionPercent'], ...READ_IN },
    to: '/regelwerk/nw/eintraege',
  },
  'rule_entries.update': {
    role: 'head_of_unit',
    form: { value: '5', valid_from: '1.1.2026', source: 'Nr. 8.1 der Richtlinie', ...READ_IN },
    to: '/regelwerk/nw/eintraege',
  },
  'rule_confirmations.store': {
    role: 'head_of_unit',
    form: async (world) => ({ 'entries[]': [await enteredRule(world)] }),
    to: '/regelwerk/nw/eintraege',
  },
  'rule_withdrawals.store': {
    role: 'programme_manager',
    form: async (world) => ({ 'entries[]': [await enteredRule(world)] }),
    to: '/regelwerk/nw/eintraege',
  },
  'early_starts.store': {
    role: 'case_officer',
    stage: 'submitted',
    form: async (world) => {
      world.clock.moveTo('2025-11-10T09:00')
      return { from: '20.11.2025', requested_on: '4.11.2025', reasons: REASON }
    },
    to: '/akten/:id/bescheid',
  },
  'messages.update': {
    role: 'case_officer',
    stage: 'submitted',
    form: async (world, id) => {
      const send = await app.container.make(SendMessage)
      await send.handle(id, 'applicant', { body: 'Eine Frage', files: [], seen: 0 }, world.editor('Unna'))
      return { seen: 1 }
    },
    to: '/akten/:id/nachrichten',
  },
  'assignments.store': {
    role: 'head_of_unit',
    stage: 'in_review',
    form: async (world) => ({ officer: world.official('NW', 'case_officer', 1).id, reason: 'Urlaub bis zum 30. März' }),
    to: '/akten/:id',
  },
  'referrals.store': {
    role: 'head_of_unit',
    stage: 'in_review',
    form: async () => ({
      authority: 'outside',
      outside: 'Stadt Frankfurt am Main',
      sent_on: '3.11.2025',
      reason: 'Der Sitz liegt in einem anderen Bezirk.',
    }),
    to: '/akten',
  },
  'referral_returns.store': {
    role: 'head_of_unit',
    stage: 'submitted',
    form: async (world, id) => {
      const sent = { outside: 'Stadt Frankfurt am Main', sentOn: world.clock.today() }
      const why = 'Der Sitz liegt in einem anderen Bezirk.'
      const refer = await app.container.make(ReferApplication)
      await refer.handle(id, sent, why, world.official('NW', 'head_of_unit'))
      return { reason: 'Auch dort ist niemand zuständig.' }
    },
    to: '/akten/:id',
  },
  'handovers.store': {
    role: 'head_of_unit',
    stage: 'in_review',
    form: async (world) => ({
      from: world.official('NW', 'case_officer').id,
      officer: world.official('NW', 'case_officer', 1).id,
      reason: 'Urlaub bis zum 30. März',
    }),
    to: '/zustaendigkeit',
  },
  'integrity.store': { role: 'admin_technical', to: '/unversehrtheit' },
  'seals.compare': {
    role: 'auditor_external',
    form: async () => ({ seal: printedSeal(signed({ ...BEFORE_ANYTHING, land: 'NW' }, installation().sealKey!)) }),
    to: '/unversehrtheit',
  },
  'new_programmes.store': {
    role: 'programme_manager',
    form: async () => {
      const { authorityId } = await Programme.findByOrFail({ land: 'NW', code: 'KI' })
      return { name: 'Neues Programm', code: 'NEU', authority: authorityId }
    },
    to: '/programme/entwuerfe/n',
  },
  'programme_drafts.store': { role: 'programme_manager', to: '/programme/entwuerfe/n' },
  'draft_calls.store': {
    role: 'programme_manager',
    form: {
      revision: 1,
      code: 'NW-KI-2031',
      title: 'Kommunale Integrationszentren 2031',
      dated: '15.9.2030',
      opens: '1.10.2030',
      closes: '30.12.2030',
      from: '1.1.2031',
      to: '31.12.2031',
    },
    to: '/programme/entwuerfe/:draft',
  },
  'draft_calls.destroy': { role: 'programme_manager', form: { revision: 1 }, to: '/programme/entwuerfe/:draft' },
  'draft_rules.update': {
    role: 'programme_manager',
    form: { revision: 1, indicators_label_1: 'Beratungen', indicators_unit_1: 'Anzahl' },
    to: '/programme/entwuerfe/:draft',
  },
  'draft_sections.store': {
    role: 'programme_manager',
    form: { revision: 1, title: 'Noch etwas', group: 'Was Sie vorhaben', kind: 'fields' },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_sections.update': {
    role: 'programme_manager',
    form: { revision: 1, title: 'Das Vorhaben', group: 'Was Sie vorhaben', kind: 'fields' },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_tables.store': {
    role: 'programme_manager',
    form: { revision: 1, ...TABLE },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_tables.update': {
    role: 'programme_manager',
    form: { revision: 1, ...TABLE },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_tables.destroy': {
    role: 'programme_manager',
    form: { revision: 1 },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_section_places.update': {
    role: 'programme_manager',
    form: { revision: 1, step: '1' },
    to: '/programme/entwuerfe/:draft/formular#sprachmittlung',
  },
  'draft_section_places.destroy': {
    role: 'programme_manager',
    form: { revision: 1 },
    to: '/programme/entwuerfe/:draft/formular#sprachmittlung',
  },
  'draft_fields.store': {
    role: 'programme_manager',
    form: { revision: 1, label: 'Noch eine Frage', type: 'text', optional: 'yes' },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_fields.update': {
    role: 'programme_manager',
    form: { revision: 1, label: 'Wichtigster Schwerpunkt', type: 'text', optional: 'no' },
    to: '/programme/entwuerfe/:draft/formular',
  },
  'draft_field_places.update': {
    role: 'programme_manager',
    form: { revision: 1, step: '-1' },
    to: '/programme/entwuerfe/:draft/formular#sprachmittlung',
  },
  'draft_field_places.destroy': {
    role: 'programme_manager',
    form: { revision: 1 },
    to: '/programme/entwuerfe/:draft/formular#sprachmittlung',
  },
  'draft_proposals.store': {
    role: 'programme_manager',
    form: { revision: 1, valid_from: '1.12.2027' },
    to: '/programme/entwuerfe/:draft',
  },
  'draft_publications.store': { role: 'head_of_unit', form: { revision: 2 }, to: '/programme/entwuerfe/:draft' },
  'draft_returns.store': {
    role: 'head_of_unit',
    form: { revision: 2, reason: 'Bitte die Frist noch einmal prüfen.' },
    to: '/programme/entwuerfe/:draft',
  },
  'draft_discards.store': { role: 'programme_manager', form: { revision: 1 }, to: '/programme' },
  'exports.grants': { role: 'auditor_external', stage: 'announced', to: '/exporte/n' },
  'exports.worklist': { role: 'case_officer', stage: 'submitted', to: '/exporte/n' },
  'exports.dossier': { role: 'auditor_external', stage: 'submitted', to: '/exporte/n' },
  'calendar.store': { role: 'applicant_editor', to: '/kalender' },
  'office.update': {
    role: 'case_officer',
    form: async (world) => ({ office: world.official('NW', 'case_officer').office!.key }),
    to: '/',
  },
  'session.destroy': { role: 'case_officer', to: '/anmeldung' },
}
/** They act without a word: one sees it, or gets the file. */
const SILENT = new Set([
  'new_programmes.store',
  'programme_drafts.store',
  'exports.grants',
  'exports.worklist',
  'exports.dossier',
  'office.update',
  'sections.update',
  'submission.store',
])
/** A file to send, a partner to remove, a report that is due, nobody signed in: their own specs send these. */
const ACTED_ELSEWHERE = [
  'programme_files.store',
  'draft_files.update',
  'attachments.store',
  'messages.store',
  'partners.store',
  'partner_shares.update',
  'partner_shares.confirm',
  'partner_shares.attach',
  'partner_reminders.store',
  'share_keys.store',
  'plan_imports.store',
  'takeovers.store',
  'papers.store',
  'change_requests.store',
  'notices.update',
  'master_documents.store',
  'master_documents.destroy',
  'kept_attachments.store',
  'clerks.update',
  'house_handovers.store',
  'lead_offers.store',
  'leads.accept',
  'leads.decline',
  'expressions.store',
  'expressions.update',
  'expression_filings.store',
  'expression_withdrawals.store',
  'expression_advices.store',
  'expression_choices.store',
  'form_moves.store',
  'form_moves.decline',
  'programmes.note',
  'master_records.update',
  'form_trials.store',
  'form_trials.update',
  'form_trials.file',
  'form_trials.destroy',
  'partners.destroy',
  'report_submissions.store',
  'report_verdicts.store',
  'session.store',
  'password.store',
  'password.update',
  'task_list.store',
]

/** A rule that waits for its second person. */
async function enteredRule(world: World): Promise<number> {
  const rule = { name: 'retentionPercent', value: 5, source: 'Nr. 8.1', document: 'Erlass II B 1', validTo: null }
  const days = { validFrom: Day.parse('2026-01-01'), documentDated: Day.parse('2025-10-01') }
  const manager = world.official('NW', 'programme_manager')
  return (await (await app.container.make(EnterRules)).handle('NW', [{ ...rule, ...days }], manager))[0].id
}

async function confirmedRule(world: World): Promise<number> {
  const id = await enteredRule(world)
  await (await app.container.make(EndEntries)).confirm('NW', [id], world.official('NW', 'head_of_unit'))
  return id
}

/** A colleague who looks after an officer's files. */
async function deputyOf(world: World): Promise<Membership> {
  const [officer, colleague] = [world.official('NW', 'case_officer'), world.official('NW', 'case_officer', 1)]
  const place = { userId: colleague.id, authorityId: officer.office!.id, role: 'case_officer' as const }
  const time = { validFrom: world.clock.today(), validUntil: world.clock.today().plusDays(14) }
  return Membership.create({ ...place, ...time, deputises: officer.id, givenBy: officer.id })
}

/** A posting that a budget officer entered, and that waits for a second person. */
async function enteredPosting(world: World): Promise<{ id: number }> {
  const line = await BudgetLine.query().where('land', 'NW').first()
  const officer = world.official('NW', 'budget_officer')
  const row = { kind: 'reinforcement', year: 2026, decidedIn: 2026, amount: Money.parse('500000.00'), text: 'Nachtrag' }
  const of = { budgetLineId: line?.id, enteredBy: officer.id, enteredAt: world.now() }
  return line ? EnteredPosting.create({ ...row, ...of } as never) : { id: 0 }
}

/** A role that another administrator gave, and that waits for the second person. */
async function waitingRole(world: World): Promise<Membership> {
  const officer = world.official('NW', 'case_officer')
  return Membership.create({
    userId: officer.id,
    authorityId: officer.office!.id,
    role: 'head_of_unit',
    validFrom: world.clock.today(),
    givenBy: world.official('NW', 'admin_technical', 1).id,
    awaitsSecond: true,
  })
}

async function idsFor(world: World, id: number, name: string): Promise<Record<string, string | number>> {
  const first = async (query: { first(): Promise<{ id: number } | null> }) => (await query.first())?.id ?? 0
  const calls: Record<string, string | number> = {
    id,
    section: 'vorhaben',
    call_id: (await world.call('NW-KI-2026')).id,
    attachment_id: await first(ApplicationAttachment.query().where('application_id', id)),
    report: await first(ProgressReport.query()),
    line: await first(BudgetLine.query()),
    land: 'nw',
    name: 'retentionPercent',
    entry: (await enteredPosting(world)).id,
    membership_id:
      name === 'deputies.destroy'
        ? (await deputyOf(world)).id
        : (await Membership.findByOrFail({ userId: world.editor('Wuppertal').id })).id,
    effect_id: await first(Effect.query()),
    new: 'n',
    programme_id: (await Programme.findByOrFail({ land: 'NW', code: 'KI' })).id,
    call_code: NEXT_CALL.code,
    part: 'sprachmittlung',
    rules: 'kennzahlen',
    table: 'sprachen',
    field: 'lsm_guidance',
  }
  if (/draft/.test(name) && name !== 'programme_drafts.store')
    calls.draft = calls.draft_id = (await draftIn(world, /publications|returns/.test(name) ? 'proposed' : 'draft')).id
  const held = await Membership.query().where('user_id', world.official('NW', 'case_officer').id).firstOrFail()
  const own: Record<string, number> = {
    'people.destroy': held.id,
    'people.update': (await waitingRole(world)).id,
    'budget_postings.store': Number(calls.line),
    'posting_confirmations.store': Number(calls.line),
    'posting_withdrawals.store': Number(calls.line),
    'reports.update': Number(calls.report),
  }
  return { ...calls, id: own[name] ?? id }
}

type Listed = { name: string; pattern: string; method: string }

function routes(): Listed[] {
  return Object.values(router.toJSON())
    .flat()
    .map(({ name, pattern, methods }) => ({
      name: name ?? '',
      pattern,
      method: methods.find((method) => method !== 'HEAD')!,
    }))
}

async function setting() {
  const world = await World.create()
  const line = await world.budget('NW', 'KI', 2026, '18000000.00')
  const file = await world.file('Wuppertal', 'NW-KI-2026', 'announced')
  world.clock.moveTo('2025-11-05T10:00')
  const draft = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
  const report = await world.reportOf(file.id, 2026)
  const document = await Document.query().where({ stream: file.journalStream, kind: 'attachment' }).firstOrFail()
  const effect = await Effect.query().firstOrFail()
  const call = await world.call('NW-KI-2026')
  const auditor = world.official('NW', 'auditor_external')
  const taken = { kind: 'grants' as const, filter: 'alle', fileName: 'a.xlsx', content: Buffer.from('a') }
  const kept = await (await app.container.make(KeepExport)).handle(taken, auditor.office!, auditor, world.now())
  const values: Record<string, string | number> = {
    call_id: call.id,
    section: 'vorhaben',
    recipient_id: world.recipient('Unna').id,
    attachment_id: 1,
    rule_entry_id: await confirmedRule(world),
    membership_id: 1,
    paper_id: 1,
    entry: (await enteredPosting(world)).id,
    document_id: document.id,
    token: 'a'.repeat(64),
    page: 'impressum',
    list: '0'.repeat(48),
    sha256: SAMPLE_TEXTS[0].sha256,
    land: 'nw',
    name: 'retentionPercent',
    topic: 'zinsen',
    form: 'berechnen',
    effect_id: effect.id,
    export_id: kept.id,
    programme_id: call.programmeId,
    draft_id: (await draftIn(world)).id,
    call_code: NEXT_CALL.code,
    part: 'sprachmittlung',
    rules: 'kennzahlen',
    table: 'sprachen',
    field: 'lsm_guidance',
    feed: `${'a'.repeat(64)}.ics`,
  }
  const expression = await expressionFiled(world)
  const idOf = (pattern: string) =>
    pattern.startsWith('/interessenbekundungen')
      ? expression.id
      : pattern.startsWith('/berichte')
        ? report.id
        : pattern.startsWith('/haushalt')
          ? line.id
          : pattern.startsWith('/antraege') && !/eingang$|ruecknahme$/.test(pattern)
            ? draft.id
            : file.id
  const address = (pattern: string) =>
    pattern.replace(/:(\w+)\??/g, (_, name: string) =>
      String(
        name === 'id'
          ? idOf(pattern)
          : name === 'call_id' && /interesse/.test(pattern)
            ? expression.callId
            : values[name]
      )
    )
  const own = (role: Role): User => world.holder(role, 'NW', 'Wuppertal')
  const foreign = (role: Role): User => world.holder(role, 'BW', 'Schwarzwald')
  return { world, address, own, foreign }
}

test.group('Access matrix', (group) => {
  group.each.teardown(() => putInForce([]))

  test('every route has a name, an access rule, and no rule is without its route', ({ assert }) => {
    const named = routes().map(({ name }) => name)
    assert.isNotEmpty(named)
    assert.notInclude(named, '')
    assert.sameMembers(named, [...accessRules().keys()])
  })

  test('what takes a file is an address that acts', ({ assert }) => {
    const acting = routes().filter(({ method }) => method === 'POST')
    assert.includeMembers(
      acting.map(({ pattern }) => pattern),
      [...TAKES_FILES.keys()]
    )
  })

  test('nobody: what is not public leads to the sign-in', async ({ assert, client }) => {
    const { address } = await setting()
    for (const { name, pattern, method } of routes()) {
      const request = client.request(address(pattern), method).redirects(0)
      const response = method === 'GET' ? await request : await request.withCsrfToken()
      const rule = accessRules().get(name)
      if (rule === 'public') assert.notInclude([401, 403, 500], response.status(), `${method} ${pattern}`)
      else
        assert.deepEqual([response.status(), response.header('location')], [302, '/anmeldung'], `${method} ${pattern}`)
    }
  }).timeout(120_000)

  test("{$self} of the file's own office: exactly the routes of the role, each with its answer")
    .with([...ROLES])
    .run(async ({ assert, client }, role) => {
      const { address, own } = await setting()
      const [found, wanted]: [Record<string, string>, Record<string, string>] = [{}, {}]
      for (const { name, pattern, method } of routes()) {
        const rule = accessRules().get(name)!
        const allowed = rule === 'public' || rule === 'signed_in' || rule.includes(role)
        const denied = !allowed || POLICY_SAYS_NO[role]?.includes(name)
        // what acts is asked in the right moment, below
        if (method !== 'GET' && !denied) continue
        const response = await visit(client, address(pattern), method, own(role))
        found[name] = answerOf(response)
        wanted[name] = denied ? '403' : (READS[name]?.[role] ?? READS[name]?.all ?? '200')
      }
      assert.deepEqual(found, wanted)
    })
    .timeout(120_000)

  test('what acts acts for those who may, and answers: {name}')
    .with(Object.entries(ACTS).map(([name, act]) => ({ name, ...act })))
    .run(async ({ assert, client }, { name, role, stage, form, to, at = 'Unna' }) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '18000000.00')
      const file = stage ? await world.file(at, 'NW-KI-2026', stage) : null
      const ids = await idsFor(world, file?.id ?? 0, name)
      const { pattern, method } = routes().find((route) => route.name === name)!
      const path = filledIn(pattern, ids)
      const typed = typeof form === 'function' ? await form(world, file?.id ?? 0) : form
      const request = client.request(path, method) as never
      const response = (await sends(request, world.holder(role, 'NW', at), typed)) as unknown as Answer
      assert.equal(
        answerOf(response),
        `302 ${filledIn(to, ids).replace(/\d+/g, 'n')}`,
        JSON.stringify(response.flashMessages?.())
      )
      if (!SILENT.has(name)) assert.isString(response.flashMessage('success'), `${name} has acted`)
    })
    .timeout(60_000)

  test('every route that acts is asked to act', ({ assert }) => {
    const acting = routes().filter(({ method }) => method !== 'GET')
    assert.sameMembers(
      acting.map(({ name }) => name),
      [...Object.keys(ACTS), ...ACTED_ELSEWHERE]
    )
  })

  test('{$self} of another Land: the same 404 as for a file that does not exist')
    .with([...ROLES])
    .run(async ({ assert, client }, role) => {
      const { address, foreign } = await setting()
      for (const { name, pattern, method } of routes()) {
        if (!/:(id|call_id|programme_id|draft_id)/.test(pattern) || WITHOUT_OBJECT.has(name)) continue
        const rule = accessRules().get(name)!
        if (rule === 'public' || rule === 'signed_in' || !rule.includes(role)) continue
        const response = await visit(client, address(pattern), method, foreign(role))
        assert.equal(response.status(), 404, `${role} ${method} ${pattern}`)
        const absent = await visit(client, address(pattern).replace(/\/\d+/, '/999999'), method, foreign(role))
        assert.equal(
          response.text().replaceAll(/\s+/g, ' '),
          absent.text().replaceAll(/\s+/g, ' '),
          `${role} ${method} ${pattern}`
        )
      }
    })
    .timeout(120_000)

  test('a neighbour of the same Land sees nothing of it either', async ({ assert, client }) => {
    const { world, address } = await setting()
    for (const pattern of [
      '/antraege/:id',
      '/akten/:id',
      '/akten/:id/bescheid',
      '/akten/:id/dokumente/:document_id',
      '/berichte/:id',
      '/antraege/:id/abschnitte/:section',
    ]) {
      const response = await as(client.get(address(pattern)), world.editor('Unna'))
      assert.equal(response.status(), 404, pattern)
    }
  })

  test('a document is found in its own file only', async ({ assert, client }) => {
    const { world } = await setting()
    const other = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const document = await Document.query().where('stream', other.journalStream).firstOrFail()
    const wuppertal = await Document.query().whereNot('stream', other.journalStream).firstOrFail()
    const officer = world.official('NW', 'case_officer')
    assert.equal((await as(client.get(`/akten/${other.id}/dokumente/${document.id}`), officer)).status(), 200)
    assert.equal((await as(client.get(`/akten/${other.id}/dokumente/${wuppertal.id}`), officer)).status(), 404)
  })
})

type Answer = {
  status(): number
  text(): string
  header(name: string): string | undefined
  flashMessage(name: string): unknown
  flashMessages?(): unknown
}

function visit(
  client: { request(path: string, method: string): ReturnType<typeof Object> },
  path: string,
  method: string,
  user: User
) {
  const request = client.request(path, method) as never
  return (method === 'GET' ? as(request, user) : sends(request, user)) as unknown as Promise<Answer>
}

function answerOf(response: Answer): string {
  const to = response.header('location')
  return to ? `${response.status()} ${to.replace(/\d+/g, 'n')}` : String(response.status())
}

function filledIn(pattern: string, ids: Record<string, string | number>): string {
  return pattern.replace(/:(\w+)\??/g, (_, name: string) => String(ids[name] ?? `:${name}`))
}
