import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import type { Field } from '#forms/domain/field'
import type { ProgrammeDefinition, Section, SectionTable } from '#programmes/domain/definition'
import { rulesThatDiffer } from '#programmes/domain/moving_rules'
import { movedForm } from '#applications/domain/moved_form'
import type { SectionContext } from '#applications/domain/section_context'
import { definitionOf } from '#tests/helpers/programme_files'

const MVW = definitionOf('nw_mvw')
const text = (key: string, more: Partial<Field> = {}): Field => ({ key, label: key, type: 'text', ...more })
const places: SectionTable = {
  key: 'orte',
  label: 'Orte',
  head: 'Ort',
  entry: 'einen Ort',
  most: 9,
  columns: [text('name'), text('seit', { optional: true })],
}
const section = (key: string, fields: Field[], tables?: SectionTable[]): Section => ({
  key,
  group: 'G',
  title: key,
  kind: 'fields',
  fields,
  tables,
})
const withSections = (sections: Section[], more: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition => ({
  ...MVW,
  ...more,
  sections: [...sections, ...MVW.sections.filter(({ kind }) => kind === 'declarations' || kind === 'indicators')],
})

function context(
  definition: ProgrammeDefinition,
  raw: SectionContext['raw'],
  unchecked: string[] = []
): SectionContext {
  return {
    definition,
    years: [2027],
    period: { from: Day.parse('2027-01-01'), to: Day.parse('2027-12-31') },
    proration: 'touched_month',
    rounding: 'cent',
    unitKind: 'county',
    inhabitants: 1,
    partners: [],
    attached: [],
    raw,
    unchecked,
  } as SectionContext
}
const BEFORE = withSections([section('a', [text('eins'), text('zwei')], [places]), section('b', [text('drei')])])
const RAW = {
  a: { eins: '1', zwei: '2', orte: { 1: { orte_name: 'Hier', orte_seit: '1990' } } },
  b: { drei: '3' },
}

test.group('A form that moves', () => {
  test('answers follow their keys, whatever the section; what is asked no more is told', ({ assert }) => {
    const after = withSections([section('b', [text('drei'), text('eins')]), section('c', [text('vier')])])
    const { sections, lost } = movedForm(context(BEFORE, RAW), after)
    assert.deepEqual(sections, { b: { drei: '3', eins: '1' } })
    assert.deepEqual(
      lost.map(({ label, value }) => [label, value]),
      [
        ['zwei', '2'],
        ['Zeile 1', 'Hier, 1990'],
      ]
    )
  })

  test('a section that stood before stands, empty where nothing of it is asked any more', ({ assert }) => {
    const after = withSections([section('a', [text('neu')]), section('b', [text('drei')])])
    assert.deepEqual(movedForm(context(BEFORE, RAW), after).sections, { a: {}, b: { drei: '3' } })
  })

  test('a column that goes is told with its row, and its cells are gone', ({ assert }) => {
    const narrow = { ...places, columns: places.columns.slice(0, 1) }
    const after = withSections([section('a', [text('eins'), text('zwei')], [narrow]), section('b', [text('drei')])])
    const { sections, lost } = movedForm(context(BEFORE, RAW), after)
    assert.deepEqual(sections.a.orte, { 1: { orte_name: 'Hier' } })
    assert.deepEqual(
      lost.map(({ value }) => value),
      ['Hier, 1990']
    )
  })

  test('another kind of answer is another question, other words are to be looked at', ({ assert }) => {
    const after = withSections([
      section('a', [{ ...text('eins'), type: 'integer' }, text('zwei', { label: 'Zwei im Jahr' })], [places]),
      section('b', [text('drei')]),
    ])
    const { sections, unchecked, lost } = movedForm(context(BEFORE, RAW), after)
    assert.notProperty(sections.a, 'eins')
    assert.deepEqual([sections.a.zwei, unchecked], ['2', ['a']])
    assert.deepEqual(
      lost.map(({ value }) => value),
      ['1']
    )
  })

  test('a key may end in a number; a question nobody answered may be put anew', ({ assert }) => {
    const before = withSections([section('a', [text('ziel'), text('ziel_1')])])
    const reworded = (key: string) =>
      withSections([
        section(
          'a',
          [text('ziel'), text('ziel_1')].map((field) => (field.key === key ? { ...field, label: 'Anders' } : field))
        ),
      ])
    const of = context(before, { a: { ziel_1: 'x' } })
    assert.deepEqual(movedForm(of, reworded('ziel_1')).unchecked, ['a'])
    assert.deepEqual(movedForm(of, reworded('ziel')).unchecked, [])
    assert.deepEqual(movedForm(of, before), { sections: { a: { ziel_1: 'x' } }, unchecked: [], lost: [], slots: [] })
  })

  test('a column in other words loses no row, a figure in other words is to be looked at', ({ assert }) => {
    const count: Field = { key: 'zahl', label: 'Zahl', type: 'integer' }
    const before = withSections([section('a', [], [{ ...places, columns: [text('name'), count] }])])
    const renamed = [{ ...count, label: 'Anzahl' }, text('name')]
    const after = withSections([section('a', [], [{ ...places, columns: renamed }])])
    const raw = { a: { orte: { 1: { orte_name: 'Hier', orte_zahl: '3' } } } }
    const { lost, unchecked } = movedForm(context(before, raw), after)
    assert.deepEqual([lost, unchecked], [[], ['a']])
    const goals = MVW.sections.find(({ kind }) => kind === 'indicators')!.key
    const [first, ...others] = MVW.indicators
    const told = { ...before, indicators: [{ ...first, label: 'Anders gezählt' }, ...others] }
    const targets = { [goals]: { targets: { [first.code]: { '2027': '70' } } } }
    assert.deepEqual(movedForm(context(before, targets), told).unchecked, [goals])
    assert.deepEqual(
      movedForm(context(before, { [goals]: { targets: { [others[0].code]: { '2027': '7' } } } }), told).unchecked,
      []
    )
  })

  test('what was taken over and nobody has looked at stays so', ({ assert }) => {
    const after = withSections([section('c', [text('eins')]), section('b', [text('drei')])])
    assert.deepEqual(movedForm(context(BEFORE, RAW, ['a']), after).unchecked, ['c'])
  })

  test('a declaration in other words is given anew; a figure that is gone is told', ({ assert }) => {
    const [first, second] = MVW.declarations
    const declared = { ...RAW, erklaerungen: { [first.key]: '1', [second.key]: '1' } }
    const targets = { kennzahlen: { targets: { 'WC-01': { '2027': '70' }, 'WC-05': { '2027': '5' } } } }
    const goals = MVW.sections.find(({ kind }) => kind === 'indicators')!.key
    const raw = { ...declared, [goals]: targets.kennzahlen }
    const after = withSections([section('a', [text('eins'), text('zwei')], [places]), section('b', [text('drei')])], {
      declarations: [{ ...first, text: 'Wir verzichten auf alles.' }, ...MVW.declarations.slice(1)],
      indicators: MVW.indicators.filter(({ code }) => code !== 'WC-01'),
    })
    const { sections, lost } = movedForm(context(BEFORE, raw), after)
    const declarations = MVW.sections.find(({ kind }) => kind === 'declarations')!.key
    assert.deepEqual(sections[declarations], { [second.key]: '1' })
    assert.deepEqual(
      lost.map(({ value }) => value),
      ['70']
    )
  })
})

test.group('Rules that are the same for all under a call', () => {
  test('{$self} is one of them')
    .with([
      { eligibility: { ...MVW.eligibility, otherBodies: true } },
      { financing: { ...MVW.financing, maximum: '1.00' } },
      { criteria: [] },
      { report: { ...MVW.report, dueDay: 2 } },
      { notice: { ...MVW.notice, proof: ['Anders.'] } },
      { guideline: { ...MVW.guideline, title: 'Andere Richtlinie' } },
      { minimumGrant: { amount: '1.00', source: 'Nr. 1' } },
    ] as Partial<ProgrammeDefinition>[])
    .run(({ assert }, change) =>
      assert.deepEqual(rulesThatDiffer(MVW, { ...MVW, ...change }) as string[], Object.keys(change))
    )

  test('what a form asks is none', ({ assert }) => {
    assert.deepEqual(rulesThatDiffer(MVW, { ...MVW, sections: [], declarations: [], attachments: [] }), [])
  })
})
