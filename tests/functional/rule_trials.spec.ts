import { test } from '@japa/runner'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { rulesTrial } from '#decisions/queries/rules_trial'
import { draftIn, nextFile } from '#tests/helpers/programme_drafts'
import { as } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting(change: (definition: ProgrammeDefinition) => ProgrammeDefinition) {
  const world = await World.create()
  const files = [
    await world.file('Unna', 'NW-KI-2026', 'submitted'),
    await world.file('Wuppertal', 'NW-KI-2026', 'reviewed'),
  ]
  const other = await nextFile()
  const draft = await draftIn(world, 'draft', { ...other, definition: change(other.definition) })
  const manager = world.official('NW', 'programme_manager')
  const call = await world.call('NW-KI-2026')
  return { world, files, draft, manager, call }
}

test.group('Rules of a draft, tried on an earlier call', () => {
  test('the same rules yield the same amounts; a draft and what is taken back are not counted', async ({ assert }) => {
    const { world, files, draft, manager, call } = await setting((definition) => definition)
    await world.file('Unna', 'NW-KI-2026', 'draft')
    const { rows } = await rulesTrial(call, draft.content.definition, manager.office!)
    assert.sameMembers(
      rows.map(({ applicationId }) => applicationId),
      files.map(({ id }) => id)
    )
    for (const { applicationId, before, after, reason } of rows) {
      const asked = files.find(({ id }) => id === applicationId)!.requestedAmount!
      assert.deepEqual([before.toString(), after.toString(), reason], [asked.toString(), asked.toString(), null])
    }
  })

  test('other amounts, and who may not apply any more, by region and size of place, as a page', async ({
    assert,
    client,
  }) => {
    const { draft, manager, call, world } = await setting((definition) => ({
      ...definition,
      eligibility: { ...definition.eligibility, kinds: ['independent_city'], alsoKeys: [] },
      financing: {
        ...definition.financing,
        units: definition.financing.units!.map((unit) => ({ ...unit, amount: '60000.00' })),
      },
    }))
    const { rows } = await rulesTrial(call, draft.content.definition, manager.office!)
    const [county, city] = ['Unna', 'Wuppertal'].map((name) => rows.find((row) => row.name.includes(name))!)
    assert.isTrue(county.after.isZero)
    assert.match(county.reason!, /gehört nicht zu den Antragsberechtigten/)
    assert.isTrue(city.after.exceeds(city.before))
    assert.equal(county.region, 'Reg.-Bez. Arnsberg')
    assert.deepEqual([county.size, city.size], ['Kreise', 'ab 100.000 Einwohner'])

    const at = `/programme/entwuerfe/${draft.id}/probelauf`
    const open = await as(client.get(at), manager)
    open.assertTextIncludes('Kommunale Integrationszentren 2026')
    assert.notInclude(open.text(), 'Antrag für Antrag')
    const page = await as(client.get(at).qs({ aufruf: 'NW-KI-2026' }), manager)
    page.assertTextIncludes('1 mehr, 1 weniger')
    page.assertTextIncludes('Reg.-Bez. Düsseldorf')
    const change = Money.sum(rows.map(({ after }) => after)).minus(Money.sum(rows.map(({ before }) => before)))
    page.assertTextIncludes(change.isPositive ? `+${euros(change)}` : euros(change))
    assert.equal((await as(client.get(at), world.official('NW', 'case_officer'))).status(), 403)
    assert.equal((await as(client.get(at), world.official('HE', 'programme_manager'))).status(), 404)
  })

  test('below the programme’s own minimum nothing is granted', async ({ assert }) => {
    const { draft, manager, call } = await setting((definition) => ({
      ...definition,
      minimumGrant: { amount: '900000000.00', source: 'Nr. 5.4 der Richtlinie' },
    }))
    const { rows } = await rulesTrial(call, draft.content.definition, manager.office!)
    assert.isTrue(rows.every(({ after, reason }) => after.isZero && /Nr\. 5\.4 der Richtlinie/.test(reason!)))
  })
})
