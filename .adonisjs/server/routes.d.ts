import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'session.create': { paramsTuple?: []; params?: {} }
    'session.store': { paramsTuple?: []; params?: {} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'password.create': { paramsTuple?: []; params?: {} }
    'password.store': { paramsTuple?: []; params?: {} }
    'password.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'password.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'notices.update': { paramsTuple?: []; params?: {} }
    'office.update': { paramsTuple?: []; params?: {} }
    'rulebooks.show': { paramsTuple?: [ParamValue?]; params?: {'land'?: ParamValue} }
    'standard_texts.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'rule_entries.index': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_entries.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_entries.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'name': ParamValue} }
    'rule_entries.update': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'name': ParamValue} }
    'rule_confirmations.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_withdrawals.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'administration.index': { paramsTuple?: []; params?: {} }
    'people.create': { paramsTuple?: []; params?: {} }
    'people.store': { paramsTuple?: []; params?: {} }
    'people.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'organisations.index': { paramsTuple?: []; params?: {} }
    'organisations.create': { paramsTuple?: []; params?: {} }
    'organisations.store': { paramsTuple?: []; params?: {} }
    'people.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'colleagues.index': { paramsTuple?: []; params?: {} }
    'colleagues.store': { paramsTuple?: []; params?: {} }
    'colleagues.confirm': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'colleagues.destroy': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'deputies.create': { paramsTuple?: []; params?: {} }
    'deputies.store': { paramsTuple?: []; params?: {} }
    'deputies.destroy': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'mails.index': { paramsTuple?: []; params?: {} }
    'effects.index': { paramsTuple?: []; params?: {} }
    'effects.retry': { paramsTuple: [ParamValue]; params: {'effect_id': ParamValue} }
    'offers.index': { paramsTuple?: []; params?: {} }
    'eligibility.show': { paramsTuple?: []; params?: {} }
    'offers.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.atom': { paramsTuple?: []; params?: {} }
    'offers.json': { paramsTuple?: []; params?: {} }
    'programme_schema.show': { paramsTuple?: []; params?: {} }
    'new_programmes.create': { paramsTuple?: []; params?: {} }
    'new_programmes.store': { paramsTuple?: []; params?: {} }
    'programme_files.create': { paramsTuple?: []; params?: {} }
    'programme_files.store': { paramsTuple?: []; params?: {} }
    'programmes.show': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programmes.file': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programmes.note': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programme_drafts.store': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programme_drafts.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'programme_drafts.file': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_files.edit': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_files.update': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'call_code': ParamValue} }
    'draft_rules.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'rules': ParamValue} }
    'draft_rules.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'rules': ParamValue} }
    'draft_forms.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_forms.preview': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.store': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_fields.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_tables.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_tables.store': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_tables.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_proposals.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_publications.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_returns.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_returns.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_discards.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_discards.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'base_rates.index': { paramsTuple?: []; params?: {} }
    'base_rates.store': { paramsTuple?: []; params?: {} }
    'calendar.index': { paramsTuple?: []; params?: {} }
    'calendar.store': { paramsTuple?: []; params?: {} }
    'calendar.show': { paramsTuple: [ParamValue]; params: {'feed': ParamValue} }
    'expressions.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'expressions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'expressions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_filings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_advices.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_choices.index': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'expression_choices.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'applications.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'section_versions.index': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'section_versions.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'partners.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partners.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'partners.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'attachments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'attachments.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'attachment_id': ParamValue} }
    'attachments.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'attachment_id': ParamValue} }
    'form_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'form_moves.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'form_moves.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.attach': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.confirm': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_reminders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'share_keys.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'share_keys.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lead_offers.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'lead_offers.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'leads.accept': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'leads.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_documents.store': { paramsTuple?: []; params?: {} }
    'master_documents.show': { paramsTuple: [ParamValue]; params: {'paper_id': ParamValue} }
    'master_documents.destroy': { paramsTuple: [ParamValue]; params: {'paper_id': ParamValue} }
    'kept_attachments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clerks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'house_handovers.create': { paramsTuple?: []; params?: {} }
    'house_handovers.store': { paramsTuple?: []; params?: {} }
    'papers.create': { paramsTuple?: []; params?: {} }
    'papers.store': { paramsTuple?: []; params?: {} }
    'takeovers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'submission.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sign_offs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sign_off_wishes.update': { paramsTuple?: []; params?: {} }
    'messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_records.edit': { paramsTuple?: []; params?: {} }
    'master_records.update': { paramsTuple?: []; params?: {} }
    'treasury.show': { paramsTuple?: []; params?: {} }
    'contributions.index': { paramsTuple?: []; params?: {} }
    'submission.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'submission.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retraction.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retraction.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_extensions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_extensions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referrals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referrals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referral_returns.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.workbook': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'offers.workbook': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'programmes.index': { paramsTuple?: []; params?: {} }
    'assignments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'assignments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'handovers.create': { paramsTuple?: []; params?: {} }
    'handovers.store': { paramsTuple?: []; params?: {} }
    'form_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.file': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.destroy': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'section': ParamValue} }
    'form_trials.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'section': ParamValue} }
    'completeness.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reviews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'review_records.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_lines.index': { paramsTuple?: []; params?: {} }
    'budget_lines.create': { paramsTuple?: []; params?: {} }
    'budget_lines.store': { paramsTuple?: []; params?: {} }
    'budget_lines.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_postings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_postings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'posting_confirmations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'entry': ParamValue} }
    'posting_withdrawals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'entry': ParamValue} }
    'proposals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'proposals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notice_drafts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cosignatures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'signatures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'returns.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'dispatches.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retrievals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recalls.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recalls.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'amendments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'amendments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'early_starts.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'early_starts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'signatures.index': { paramsTuple?: []; params?: {} }
    'rule_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_submissions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_submissions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_verdicts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'projects.index': { paramsTuple?: []; params?: {} }
    'calculator.index': { paramsTuple?: []; params?: {} }
    'task_list.create': { paramsTuple?: []; params?: {} }
    'task_list.store': { paramsTuple?: []; params?: {} }
    'task_list.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.fetch': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.template': { paramsTuple?: []; params?: {} }
    'calculator.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'topic': ParamValue,'form'?: ParamValue} }
    'integrity.index': { paramsTuple?: []; params?: {} }
    'integrity.store': { paramsTuple?: []; params?: {} }
    'seals.compare': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'recipient_home.show': { paramsTuple?: []; params?: {} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'cases.index': { paramsTuple?: []; params?: {} }
    'cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.application': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.plan': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.review': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'review_records.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.notice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.reports': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.documents': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.messages': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.rules': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.journal': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'documents.view': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'exports.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'exports.worklist': { paramsTuple?: []; params?: {} }
    'exports.grants': { paramsTuple?: []; params?: {} }
    'exports.dossier': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rule_entries.decided': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'rule_entry_id': ParamValue} }
    'pages.show': { paramsTuple: [ParamValue]; params: {'page': ParamValue} }
    'health': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'session.create': { paramsTuple?: []; params?: {} }
    'password.create': { paramsTuple?: []; params?: {} }
    'password.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rulebooks.show': { paramsTuple?: [ParamValue?]; params?: {'land'?: ParamValue} }
    'standard_texts.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'rule_entries.index': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_entries.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'name': ParamValue} }
    'administration.index': { paramsTuple?: []; params?: {} }
    'people.create': { paramsTuple?: []; params?: {} }
    'organisations.index': { paramsTuple?: []; params?: {} }
    'organisations.create': { paramsTuple?: []; params?: {} }
    'colleagues.index': { paramsTuple?: []; params?: {} }
    'colleagues.confirm': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'deputies.create': { paramsTuple?: []; params?: {} }
    'mails.index': { paramsTuple?: []; params?: {} }
    'effects.index': { paramsTuple?: []; params?: {} }
    'offers.index': { paramsTuple?: []; params?: {} }
    'eligibility.show': { paramsTuple?: []; params?: {} }
    'offers.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.atom': { paramsTuple?: []; params?: {} }
    'offers.json': { paramsTuple?: []; params?: {} }
    'programme_schema.show': { paramsTuple?: []; params?: {} }
    'new_programmes.create': { paramsTuple?: []; params?: {} }
    'programme_files.create': { paramsTuple?: []; params?: {} }
    'programmes.show': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programmes.file': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programme_drafts.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'programme_drafts.file': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_files.edit': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_rules.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'rules': ParamValue} }
    'draft_forms.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_forms.preview': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_tables.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_tables.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_returns.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_discards.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'base_rates.index': { paramsTuple?: []; params?: {} }
    'calendar.index': { paramsTuple?: []; params?: {} }
    'calendar.show': { paramsTuple: [ParamValue]; params: {'feed': ParamValue} }
    'expressions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'expression_choices.index': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'section_versions.index': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'partners.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'attachments.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'attachment_id': ParamValue} }
    'form_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'share_keys.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lead_offers.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'change_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_documents.show': { paramsTuple: [ParamValue]; params: {'paper_id': ParamValue} }
    'house_handovers.create': { paramsTuple?: []; params?: {} }
    'papers.create': { paramsTuple?: []; params?: {} }
    'submission.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_records.edit': { paramsTuple?: []; params?: {} }
    'treasury.show': { paramsTuple?: []; params?: {} }
    'contributions.index': { paramsTuple?: []; params?: {} }
    'submission.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retraction.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_extensions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referrals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.workbook': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'offers.workbook': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'programmes.index': { paramsTuple?: []; params?: {} }
    'assignments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'handovers.create': { paramsTuple?: []; params?: {} }
    'form_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'section': ParamValue} }
    'budget_lines.index': { paramsTuple?: []; params?: {} }
    'budget_lines.create': { paramsTuple?: []; params?: {} }
    'budget_lines.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_postings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'proposals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notice_drafts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recalls.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'amendments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'early_starts.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'signatures.index': { paramsTuple?: []; params?: {} }
    'rule_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_submissions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'projects.index': { paramsTuple?: []; params?: {} }
    'calculator.index': { paramsTuple?: []; params?: {} }
    'task_list.create': { paramsTuple?: []; params?: {} }
    'task_list.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.fetch': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.template': { paramsTuple?: []; params?: {} }
    'calculator.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'topic': ParamValue,'form'?: ParamValue} }
    'integrity.index': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'recipient_home.show': { paramsTuple?: []; params?: {} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'cases.index': { paramsTuple?: []; params?: {} }
    'cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.application': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.plan': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.review': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'review_records.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.notice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.reports': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.documents': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.messages': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.rules': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.journal': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'documents.view': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'exports.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'rule_entries.decided': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'rule_entry_id': ParamValue} }
    'pages.show': { paramsTuple: [ParamValue]; params: {'page': ParamValue} }
    'health': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'session.create': { paramsTuple?: []; params?: {} }
    'password.create': { paramsTuple?: []; params?: {} }
    'password.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rulebooks.show': { paramsTuple?: [ParamValue?]; params?: {'land'?: ParamValue} }
    'standard_texts.show': { paramsTuple: [ParamValue]; params: {'sha256': ParamValue} }
    'rule_entries.index': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_entries.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'name': ParamValue} }
    'administration.index': { paramsTuple?: []; params?: {} }
    'people.create': { paramsTuple?: []; params?: {} }
    'organisations.index': { paramsTuple?: []; params?: {} }
    'organisations.create': { paramsTuple?: []; params?: {} }
    'colleagues.index': { paramsTuple?: []; params?: {} }
    'colleagues.confirm': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'deputies.create': { paramsTuple?: []; params?: {} }
    'mails.index': { paramsTuple?: []; params?: {} }
    'effects.index': { paramsTuple?: []; params?: {} }
    'offers.index': { paramsTuple?: []; params?: {} }
    'eligibility.show': { paramsTuple?: []; params?: {} }
    'offers.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.show': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'directives.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.atom': { paramsTuple?: []; params?: {} }
    'offers.json': { paramsTuple?: []; params?: {} }
    'programme_schema.show': { paramsTuple?: []; params?: {} }
    'new_programmes.create': { paramsTuple?: []; params?: {} }
    'programme_files.create': { paramsTuple?: []; params?: {} }
    'programmes.show': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programmes.file': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programme_drafts.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'programme_drafts.file': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_files.edit': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_rules.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'rules': ParamValue} }
    'draft_forms.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_forms.preview': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_tables.create': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_tables.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.confirm': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_returns.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_discards.create': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'base_rates.index': { paramsTuple?: []; params?: {} }
    'calendar.index': { paramsTuple?: []; params?: {} }
    'calendar.show': { paramsTuple: [ParamValue]; params: {'feed': ParamValue} }
    'expressions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'expression_choices.index': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'section_versions.index': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'partners.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'attachments.confirm': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'attachment_id': ParamValue} }
    'form_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'share_keys.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lead_offers.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'change_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_documents.show': { paramsTuple: [ParamValue]; params: {'paper_id': ParamValue} }
    'house_handovers.create': { paramsTuple?: []; params?: {} }
    'papers.create': { paramsTuple?: []; params?: {} }
    'submission.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_records.edit': { paramsTuple?: []; params?: {} }
    'treasury.show': { paramsTuple?: []; params?: {} }
    'contributions.index': { paramsTuple?: []; params?: {} }
    'submission.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retraction.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_requests.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_extensions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referrals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.workbook': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'offers.workbook': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'offers.print': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'programmes.index': { paramsTuple?: []; params?: {} }
    'assignments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'handovers.create': { paramsTuple?: []; params?: {} }
    'form_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'section': ParamValue} }
    'budget_lines.index': { paramsTuple?: []; params?: {} }
    'budget_lines.create': { paramsTuple?: []; params?: {} }
    'budget_lines.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_postings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'proposals.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notice_drafts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recalls.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'amendments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'early_starts.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'signatures.index': { paramsTuple?: []; params?: {} }
    'rule_trials.show': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_submissions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'projects.index': { paramsTuple?: []; params?: {} }
    'calculator.index': { paramsTuple?: []; params?: {} }
    'task_list.create': { paramsTuple?: []; params?: {} }
    'task_list.show': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.fetch': { paramsTuple: [ParamValue]; params: {'list': ParamValue} }
    'task_list.template': { paramsTuple?: []; params?: {} }
    'calculator.show': { paramsTuple: [ParamValue,ParamValue?]; params: {'topic': ParamValue,'form'?: ParamValue} }
    'integrity.index': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'recipient_home.show': { paramsTuple?: []; params?: {} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'cases.index': { paramsTuple?: []; params?: {} }
    'cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.application': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.plan': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.review': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'review_records.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.notice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.reports': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.documents': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.messages': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.rules': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cases.journal': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'documents.view': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'document_id': ParamValue} }
    'exports.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'rule_entries.decided': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'rule_entry_id': ParamValue} }
    'pages.show': { paramsTuple: [ParamValue]; params: {'page': ParamValue} }
    'health': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'session.store': { paramsTuple?: []; params?: {} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'password.store': { paramsTuple?: []; params?: {} }
    'password.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'notices.update': { paramsTuple?: []; params?: {} }
    'office.update': { paramsTuple?: []; params?: {} }
    'rule_entries.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_entries.update': { paramsTuple: [ParamValue,ParamValue]; params: {'land': ParamValue,'name': ParamValue} }
    'rule_confirmations.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'rule_withdrawals.store': { paramsTuple: [ParamValue]; params: {'land': ParamValue} }
    'people.store': { paramsTuple?: []; params?: {} }
    'people.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'organisations.store': { paramsTuple?: []; params?: {} }
    'people.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'colleagues.store': { paramsTuple?: []; params?: {} }
    'colleagues.destroy': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'deputies.store': { paramsTuple?: []; params?: {} }
    'deputies.destroy': { paramsTuple: [ParamValue]; params: {'membership_id': ParamValue} }
    'effects.retry': { paramsTuple: [ParamValue]; params: {'effect_id': ParamValue} }
    'new_programmes.store': { paramsTuple?: []; params?: {} }
    'programme_files.store': { paramsTuple?: []; params?: {} }
    'programmes.note': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'programme_drafts.store': { paramsTuple: [ParamValue]; params: {'programme_id': ParamValue} }
    'draft_files.update': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_calls.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'call_code': ParamValue} }
    'draft_rules.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'rules': ParamValue} }
    'draft_sections.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_section_places.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.store': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_fields.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_field_places.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'field': ParamValue} }
    'draft_tables.store': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue} }
    'draft_tables.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_tables.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'draft_id': ParamValue,'part': ParamValue,'table': ParamValue} }
    'draft_proposals.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_publications.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_returns.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'draft_discards.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'base_rates.store': { paramsTuple?: []; params?: {} }
    'calendar.store': { paramsTuple?: []; params?: {} }
    'expressions.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'expressions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_filings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_advices.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expression_choices.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'applications.store': { paramsTuple: [ParamValue]; params: {'call_id': ParamValue} }
    'sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'section_versions.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'section': ParamValue} }
    'partners.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partners.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'attachments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'attachments.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'attachment_id': ParamValue} }
    'form_moves.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'form_moves.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.attach': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_shares.confirm': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'partner_reminders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_imports.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'share_keys.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lead_offers.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'recipient_id': ParamValue} }
    'leads.accept': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'leads.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_documents.store': { paramsTuple?: []; params?: {} }
    'master_documents.destroy': { paramsTuple: [ParamValue]; params: {'paper_id': ParamValue} }
    'kept_attachments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clerks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'house_handovers.store': { paramsTuple?: []; params?: {} }
    'papers.store': { paramsTuple?: []; params?: {} }
    'takeovers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sign_offs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sign_off_wishes.update': { paramsTuple?: []; params?: {} }
    'messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'master_records.update': { paramsTuple?: []; params?: {} }
    'submission.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retraction.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_requests.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'supplement_extensions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referrals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'referral_returns.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'assignments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'handovers.store': { paramsTuple?: []; params?: {} }
    'form_trials.store': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.file': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.destroy': { paramsTuple: [ParamValue]; params: {'draft_id': ParamValue} }
    'form_trials.update': { paramsTuple: [ParamValue,ParamValue]; params: {'draft_id': ParamValue,'section': ParamValue} }
    'completeness.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reviews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'review_records.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'budget_lines.store': { paramsTuple?: []; params?: {} }
    'budget_postings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'posting_confirmations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'entry': ParamValue} }
    'posting_withdrawals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'entry': ParamValue} }
    'proposals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'cosignatures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'signatures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'returns.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'dispatches.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retrievals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recalls.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'amendments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'early_starts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_submissions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_verdicts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'task_list.store': { paramsTuple?: []; params?: {} }
    'integrity.store': { paramsTuple?: []; params?: {} }
    'seals.compare': { paramsTuple?: []; params?: {} }
    'exports.worklist': { paramsTuple?: []; params?: {} }
    'exports.grants': { paramsTuple?: []; params?: {} }
    'exports.dossier': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}