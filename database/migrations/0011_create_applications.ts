import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, differs, moves, raiseWhen, refers, stands } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('applications', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'authority_id', 'authorities', 'in_wider_index').notNullable()
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      refers(table, 'call_id', 'calls', 'in_wider_index').notNullable()
      // whose form it follows: that of its call, or a later one to which its draft has moved
      refers(table, 'programme_version_id', 'programme_versions').notNullable()
      // the later one to which its applicant did not want to move: only still later ones are told of
      refers(table, 'declined_version_id', 'programme_versions').nullable()
      refers(table, 'recipient_id', 'recipients', 'in_wider_index').notNullable()
      // of a call in two stages: what it was invited upon
      refers(table, 'expression_id', 'expressions').nullable()
      table.string('status', 30).notNullable()
      table.dateTime('status_since').notNullable()
      table.string('title', 190).notNullable()
      table.string('file_number', 40).nullable().unique('applications_file_number_unique')
      table.string('recipient_name', 190).notNullable()
      table.string('recipient_sort', 120).notNullable()
      table.string('search_text', 250).notNullable()
      table.bigint('requested_amount').nullable()
      // the newest submission; 0 before the first
      table.integer('version').notNullable().defaultTo(0)
      // call and recipient of a draft, empty once it is none: a call has one draft of a recipient
      table.string('draft_key', 40).nullable().unique('applications_draft_unique')
      refers(table, 'officer_id', 'users').nullable()
      // who looks after it in the house of its applicant
      refers(table, 'clerk_id', 'users').nullable()
      // who declared to be biased: takes no part in it any more
      table.json('recused').nullable()
      refers(table, 'created_by', 'users').notNullable()
      table.dateTime('submitted_at').nullable()
      // on paper, typed in by its authority: when it came in there
      table.dateTime('paper_received_at').nullable()
      // what was said for filing after the last day
      table.text('late_reason').nullable()
      // to whom it went that does not work here
      table.string('referred_to', 190).nullable()
      // to which partner it is offered to lead it, and since when another than at first does
      refers(table, 'lead_offered_to', 'recipients').nullable()
      table.dateTime('lead_since').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      for (const [of, column] of [
        ['', 'authority_id'],
        ['_of_land', 'land'],
      ]) {
        table.index([column, 'submitted_at', 'id'], `applications${of}_by_receipt`)
        table.index([column, 'status', 'submitted_at', 'id'], `applications${of}_by_status`)
        table.index([column, 'requested_amount', 'id'], `applications${of}_by_amount`)
        table.index([column, 'recipient_sort', 'id'], `applications${of}_by_recipient`)
      }
      table.index(['recipient_id', 'status'], 'applications_of_recipient')
      table.index(['programme_id', 'recipient_id'], 'applications_of_programme')
      table.index(['call_id', 'status'], 'applications_of_call')
    })
    this.schema.createTable('application_sections', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      table.string('section', 40).notNullable()
      // answers as they were typed, the rows of tables by their keys
      table.json('data').notNullable()
      table.integer('revision').notNullable().defaultTo(1)
      refers(table, 'saved_by', 'users').notNullable()
      table.dateTime('saved_at').notNullable()
      // answers of an earlier application that nobody has looked at yet
      table.boolean('taken_over').notNullable().defaultTo(false)
      table.unique(['application_id', 'section'], { indexName: 'application_sections_unique' })
    })
    this.schema.createTable('application_partners', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      refers(table, 'recipient_id', 'recipients').notNullable()
      table.integer('position').notNullable()
      // the share by year that the partner stands by, as it read it
      table.string('confirmed', 400).nullable()
      refers(table, 'confirmed_by', 'users').nullable()
      table.dateTime('confirmed_at').nullable()
      table.unique(['application_id', 'recipient_id'], { indexName: 'application_partners_unique' })
    })
    this.schema.createTable('application_attachments', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      refers(table, 'document_id', 'documents').notNullable()
      table.string('slot', 40).notNullable()
      // what was filed before and in whose place it comes
      refers(table, 'replaces', 'documents').nullable()
      table.index(['application_id', 'slot'], 'application_attachments_slot')
    })
    this.schema.createTable('sign_offs', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications').notNullable()
      table.string('act', 30).notNullable()
      // what was looked at: the draft as it stood, or the own share by year
      table.string('mark', 400).notNullable()
      table.text('note').nullable()
      refers(table, 'by', 'users').notNullable()
      table.dateTime('at').notNullable()
    })
    appendOnly(this, this.schema, 'sign_offs')
    this.schema.createTable('supplement_requests', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications').notNullable()
      table.text('request').notNullable()
      // the same, item by item, each at its section
      table.json('items').notNullable()
      table.date('due_on').notNullable()
      // later, as often as it is asked for; each time an act with its reason
      table.date('extended_until').nullable()
      refers(table, 'requested_by', 'users').notNullable()
      table.dateTime('requested_at').notNullable()
      table.text('answer').nullable()
      refers(table, 'answered_by', 'users').nullable()
      table.dateTime('answered_at').nullable()
      // nobody waits for an answer any more: the file went to another authority
      table.dateTime('dropped_at').nullable()
    })
    stands(this, this.schema, 'supplement_requests', 'ASKED', {
      fixed: ['application_id', 'request', 'items', 'due_on', 'requested_by', 'requested_at'],
      once: ['answer', 'answered_by', 'answered_at', 'dropped_at'],
    })
    this.schema.createTable('messages', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications').notNullable()
      // who writes: the applicant or the authority
      table.string('side', 12).notNullable()
      table.text('body').notNullable()
      refers(table, 'by', 'users').notNullable()
      table.dateTime('at').notNullable()
      refers(table, 'read_by', 'users').nullable()
      table.dateTime('read_at').nullable()
    })
    stands(this, this.schema, 'messages', 'SENT', {
      fixed: ['application_id', 'side', 'body', 'by', 'at'],
      once: ['read_by', 'read_at'],
    })
    this.schema.createTable('message_files', (table) => {
      table.increments('id')
      refers(table, 'message_id', 'messages').notNullable()
      refers(table, 'document_id', 'documents').notNullable()
    })
    appendOnly(this, this.schema, 'message_files')
    // what an applicant says of itself, once for all its applications
    this.schema.createTable('master_records', (table) => {
      table.increments('id')
      refers(table, 'recipient_id', 'recipients', 'in_wider_index').notNullable()
      table.json('answers').notNullable()
      table.integer('revision').notNullable()
      refers(table, 'saved_by', 'users').notNullable()
      table.dateTime('saved_at').notNullable()
      table.unique(['recipient_id'], { indexName: 'master_records_unique' })
    })
    // resolutions and concepts that applications are made with again and again
    this.schema.createTable('master_documents', (table) => {
      table.increments('id')
      refers(table, 'recipient_id', 'recipients').notNullable()
      refers(table, 'document_id', 'documents').notNullable()
      table.string('kind', 20).notNullable()
      table.date('dated').notNullable()
    })
    // a form filled in to try it: nobody's application, in no list and no count, swept after a while
    this.schema.createTable('trial_applications', (table) => {
      table.increments('id')
      refers(table, 'programme_draft_id', 'programme_drafts', 'in_wider_index').notNullable()
      refers(table, 'user_id', 'users').notNullable()
      table.string('unit_kind', 30).notNullable()
      table.integer('inhabitants').notNullable()
      table.json('sections').notNullable()
      table.dateTime('filed_at').nullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['programme_draft_id', 'user_id'], { indexName: 'trial_applications_unique' })
      table.index(['updated_at'], 'trial_applications_age')
    })
    this.protectFiled()
    this.schema.createTable('file_number_counters', (table) => {
      table.increments('id')
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      table.integer('year').notNullable()
      table.integer('last').notNullable()
      table.unique(['programme_id', 'year'], { indexName: 'file_number_counters_unique' })
    })
  }

  async down() {
    const tables = [
      'master_documents',
      'master_records',
      'trial_applications',
      'file_number_counters',
      'message_files',
      'messages',
      'supplement_requests',
      'sign_offs',
      'application_attachments',
    ]
    tables.push('application_partners', 'application_sections', 'applications')
    for (const table of tables) this.schema.dropTable(table)
  }

  private protectFiled() {
    const fixed = [
      'land',
      'programme_id',
      'call_id',
      'programme_version_id',
      'declined_version_id',
      'recipient_id',
      'expression_id',
      'paper_received_at',
      'lead_offered_to',
      'lead_since',
      'created_by',
      'created_at',
    ]
    stands(this, this.schema, 'applications', 'FILED', {
      fixed: [...fixed, 'file_number', 'recipient_name', 'submitted_at', 'late_reason'],
      when: "OLD.status <> 'draft'",
    })
    // a file goes to another authority of its Land with the act that begins it anew, and at no other time
    const undecided = "OLD.status IN ('submitted', 'supplement_requested', 'complete', 'in_review')"
    const elsewhere = 'NEW.authority_id <> OLD.authority_id'
    const ofLand = '(SELECT land FROM authorities WHERE id = NEW.authority_id) = NEW.land'
    const begun = `NEW.status = 'submitted' AND ${undecided} AND ${ofLand}`
    const alone = "NEW.status = 'submitted' AND OLD.status IN ('complete', 'in_review')"
    const named = "(NEW.referred_to IS NULL) = (NEW.status = 'referred')"
    const renamed = `NEW.status = OLD.status AND ${differs(this, 'referred_to')}`
    for (const [when, message] of [
      [
        `OLD.status <> 'draft' AND ${elsewhere} AND NOT (${begun})`,
        'REFERRED: a file goes to another authority once it begins anew',
      ],
      [`${alone} AND NOT (${elsewhere})`, 'BEGUN ANEW: a file goes back to its receipt with another authority'],
      [`(${named}) OR (${renamed})`, 'WHERE TO: a file goes out of the house with the name of the other'],
    ])
      this.schema.raw(raiseWhen(this, 'applications', 'before update', when, message))
    moves(this, this.schema, 'applications', {
      draft: ['submitted', 'retracted'],
      submitted: ['supplement_requested', 'complete', 'referred', 'retracted'],
      supplement_requested: ['submitted', 'complete', 'referred', 'retracted'],
      complete: ['supplement_requested', 'in_review', 'submitted', 'referred', 'retracted'],
      in_review: ['supplement_requested', 'decided', 'submitted', 'referred', 'retracted'],
      decided: ['in_review'],
      referred: ['submitted'],
    })
    // the draft is written while its writer has it; what was filed lies beside it (submissions)
    const status = (row: string) => `(SELECT status FROM applications WHERE id = ${row}.application_id)`
    const closed = (row: string) => `${status(row)} NOT IN ('draft', 'supplement_requested')`
    for (const table of ['application_sections', 'application_partners', 'application_attachments'])
      for (const [timing, when] of [
        ['before insert', closed('NEW')],
        ['before update', `${closed('OLD')} OR ${closed('NEW')}`],
        ['before delete', closed('OLD')],
      ] as const)
        this.schema.raw(raiseWhen(this, table, timing, when, 'CLOSED: the draft is not with its writer'))
  }
}
