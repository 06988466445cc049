import { test } from '@japa/runner'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import Programme from '#programmes/models/programme'
import ProgrammeDraft from '#programmes/models/programme_draft'
import { draftIn } from '#tests/helpers/programme_drafts'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting() {
  const world = await World.create()
  const draft = await draftIn(world)
  const manager = world.official('NW', 'programme_manager')
  const definition = async () => (await draft.refresh()).content.definition
  return { world, draft, manager, definition, at: `/programme/entwuerfe/${draft.id}` }
}
const GOVERNED = { earlyStart: '', continues: '1', proration: '', proofKind: 'usage_confirmation' }
const REPORTED = { report_dueDay: '31', report_dueMonth: '3' }

test.group('Rules of a draft', () => {
  test('are typed as people write them and kept as the file has them', async ({ assert, client }) => {
    const { at, manager, definition } = await setting()
    const minimum = { minimumGrant_amount: '1.000,5', minimumGrant_source: 'Nr. 5.4 der Richtlinie' }
    const sent = await sends(client.post(`${at}/regeln/verfahren`), manager, {
      revision: 1,
      ...GOVERNED,
      ...REPORTED,
      ...minimum,
    })
    sent.assertHeader('location', at)
    const { minimumGrant, proofKind, continues, report } = await definition()
    assert.deepEqual(minimumGrant, { amount: '1000.50', source: 'Nr. 5.4 der Richtlinie' })
    assert.deepEqual([proofKind, continues, report.dueDay], ['usage_confirmation', true, 31])
    const page = await as(client.get(`${at}/regeln/verfahren`), manager)
    page.assertTextIncludes('value="1.000,50"')
    // read by the second person in words
    const shown = await as(client.get(at), manager)
    shown.assertTextIncludes('eigene Mindestzuwendung')
    shown.assertTextIncludes('Verwendungsbestätigung')
  })

  test('what cannot be read is told at its field; what does not fit yet is kept and told with where to mend it', async ({
    assert,
    client,
  }) => {
    const { at, manager, definition } = await setting()
    const send = (rules: string, form: Record<string, string | number>) =>
      sends(client.post(`${at}/regeln/${rules}`), manager, form)
    const wrong = await send('verfahren', { revision: 1, ...GOVERNED, ...REPORTED, minimumGrant_amount: 'viel' })
    assert.equal(wrong.status(), 422)
    wrong.assertTextIncludes('„viel“ ist kein Betrag')
    wrong.assertTextIncludes('value="viel"')
    const half = await send('verfahren', { revision: 1, ...GOVERNED, ...REPORTED, minimumGrant_amount: '500' })
    assert.equal(half.status(), 422)
    half.assertTextIncludes('Diese Angabe fehlt noch.')
    assert.notProperty(await definition(), 'minimumGrant')
    const unfit = await send('finanzierung', { revision: 1, financing_type: 'share' })
    unfit.assertHeader('location', `${at}/regeln/finanzierung`)
    assert.equal((await definition()).financing.type, 'share')
    const page = await as(client.get(`${at}/regeln/finanzierung`), manager)
    page.assertTextIncludes('braucht einen Fördersatz')
    const draft = await as(client.get(at), manager)
    draft.assertTextIncludes(`href="${at}/regeln/finanzierung">Berichtigen`)
    const late = await send('finanzierung', { revision: 1, financing_type: 'full' })
    assert.match(String(late.flashMessage('refusal')), /Inzwischen hat jemand anders/)
    assert.equal((await send('gibt-es-nicht', { revision: 2 })).status(), 404)
  })

  test('a programme begins on screen: after another one, or from what every application contains', async ({
    assert,
    client,
  }) => {
    const { manager } = await setting()
    const { id: pattern, authorityId } = await Programme.findByOrFail({ land: 'NW', code: 'MVW' })
    const begin = (form: Record<string, string | number>) =>
      sends(client.post('/programme/neu'), manager, { authority: authorityId, ...form })
    const begun = async (code: string) =>
      (await ProgrammeDraft.findByOrFail({ code })).content.definition as ProgrammeDefinition
    await begin({ name: 'Lotsen', code: 'Lotsen 2' })
    const blank = await begun('LOTSEN_2')
    assert.equal(blank.name, 'Lotsen')
    assert.isNotEmpty(faultsOfDefinition(blank))
    await begin({ name: 'Modellvorhaben II', code: 'MVW2', pattern })
    const followed = await begun('MVW2')
    assert.equal(followed.name, 'Modellvorhaben II')
    assert.deepEqual(faultsOfDefinition(followed), [])
    const taken = await begin({ name: 'Noch eines', code: 'ki' })
    assert.match(JSON.stringify(taken.flashMessages()), /Das Kürzel KI hat schon/, 'programmes.code_taken')
    const foreign = await Programme.findByOrFail({ land: 'HE', code: 'WIR' })
    assert.equal((await begin({ name: 'Fremd', code: 'FR', pattern: foreign.id })).status(), 404)
  })

  test('nobody writes over what another has saved: what stands is shown, and beside it what was typed', async ({
    assert,
    client,
  }) => {
    const { at, manager, definition } = await setting()
    const path = `${at}/regeln/verfahren`
    const form = { ...GOVERNED, ...REPORTED }
    await sends(client.post(path), manager, { revision: 1, ...form, report_dueDay: '15' })
    const late = await sends(client.post(path), manager, { revision: 1, ...form, report_dueDay: '20' })
    const page = await as(client.get(path), manager).withFlashMessages(late.flashMessages())
    page.assertTextIncludes('Ihre Eingaben sind noch nicht gespeichert')
    page.assertTextIncludes('Ihre Eingabe: 20')
    page.assertTextIncludes('name="report_dueDay" type="text"\n    value="15"')
    // who corrects a slip goes on from what they read
    const slip = await sends(client.post(path), manager, { revision: 1, ...form, report_dueDay: '99' })
    slip.assertTextIncludes('name="revision" value="1"')
    assert.equal((await definition()).report.dueDay, 15)
  })
})
