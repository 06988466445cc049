import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { Role } from '#identity/domain/roles'
import ConfirmRole from '#administration/actions/confirm_role'
import GiveRole from '#administration/actions/give_role'
import User from '#identity/models/user'
import { putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import { whyNotGoOn } from '#decisions/queries/pass_gate'
import RequestSupplements from '#applications/actions/request_supplements'
import TakeOverUnretrieved from '#decisions/actions/take_over_unretrieved'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import { REVIEW_TEXTS } from '#database/demo/texts'
import { sends } from '#tests/helpers/requests'
import ReviewRecord from '#reviews/models/review_record'
import { type Stage, World } from '#tests/helpers/world'

type Form = Record<string, string | number | readonly (string | number)[]>
type Step = { route: string; role: Role; form?: Form | ((world: World, file: Application) => Promise<Form>) }

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
  retract: { route: 'retraction.store', role: 'applicant_signatory' },
}

/** Who was there and is gone: somebody else of the office acts, or two administrators give the role anew. */
const GONE: Partial<Record<string, { role: Role; land: boolean }>> = {
  'the officer is gone': { role: 'case_officer', land: true },
  'the budget officer is gone': { role: 'budget_officer', land: true },
  'the head is gone': { role: 'head_of_unit', land: true },
  'the signatory is gone': { role: 'applicant_signatory', land: false },
}
const SITUATIONS = ['as it is', 'the year and all periods are over', 'the remedy rule has ended', ...Object.keys(GONE)]

const stageOf = async (id: number) => {
  const [file, decision, records] = await Promise.all([
    db.from('applications').where('id', id).select('status').firstOrFail(),
    db.from('decisions').where('application_id', id).orderBy('id', 'desc').select('id', 'status').first(),
    db.from('review_records').where('application_id', id).select('revision').first(),
  ])
  const told = decision && (await db.from('announcements').where('decision_id', decision.id).first())
  return JSON.stringify([file.status, decision?.id, decision?.status, records?.revision, Boolean(told)])
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
] as const

/** What leads on in a situation where it is not what leads on from the stage as it is. */
const EXPECTED: Record<(typeof STAGES)[number], Record<string, string>> = {
  draft: { 'as it is': 'submit', 'the year and all periods are over': 'retract' },
  submitted: { 'as it is': 'accept' },
  requested: { 'as it is': 'submit' },
  complete: { 'as it is': 'begin' },
  in_review: { 'as it is': 'review' },
  reviewed: { 'as it is': 'approve', 'the year and all periods are over': 'reject' },
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
}

test.group('A file has a way out of every stage', (group) => {
  group.each.teardown(() => putInForce([]))

  test('{stage}, {situation}: somebody leads on, by an act of their role')
    .with(STAGES.flatMap((stage) => SITUATIONS.map((situation) => ({ stage, situation }))))
    .run(async ({ assert, client }, { stage, situation }) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await fileIn(world, stage)
      const gone = await arrange(world, situation)
      const before = await stageOf(file.id)
      let led = 'nobody'
      for (const [name, { route, role, form }] of Object.entries(STEPS)) {
        const by = await personOf(world, role, gone)
        const { pattern } = Object.values(router.toJSON())
          .flat()
          .find((one) => one.name === route)!
        const typed = typeof form === 'function' ? await form(world, file) : (form ?? {})
        await sends(client.post(pattern.replace(':id', String(file.id))), by, typed)
        if ((await stageOf(file.id)) === before) continue
        led = name
        break
      }
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
  if (stage === 'unretrieved') {
    world.clock.moveTo('2026-02-16T09:00')
    const decision = (await currentDecisionOf(file.id))!
    await (await app.container.make(TakeOverUnretrieved)).handle(decision.id)
  }
  return file
}

const BEGUN_AS: Partial<Record<(typeof STAGES)[number], Stage>> = { requested: 'submitted', unretrieved: 'notified' }

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
