import { test } from '@japa/runner'
import { askedFields, conditionOf, possibleConditions } from '#forms/domain/conditions'
import type { Field } from '#forms/domain/field'
import { type Table, problemsOf } from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'
import { sumOf } from '#forms/domain/sums'
import { printedForm } from '#forms/printed'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import type { ProgrammeDefinition, Section } from '#programmes/domain/definition'
import { definitionOf } from '#tests/helpers/programme_files'

const FIELDS: Field[] = [
  { key: 'pool', label: 'Pool?', type: 'yes_no' },
  {
    key: 'kind',
    label: 'Art',
    type: 'choice',
    choices: [
      { value: 'new', label: 'Neu' },
      { value: 'old', label: 'Alt' },
    ],
    when: { key: 'pool', is: 'true' },
  },
  { key: 'since', label: 'Seit', type: 'day', when: { key: 'kind', is: 'old' } },
]
const PARTS = [{ kind: 'fields' as const, fields: FIELDS }]
const keys = (answers: Record<string, string>) => askedFields(FIELDS, answers).map(({ key }) => key)

test.group('Fields with a condition', () => {
  test('are asked where the answer before them is the one named, however it was typed', ({ assert }) => {
    assert.deepEqual(keys({}), ['pool'])
    assert.deepEqual(keys({ pool: 'nein', kind: 'old' }), ['pool'])
    assert.deepEqual(keys({ pool: 'ja' }), ['pool', 'kind'])
    assert.deepEqual(keys({ pool: 'true', kind: 'Alt' }), ['pool', 'kind', 'since'])
  })

  test('what is not asked is neither missing nor printed, and an answer typed before is kept out', ({ assert }) => {
    assert.deepEqual(
      problemsOf(PARTS, { pool: 'ja', kind: 'new', since: 'gestern' }).map(({ input }) => input),
      []
    )
    assert.deepEqual(
      problemsOf(PARTS, { pool: 'ja', kind: 'old' }).map(({ input }) => input),
      ['since']
    )
    assert.deepEqual(
      placesOf(PARTS, { pool: 'nein', since: '01.02.2026' }).map(({ key }) => key),
      ['pool']
    )
  })

  test('the empty form shows them with their condition', ({ assert }) => {
    const [facts] = printedForm(PARTS, {}, true) as { rows: [string, string][] }[]
    assert.deepEqual(
      facts.rows.map(([label]) => label),
      ['Pool?', 'Art – Nur wenn „Pool?“: ja', 'Seit – Nur wenn „Art“: Alt']
    )
    const closed = printedForm(PARTS, { pool: 'nein', since: '01.02.2026' }, true) as { rows: [string, string][] }[]
    assert.equal(closed[0].rows[2][1], '–')
    assert.isNull(conditionOf(FIELDS[0], FIELDS))
    assert.deepEqual(
      possibleConditions(FIELDS.slice(0, 1)).map(({ value }) => value),
      ['pool=true', 'pool=false']
    )
  })
})

const POOL: Table = {
  kind: 'table',
  key: 'sprachen',
  label: 'Sprachen',
  head: 'Sprache',
  sums: true,
  columns: [
    { key: 'sprachen_name', label: 'Sprache', type: 'text' },
    { key: 'sprachen_persons', label: 'Personen', type: 'integer' },
    { key: 'sprachen_fte', label: 'Stellen', type: 'decimal' },
    { key: 'sprachen_cost', label: 'Ausgaben', type: 'money' },
  ],
  rows: { most: 9, spare: 1, entry: 'eine Sprache' },
}

test.group('Sums below a table', () => {
  test('count what can be read, to the cent, and leave texts alone', ({ assert }) => {
    const row = (name: string, persons: string, fte: string, cost: string) => ({
      sprachen_name: name,
      sprachen_persons: persons,
      sprachen_fte: fte,
      sprachen_cost: cost,
    })
    const answers = {
      sprachen: {
        1: row('Dari', '900', '0,5', '1.000,10'),
        3: row('Farsi', '200', '0,25', '0,05'),
        4: row('?', 'x', '', '-1'),
      },
    }
    assert.deepEqual(
      POOL.columns.map((column) => sumOf(POOL, column, answers)),
      [null, '1.100', '0,75', '1.000,15']
    )
    const [table] = printedForm([POOL], answers) as { rows: string[][]; sums: number[] }[]
    assert.deepEqual(table.rows.at(-1), ['Summe', '', '1.100', '0,75', '1.000,15'])
    assert.deepEqual(table.sums, [3])
  })
})

test.group('A definition with conditions and tables', () => {
  const faultsWith = (section: Partial<Section>) => {
    const definition = definitionOf('nw_ki')
    const extra = { key: 'mehr', group: 'g', title: 'Mehr', kind: 'fields', ...section } as Section
    const whole: ProgrammeDefinition = { ...definition, sections: [...definition.sections, extra] }
    return faultsOfDefinition(whole).map(({ sentence }) => sentence)
  }

  test('its own files have no fault', ({ assert }) => {
    for (const name of ['nw_ki', 'bw_wcc', 'he_wir'] as const)
      assert.deepEqual(faultsOfDefinition(definitionOf(name)), [])
    assert.deepEqual(faultsWith({ fields: FIELDS }), [])
  })

  test('a condition that cannot hold is told: {0}')
    .with([
      [{ key: 'a', is: 'x' }, 'bezieht sich auf das Feld selbst'],
      [{ key: 'gone', is: 'x' }, 'nennt ein Feld, das nicht davor steht: „gone“'],
      [{ key: 'pool', is: 'vielleicht' }, 'nennt eine Antwort, die „Pool?“ nicht hat'],
    ] as const)
    .run(({ assert }, [when, sentence]) => {
      const [told] = faultsWith({ fields: [FIELDS[0], { key: 'a', label: 'A', type: 'text', when }] })
      assert.include(told, sentence)
    })

  test('inputs of a page are never alike, and a column means nothing to the house', ({ assert }) => {
    const { label, head } = POOL
    const table = {
      ...{ key: 'zungen', label, head },
      entry: 'eine Sprache',
      most: 9,
      columns: [{ key: 'name', label: 'Sprache', type: 'text' as const }],
    }
    assert.deepEqual(faultsWith({ tables: [table] }), [])
    assert.isNotEmpty(faultsWith({ tables: [table, table] }))
    const alike = { ...table, key: 'zungen_name', columns: [{ key: 'x', label: 'X', type: 'text' as const }] }
    const wide = { ...table, columns: [{ key: 'name_x', label: 'X', type: 'text' as const }] }
    assert.include(faultsWith({ tables: [wide, alike] }).join(' '), 'zungen_name_x')
    assert.lengthOf(faultsWith({ fields: [{ ...FIELDS[0], key: 'zungen_name_1' }], tables: [table] }), 1)
    const meant = { ...table, columns: [{ ...table.columns[0], role: 'account' as const }] }
    assert.include(faultsWith({ tables: [meant] }).join(' '), 'keine Spalte Bedeutung')
  })
})
