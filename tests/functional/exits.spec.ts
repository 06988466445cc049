import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import type { Role } from '#identity/domain/roles'
import ConfirmRole from '#administration/actions/confirm_role'
import GiveRole from '#administration/actions/give_role'
import User from '#identity/models/user'
import { putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import ProposeAmendment from '#decisions/actions/propose_amendment'
import ProposeEarlyStart from '#decisions/actions/propose_early_start'
import SignDecision from '#decisions/actions/sign_decision'
import Grant from '#decisions/models/grant'
import { whyNotGoOn } from '#decisions/queries/pass_gate'
import ReferApplication from '#applications/actions/refer_application'
import RequestSupplements from '#applications/actions/request_supplements'
import TakeOverUnretrieved from '#decisions/actions/take_over_unretrieved'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import DecideReport from '#reports/actions/decide_report'
import SaveReport from '#reports/actions/save_report'
import SubmitReport from '#reports/actions/submit_report'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import { REVIEW_TEXTS } from '#database/demo/texts'
import { sends } from '#tests/helpers/requests'
import { SCALE } from '#tests/helpers/scale'
import ReviewRecord from '#reviews/models/review_record'
import { type Stage, World } from '#tests/helpers/world'

type Form = Record<string, string | number | readonly (string | number)[]>
type Step = {
  route: string
  role: Role
  form?: Form | ((world: World, file: Application) => Promise<Form>)
  /** Whose number the address has, where it is not the file's. */
  of?: (file: Application) => Promise<number>
}

const REASON =
  'Nach Abwägung aller Gründe wird so entschieden: Die Voraussetzungen der Richtlinie lassen sich nicht mehr erfüllen.'
const reviewed = {
  revision: 0,
  ...Object.fromEntries([
    ...FORMAL_CHECKS.map(({ key }) => [`result_${key}`, 'yes']),
    ...TEXT_ITEMS.map(({ key }) => [key, REVIEW_TEXTS[key][0]]),
    ['outcome', 'grant'],
  ]),
}

/** What people can do to a file, in the order in which they would try it. */
const STEPS: Record<string, Step> = {
  submit: { route: 'submission.store', role: 'applicant_signatory', form: { answer: 'Alles ist ergänzt.' } },
  accept: { route: 'completeness.store', role: 'case_officer' },
  begin: { route: 'reviews.store', role: 'case_officer' },
  review: { route: 'review_records.update', role: 'case_officer', form: reviewed },
  approve: {
    route: 'proposals.store',
    role: 'case_officer',
    form: async (world, { id }) => {
      if ((await Application.findOrFail(id)).status !== 'in_review') return {}
      const { tranches } = await world.calculationOf(id)
      const amounts = tranches.map(({ year, amount }) => [`tranche_${year}`, String(amount).replace('.', ',')])
      return { kind: 'approval', ...Object.fromEntries(amounts) } as Form
    },
  },
  cosign: { route: 'cosignatures.store', role: 'budget_officer' },
  sign: { route: 'signatures.store', role: 'head_of_unit' },
  dispatch: { route: 'dispatches.store', role: 'case_officer' },
  retrieve: { route: 'retrievals.store', role: 'applicant_editor' },
  hand_over: {
    route: 'announcements.store',
    role: 'case_officer',
    form: async (world) => ({
      channel: 'post',
      handed_over_on: world.now().toFormat('dd.MM.yyyy'),
      evidence: 'Ab-Vermerk der Poststelle',
    }),
  },
  return: { route: 'returns.store', role: 'head_of_unit', form: { reason: 'So kann nicht entschieden werden.' } },
  recall: { route: 'recalls.store', role: 'head_of_unit', form: { reason: 'Der Bescheid darf nicht mehr hinaus.' } },
  reject: {
    route: 'proposals.store',
    role: 'case_officer',
    form: async (world, file) => {
      // the record says what is proposed
      const record = await ReviewRecord.findBy('application_id', file.id)
      const officer = world.official('NW', 'case_officer')
      if (record && !record.closedAt) await world.review(file.id, officer, 'reject', record.revision)
      return { 'kind': 'rejection', 'reasons': REASON, 'grounds[]': ['merit'] }
    },
  },
  refer: {
    route: 'referrals.store',
    role: 'head_of_unit',
    form: { authority: 'outside', outside: 'Stadt Frankfurt am Main', sent_on: '3.11.2025', reason: REASON },
  },
  take_back: {
    route: 'referral_returns.store',
    role: 'head_of_unit',
    form: { reason: 'Auch dort ist niemand zuständig.' },
  },
  retract: { route: 'retraction.store', role: 'applicant_signatory' },
}

const reportIdOf = async ({ id }: Application) => {
  const grant = await Grant.findByOrFail('application_id', id)
  return (await ProgressReport.findByOrFail('grant_id', grant.id)).id
}

/** Of these what is done to a decision. */
const DECISION_STEPS = Object.fromEntries(
  ['cosign', 'sign', 'dispatch', 'retrieve', 'hand_over', 'return', 'recall'].map((name) => [name, STEPS[name]])
)

/** The same for a report. */
const REPORT_STEPS: Record<string, Step> = {
  file: { route: 'report_submissions.store', role: 'applicant_signatory', of: reportIdOf },
  accept: { route: 'report_verdicts.store', role: 'case_officer', form: { verdict: 'accept' }, of: reportIdOf },
}

/** Who was there and is gone: somebody else of the office acts, or two administrators give the role anew. */
const GONE: Partial<Record<string, { role: Role; land: boolean }>> = {
  'the officer is gone': { role: 'case_officer', land: true },
  'the budget officer is gone': { role: 'budget_officer', land: true },
  'the head is gone': { role: 'head_of_unit', land: true },
  'the signatory is gone': { role: 'applicant_signatory', land: false },
}
const SITUATIONS = ['as it is', 'the year and all periods are over', 'the remedy rule has ended']

/** Every stage in every situation; of the people the one is gone whose act would lead on. */
function casesOf<Name extends string>(expected: Record<Name, Record<string, string>>, steps: Record<string, Step>) {
  const stages = Object.keys(expected) as Name[]
  return stages.flatMap((stage) => {
    const { role } = steps[expected[stage]['as it is']]
    const gone = Object.keys(GONE).filter((situation) => GONE[situation]!.role === role)
    return [...SITUATIONS, ...gone].map((situation) => ({ stage, situation }))
  })
}

const stageOf = async (id: number) => {
  const [file, decision, records] = await Promise.all([
    db.from('applications').where('id', id).select('status').firstOrFail(),
    db.from('decisions').where('application_id', id).orderBy('id', 'desc').select('id', 'status').first(),
    db.from('review_records').where('application_id', id).select('revision').first(),
  ])
  const reports = await db
    .from('progress_reports')
    .join('grants', 'grants.id', 'progress_reports.grant_id')
    .where('grants.application_id', id)
    .select('progress_reports.status')
  const told = decision && (await db.from('announcements').where('decision_id', decision.id).first())
  return JSON.stringify([file.status, decision?.id, decision?.status, records?.revision, Boolean(told), reports])
}

const STAGES = [
  'draft',
  'submitted',
  'requested',
  'complete',
  'in_review',
  'reviewed',
  'proposed',
  'co_signed',
  'signed',
  'notified',
  'unretrieved',
  'referred',
] as const

/** What leads on in a situation where it is not what leads on from the stage as it is. */
const EXPECTED: Record<(typeof STAGES)[number], Record<string, string>> = {
  draft: { 'as it is': 'submit', 'the year and all periods are over': 'retract' },
  submitted: { 'as it is': 'accept' },
  requested: { 'as it is': 'submit' },
  complete: { 'as it is': 'begin' },
  in_review: { 'as it is': 'review' },
  // whether they are biased each declares themselves
  reviewed: { 'as it is': 'approve', 'the year and all periods are over': 'reject', 'the officer is gone': 'review' },
  proposed: {
    'as it is': 'cosign',
    'the year and all periods are over': 'return',
    'the remedy rule has ended': 'return',
  },
  co_signed: {
    'as it is': 'sign',
    'the year and all periods are over': 'return',
    'the remedy rule has ended': 'return',
  },
  signed: {
    'as it is': 'dispatch',
    'the year and all periods are over': 'recall',
    'the remedy rule has ended': 'recall',
  },
  notified: {
    'as it is': 'retrieve',
    'the year and all periods are over': 'recall',
    'the remedy rule has ended': 'recall',
  },
  unretrieved: {
    'as it is': 'hand_over',
    'the year and all periods are over': 'recall',
    'the remedy rule has ended': 'recall',
  },
  referred: { 'as it is': 'take_back' },
}

/** R9: what can be done in a stage by whom it is for; everything else is refused and changes nothing. */
const ALLOWED: Record<(typeof STAGES)[number], readonly string[]> = {
  draft: ['submit', 'retract'],
  submitted: ['accept', 'refer', 'retract'],
  requested: ['submit', 'refer', 'retract'],
  complete: ['begin', 'refer', 'retract'],
  in_review: ['review', 'refer', 'retract'],
  reviewed: ['approve', 'reject', 'refer', 'retract'],
  proposed: ['cosign', 'return', 'retract'],
  co_signed: ['sign', 'return', 'retract'],
  signed: ['dispatch', 'recall'],
  notified: ['retrieve', 'hand_over', 'recall'],
  unretrieved: ['hand_over', 'recall'],
  referred: ['take_back'],
}

test.group('R9 Exactly the acts of a stage succeed', () => {
  const given = async (stage: (typeof STAGES)[number]) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    return { world, file: await fileIn(world, stage) }
  }

  test('{$self}: no other act changes anything')
    .with([...STAGES])
    .run(async ({ assert, client }, stage) => {
      const { world, file } = await given(stage)
      // what is told or due is changed by no refused act either
      const trace = async () => {
        const [mails] = await db.from('outgoing_mails').count('* as total')
        const duties = await db.from('duties').whereNull('done_at').orderBy('id').select('thing', 'kind')
        return JSON.stringify([await stageOf(file.id), Number(mails.total), duties])
      }
      const before = await trace()
      for (const [name, step] of Object.entries(STEPS))
        if (!ALLOWED[stage].includes(name)) {
          await take(client, world, file, step, null)
          assert.equal(await trace(), before, name)
        }
    })

  test('{stage}: {name} leads on')
    .with(STAGES.flatMap((stage) => ALLOWED[stage].map((name) => ({ stage, name }))))
    .run(async ({ assert, client }, { stage, name }) => {
      const { world, file } = await given(stage)
      const before = await stageOf(file.id)
      await take(client, world, file, STEPS[name], null)
      assert.notEqual(await stageOf(file.id), before)
    })
    .skip(() => db.connection().dialect.name === 'mysql' && !SCALE.busy, 'on MariaDB in npm run trust')
})

test.group('A file has a way out of every stage', (group) => {
  group.each.teardown(() => putInForce([]))

  test('{stage}, {situation}: somebody leads on, by an act of their role')
    .with(casesOf(EXPECTED, STEPS))
    .run(async ({ assert, client }, { stage, situation }) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await fileIn(world, stage)
      const gone = await arrange(world, situation)
      const led = await whoLeads(client, world, file, STEPS, gone)
      const expected = EXPECTED[stage]
      assert.equal(led, expected[situation] ?? expected['as it is'])
    })

  test('{$self}, the remedy rule has ended: two people prolong it, and the road goes on')
    .with(['proposed', 'co_signed', 'signed'] as const)
    .run(async ({ assert }, stage) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await world.file('Unna', 'NW-KI-2026', stage)
      await arrange(world, 'the remedy rule has ended')
      const decision = async () => (await currentDecisionOf(file.id))!
      assert.isNotEmpty(whyNotGoOn(await decision(), world.clock.today()))
      const { value } = rulebookOf('NW').rules.remedies[0]
      const days = { validFrom: world.clock.today().plusDays(-1), validTo: null, documentDated: world.clock.today() }
      const rule = { name: 'remedies', value, source: '§ 110 JustG NRW', document: 'Erlass II B 1', ...days }
      const enter = await app.container.make(EnterRules)
      const [entry] = await enter.handle('NW', [rule], world.official('NW', 'programme_manager'))
      await (await app.container.make(EndEntries)).confirm('NW', [entry.id], world.official('NW', 'head_of_unit'))
      assert.deepEqual(whyNotGoOn(await decision(), world.clock.today()), [])
    })
})

/** The first step that anybody can take. */
async function whoLeads(
  client: ApiClient,
  world: World,
  file: Application,
  steps: Record<string, Step>,
  gone: User | null
): Promise<string> {
  const before = await stageOf(file.id)
  for (const [name, step] of Object.entries(steps)) {
    await take(client, world, file, step, gone)
    if ((await stageOf(file.id)) !== before) return name
  }
  return 'nobody'
}

async function take(
  client: ApiClient,
  world: World,
  file: Application,
  { route, role, form, of }: Step,
  gone: User | null
): Promise<void> {
  const by = await personOf(world, role, gone)
  const { pattern } = Object.values(router.toJSON())
    .flat()
    .find((one) => one.name === route)!
  const typed = typeof form === 'function' ? await form(world, file) : (form ?? {})
  await sends(client.post(pattern.replace(':id', String(of ? await of(file) : file.id))), by, typed)
}

/** What comes after the first decision, or beside it, brought to a stage by the real acts. */
const LATER = [
  'consent proposed',
  'consent signed',
  'consent notified',
  'amendment proposed',
  'amendment co-signed',
  'amendment signed',
  'amendment notified',
  'report written',
  'report filed',
  'report returned',
] as const

const EXPECTED_LATER: Record<(typeof LATER)[number], Record<string, string>> = {
  'consent proposed': { 'as it is': 'sign', 'the year and all periods are over': 'return' },
  'consent signed': { 'as it is': 'dispatch', 'the year and all periods are over': 'recall' },
  'consent notified': { 'as it is': 'retrieve', 'the year and all periods are over': 'recall' },
  'amendment proposed': { 'as it is': 'cosign', 'the remedy rule has ended': 'return' },
  'amendment co-signed': { 'as it is': 'sign', 'the remedy rule has ended': 'return' },
  'amendment signed': {
    'as it is': 'dispatch',
    'the year and all periods are over': 'recall',
    'the remedy rule has ended': 'recall',
  },
  'amendment notified': {
    'as it is': 'retrieve',
    'the year and all periods are over': 'recall',
    'the remedy rule has ended': 'recall',
  },
  'report written': { 'as it is': 'file' },
  'report filed': { 'as it is': 'accept' },
  'report returned': { 'as it is': 'file' },
}

test.group('What follows a decision, or comes before it, has a way out, too', (group) => {
  group.each.teardown(() => putInForce([]))

  test('{stage}, {situation}: somebody leads on, by an act of their role')
    .with(casesOf(EXPECTED_LATER, { ...DECISION_STEPS, ...REPORT_STEPS }))
    .run(async ({ assert, client }, { stage, situation }) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await laterIn(world, stage)
      const gone = await arrange(world, situation)
      const steps = stage.startsWith('report') ? REPORT_STEPS : DECISION_STEPS
      const led = await whoLeads(client, world, file, steps, gone)
      const expected = EXPECTED_LATER[stage]
      assert.equal(led, expected[situation] ?? expected['as it is'])
    })
})

async function laterIn(world: World, stage: (typeof LATER)[number]): Promise<Application> {
  const [officer, budget, head] = (['case_officer', 'budget_officer', 'head_of_unit'] as const).map((role) =>
    world.official('NW', role)
  )
  const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
  const [thing, reached] = stage.split(' ')
  if (thing === 'consent') {
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    world.clock.moveTo('2025-11-10T09:00')
    const days = { from: Day.parse('2025-11-20'), requestedOn: Day.parse('2025-11-04') }
    await (await make(ProposeEarlyStart)).handle(file.id, { ...days, reasons: REASON }, officer)
    if (reached !== 'proposed') await (await make(SignDecision)).handle(file.id, head)
    if (reached === 'notified') await (await make(DispatchDecision)).handle(file.id, officer)
    return file
  }
  const file = await world.file('Unna', 'NW-KI-2026', 'announced')
  if (thing === 'report') {
    const report = await world.reportOf(file.id, 2026)
    world.clock.moveTo('2027-01-20T09:00')
    const { definition, planned } = await reportTermsOf(report)
    const typed = {
      activities: 'Das Team war vollständig besetzt und hat die Beratung an allen Standorten aufgenommen. '.repeat(2),
      deviations: 'keine',
      ...Object.fromEntries(definition.indicators.map(({ code }) => [`kennzahl_${code}`, '12'])),
      ...Object.fromEntries(planned.map(({ code }) => [`ausgabe_${code}`, '1.000,00'])),
    }
    await (await make(SaveReport)).handle(report.id, typed, 1, world.editor('Unna'))
    if (reached !== 'written') await (await make(SubmitReport)).handle(report.id, world.signatory('Unna'))
    if (reached === 'returned')
      await (await make(DecideReport)).handle(report.id, 'return', 'Bitte erläutern Sie die Abweichung.', officer)
    return file
  }
  world.clock.moveTo('2026-05-04T09:00')
  const tranches = [{ year: 2026, amount: Money.parse('300000.00') }]
  await (await make(ProposeAmendment)).handle(file.id, { tranches, reasons: REASON }, officer)
  if (reached !== 'proposed') await (await make(CosignDecision)).handle(file.id, budget)
  if (reached === 'signed' || reached === 'notified') await (await make(SignDecision)).handle(file.id, head)
  if (reached === 'notified') await (await make(DispatchDecision)).handle(file.id, officer)
  return file
}

async function fileIn(world: World, stage: (typeof STAGES)[number]): Promise<Application> {
  const file = await world.file('Unna', 'NW-KI-2026', BEGUN_AS[stage] ?? (stage as Stage))
  if (stage === 'reviewed') world.clock.moveTo('2026-01-19T09:00')
  if (stage === 'requested') {
    const items = [
      { section: 'stellen', place: 'Personal und Stellen', text: 'Bitte die Stellenbeschreibungen nachreichen.' },
    ]
    const ask = await app.container.make(RequestSupplements)
    await ask.handle(file.id, { items }, world.clock.today().plusDays(14), world.official('NW', 'case_officer'))
  }
  if (stage === 'referred') {
    const sent = { outside: 'Stadt Frankfurt am Main', sentOn: world.clock.today() }
    const refer = await app.container.make(ReferApplication)
    await refer.handle(file.id, sent, REASON, world.official('NW', 'head_of_unit'))
  }
  if (stage === 'unretrieved') {
    world.clock.moveTo('2026-02-16T09:00')
    const decision = (await currentDecisionOf(file.id))!
    await (await app.container.make(TakeOverUnretrieved)).handle(decision.id)
  }
  return file
}

const BEGUN_AS: Partial<Record<(typeof STAGES)[number], Stage>> = {
  requested: 'submitted',
  unretrieved: 'notified',
  referred: 'submitted',
}

async function arrange(world: World, situation: string): Promise<User | null> {
  if (situation === 'the year and all periods are over') world.clock.moveTo('2027-02-01T09:00')
  if (situation === 'the remedy rule has ended') {
    const [rule] = rulebookOf('NW').rules.remedies
    putInForce([
      { land: 'NW', name: 'remedies', rule: { ...rule, validTo: world.now().minus({ days: 1 }).toISODate()! } },
    ])
  }
  const gone = GONE[situation]
  if (!gone) return null
  const person = gone.land ? world.official('NW', gone.role) : world.signatory('Unna')
  await db.from('memberships').where('user_id', person.id).update({ ended_at: '2025-11-03 08:00:00' })
  return person
}

/** Somebody who holds the role and is still there; where nobody is, two administrators give it anew. */
async function personOf(world: World, role: Role, gone: User | null): Promise<User> {
  if (role === 'applicant_editor') return world.editor('Unna')
  const isOfLand = role !== 'applicant_signatory'
  const first = isOfLand ? world.official('NW', role) : world.signatory('Unna')
  if (first.id !== gone?.id) return first
  const known = await User.findBy('email', SUCCESSOR)
  if (!known) {
    const [one, other] = [world.official('NW', 'admin_technical'), world.official('NW', 'admin_technical', 1)]
    const given = { name: 'Nora Neu', email: SUCCESSOR, office: first.office!.key, role }
    const membership = await (await app.container.make(GiveRole)).handle(given, 'NW', one)
    if (membership.awaitsSecond) await (await app.container.make(ConfirmRole)).handle(membership.id, 'NW', other)
  }
  const successor = await User.findByOrFail('email', SUCCESSOR)
  successor.office = first.office
  return successor
}

const SUCCESSOR = 'nora.neu@example.de'
