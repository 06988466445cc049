import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { toDatabaseInstant } from '#core/persistence/columns'
import Application from '#applications/models/application'
import type { Surroundings } from '#applications/domain/submitted_grant'
import CosignDecision from '#decisions/actions/cosign_decision'
import ProposeDecision from '#decisions/actions/propose_decision'
import SignDecision from '#decisions/actions/sign_decision'
import { assertWithinCaps } from '#decisions/domain/double_funding'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { overlapsOf } from '#decisions/queries/overlaps_of'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const APART = 'Die andere Akte betrifft weitere Stellen; die Kosten sind im Haushalt getrennten Produkten zugeordnet.'
const LATER = { 2027: '4000000.00', 2028: '4000000.00' }

/** Two files under one call: the second one's proposal is what is asked about. */
async function two(first: string, partners: string[] = [], own = 'Schwarzwald', call = 'BW-WCC-2026') {
  const world = await World.create()
  const [land, programme] = call.split('-')
  await world.budget(land, programme, 2026, '4000000.00', LATER)
  const began = world.now()
  const other = await world.file(first, call, 'in_review', { partners })
  world.clock.moveTo(began.toFormat("yyyy-MM-dd'T'HH:mm"))
  const file = await world.file(own, call, 'reviewed')
  world.clock.moveTo('2026-01-19T09:00')
  const officer = world.official(land, 'case_officer')
  const { grant, tranches } = await world.calculationOf(file.id)
  const propose = async (doubleFunding: string | null = null) =>
    (await make(ProposeDecision)).handle(
      file.id,
      { kind: 'approval', amount: grant, tranches, reasons: null, doubleFunding },
      officer
    )
  /** As if another officer's proposal on the other file had been under way unseen. */
  const proposedBeside = async (more: Record<string, unknown> = {}) => {
    const { id } = (await currentDecisionOf(file.id))!
    const row = await db.from('decisions').where('id', id).firstOrFail()
    const beside = { ...row, id: undefined, application_id: other.id, under_way: other.id, ...more }
    await db.table('decisions').insert(beside)
  }
  return { world, file, other, officer, propose, proposedBeside, grant }
}

test.group('The same money twice', () => {
  test('{$self}: another file of the same people is found, and a person decides about it')
    .with(['as recipient of both', 'as partner in the other'] as const)
    .run(async ({ assert }, how) => {
      const { propose, file, other } =
        how === 'as recipient of both' ? await two('Schwarzwald') : await two('Ulm', ['Schwarzwald'])
      assert.equal(await refusalOf(() => propose()), 'decisions.double_funding_unanswered')
      assert.equal(await refusalOf(() => propose('Ist geprüft.')), 'decisions.double_funding_unanswered')
      await propose(APART)
      const { noticeFacts } = (await currentDecisionOf(file.id))!
      assert.deepEqual(noticeFacts.doubleFunding, {
        found: [{ applicationId: other.id, fileNumber: other.fileNumber }],
        reason: APART,
      })
    })

  test('a file of somebody else, and one that was taken back, is none', async ({ assert }) => {
    const { propose, file } = await two('Ulm')
    await propose()
    assert.deepEqual((await currentDecisionOf(file.id))!.noticeFacts.doubleFunding, { found: [], reason: null })
  })

  test('nothing is signed of which its proposer did not know', async ({ assert }) => {
    const { world, file, propose } = await two('Ulm')
    await propose()
    await (await make(CosignDecision)).handle(file.id, world.official('BW', 'budget_officer'))
    world.clock.moveTo('2025-11-20T09:00')
    await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted')
    world.clock.moveTo('2026-01-20T09:00')
    const sign = async () => (await make(SignDecision)).handle(file.id, world.official('BW', 'head_of_unit'))
    assert.equal(await refusalOf(sign), 'decisions.double_funding_new')
  })

  test('what was proposed in the same moment for the same recipient counts at co-signing and signature', async ({
    assert,
  }) => {
    const { world, file, propose, proposedBeside } = await two('Unna', [], 'Unna', 'NW-KI-2026')
    await propose(APART)
    await proposedBeside()
    const cosign = async () => (await make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    assert.equal(await refusalOf(cosign), 'decisions.cap_exceeded')
    const now = toDatabaseInstant(world.now())
    const cosigned = { status: 'co_signed', cosigned_by: world.official('NW', 'budget_officer').id, cosigned_at: now }
    await db.from('decisions').where('application_id', file.id).update(cosigned)
    const sign = async () => (await make(SignDecision)).handle(file.id, world.official('NW', 'head_of_unit'))
    assert.equal(await refusalOf(sign), 'decisions.cap_exceeded')
    assert.match((await currentDecisionOf(file.id))!.refusedSignature!.sentence, /Je Empfänger und Aufruf/)
  })

  test('a file that was granted for other years of the same call is none, for another part of the same year it is one', async ({
    assert,
  }) => {
    const { propose, proposedBeside, file } = await two('Schwarzwald')
    await propose(APART)
    await proposedBeside({ period_to: '2026-06-30' })
    const during = async (from: string) =>
      (await overlapsOf(await Application.findOrFail(file.id), { from: Day.parse(from), to: Day.parse('2028-12-31') }))
        .length
    assert.deepEqual([await during('2026-06-30'), await during('2026-07-01'), await during('2027-01-01')], [1, 1, 0])
  })

  test('the page names the files and asks for the reason at its field', async ({ assert, client }) => {
    const { file, other, officer, grant } = await two('Schwarzwald')
    const page = `/akten/${file.id}/vorschlag`
    assert.include((await as(client.get(page), officer)).text(), other.fileNumber!)
    const years = Object.fromEntries(
      [2026, 2027, 2028].map((year, index) => [`tranche_${year}`, index ? '0' : String(grant).replace('.', ',')])
    )
    const form = { kind: 'approval', ...years }
    const refused = await sends(client.post(page).header('referer', page), officer, form)
    assert.deepEqual(Object.keys(refused.flashMessages().inputErrorsBag), ['double_funding'])
  })

  test('posts are counted over all files of a recipient under one call', ({ assert }) => {
    const posts = (fte: string) => [{ code: 'FK', fte, months: 12, year: 2026 }]
    const units = [{ code: 'FK', label: 'Fachkraft', amount: '57000.00', perFte: '1', mostFte: { county: '5' } }]
    const filed = {
      unitKind: 'county',
      financing: { type: 'fixed', units },
      posts: posts('3'),
    } as unknown as Surroundings
    assert.doesNotThrow(() => assertWithinCaps(filed, [{ posts: posts('2') }]))
    assert.throws(() => assertWithinCaps(filed, [{ posts: posts('2.5') }]), 'decisions.cap_exceeded')
    assert.doesNotThrow(() => assertWithinCaps(filed, []))
  })
})
