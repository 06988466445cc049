import { test } from '@japa/runner'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { problemsOfDefinition } from '#programmes/domain/definition_check'
import { BW_WCC } from '#database/start_data/programmes/bw_wcc'
import { HE_WIR } from '#database/start_data/programmes/he_wir'
import { NW_KI } from '#database/start_data/programmes/nw_ki'
import { NW_MVW } from '#database/start_data/programmes/nw_mvw'

const changed = (change: Partial<ProgrammeDefinition>) => problemsOfDefinition({ ...NW_KI, ...change })
const without = (kind: string) => NW_KI.sections.filter((section) => section.kind !== kind)

test.group('A definition as a whole', () => {
  test('the programmes of the start are sound', ({ assert }) => {
    for (const definition of [NW_KI, NW_MVW, BW_WCC, HE_WIR])
      assert.deepEqual(problemsOfDefinition(definition), [], definition.name)
  })

  test('one without indicators is legal where it does not ask for them', ({ assert }) => {
    assert.deepEqual(changed({ indicators: [], sections: without('indicators') }), [])
    assert.deepEqual(changed({ indicators: [] }), ['sections: one of kind indicators, but nothing to ask in it'])
    assert.deepEqual(changed({ sections: without('indicators') }), ['sections: none of kind indicators'])
  })

  test('what could not be filled in is told before anybody tries: {says}')
    .with([
      { says: 'sections: none of kind plan', change: { sections: without('plan') } },
      {
        says: 'sections: 2 sections of kind plan',
        change: {
          sections: [...NW_KI.sections, { ...NW_KI.sections.find(({ kind }) => kind === 'plan')!, key: 'noch_einer' }],
        },
      },
      { says: 'sections: none of kind declarations', change: { sections: without('declarations') } },
      { says: 'financing.units: no section asks for posts', change: { sections: without('posts') } },
      { says: 'plan.categories: none', change: { plan: { ...NW_KI.plan, categories: [] } } },
      { says: 'plan.sources: no own means', change: { plan: { ...NW_KI.plan, sources: [] } } },
      {
        says: 'plan.categories: "MAT" twice',
        change: {
          plan: { ...NW_KI.plan, categories: [...NW_KI.plan.categories, { code: 'MAT', label: 'Sachausgaben' }] },
        },
      },
      { says: 'financing.rate: undefined', change: { financing: { type: 'share' } } },
      { says: 'financing: a fixed sum without an amount', change: { financing: { type: 'fixed' } } },
      { says: 'financing: the amount "57.000"', change: { financing: { type: 'fixed', amountPerYear: '57.000' } } },
      {
        says: 'report: 31.4. is not a day of every year',
        change: { report: { ...NW_KI.report, dueMonth: 4, dueDay: 31 } },
      },
      {
        says: 'notice: the answer concept is not asked, or may stay empty',
        change: { notice: { ...NW_KI.notice, purpose: ['Nach {answer:concept}.'] } },
      },
      {
        says: 'notice: the answer contact_unit is not asked, or may stay empty',
        change: { notice: { ...NW_KI.notice, conditions: [{ when: 'joint', text: '{answer:contact_unit}' }] } },
      },
      {
        says: 'notice.instalments: 31.2. is not a day of every year',
        change: { notice: { ...NW_KI.notice, instalments: [{ day: 31, month: 2 }] } },
      },
      { says: 'notice.purpose: empty', change: { notice: { ...NW_KI.notice, purpose: [] } } },
    ] as { says: string; change: Partial<ProgrammeDefinition> }[])
    .run(({ assert }, { says, change }) => assert.include(changed(change), says))

  test('fields: a title, unique keys, choices to choose from', ({ assert }) => {
    const fields = (of: object[]) =>
      changed({
        notice: { ...NW_KI.notice, purpose: ['Zweck'] },
        sections: [
          ...NW_KI.sections.filter(({ key }) => key !== 'vorhaben'),
          { key: 'vorhaben', group: 'x', title: 'x', kind: 'fields', fields: of as never },
        ],
      })
    assert.include(
      fields([{ key: 'a', label: 'A', type: 'text' }]),
      'sections: 0 fields name the whole (role title), not one'
    )
    assert.include(
      fields([{ key: 'a', label: 'A', type: 'text', role: 'title', optional: true }]),
      'sections: the title a is no required text'
    )
    const title = { key: 'a', label: 'A', type: 'text', role: 'title' }
    assert.deepEqual(fields([title]), [])
    const way = { key: 'w', label: 'W', type: 'choice', role: 'delivery', choices: [{ value: 'fax', label: 'Fax' }] }
    assert.include(fields([title, way]), 'sections: no way of delivery "fax"')
    assert.include(
      fields([title, { ...way, optional: true }]),
      'sections: how notices are delivered is no required choice'
    )
    const account = { key: 'b', label: 'B', type: 'iban', role: 'account' }
    assert.include(fields([title, account]), 'sections: 2 fields of the role account')
    assert.include(fields([title, { key: 'a', label: 'B', type: 'text' }]), 'sections.vorhaben.fields: "a" twice')
    assert.include(fields([title, { key: 'Ü', label: 'B', type: 'text' }]), 'sections: the key "Ü"')
    assert.include(fields([title, { key: 'b', label: 'B', type: 'choice' }]), 'sections.b: a choice without choices')
    assert.include(
      fields([title, { key: 'b', label: 'B', type: 'integer', least: 9, most: 1 }]),
      'sections.b: least above most'
    )
    assert.include(fields([]), 'sections.vorhaben: a section of fields without fields')
  })
})
