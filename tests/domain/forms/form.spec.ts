import { test } from '@japa/runner'
import { differencesBetween } from '#forms/domain/difference'
import type { Field } from '#forms/domain/field'
import {
  type Part,
  type Table,
  answersIn,
  cellField,
  inputOf,
  problemsOf,
  rowIn,
  rowsOf,
  rowsShown,
  textIn,
} from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'

const NAME: Field = { key: 'name', label: 'Name', type: 'text' }
const NOTE: Field = { key: 'note', label: 'Bemerkung', type: 'long_text', optional: true }
const ROLE: Field = { key: 'role', label: 'Stelle', type: 'text' }
const FTE: Field = { key: 'fte', label: 'Anteil', type: 'decimal' }
const POSTS: Table = {
  kind: 'table',
  key: 'posts',
  label: 'Stellen',
  head: 'Zeile',
  columns: [ROLE, FTE],
  rows: { most: 5, spare: 2, entry: 'eine Stelle' },
}
const PLAN: Table = {
  kind: 'table',
  key: 'plan',
  label: 'Plan',
  head: 'Position',
  columns: [
    { key: '2026', label: '2026', type: 'money', optional: true },
    { key: '2027', label: '2027', type: 'money', optional: true },
  ],
  rows: [
    { key: 'PERS', label: 'Personal' },
    { key: 'RENT', label: 'Miete' },
  ],
}
const REACHED: Table = {
  ...PLAN,
  key: 'reached',
  columns: [{ key: 'actual', label: 'Erreicht', type: 'integer' }],
  given: [{ label: 'Ziel', values: { PERS: '3' } }],
}
const FORM: Part[] = [{ kind: 'fields', fields: [NAME, NOTE] }, POSTS, PLAN]

const SENT = {
  'name': 'Miriam',
  'note': '',
  'role_1': 'Leitung',
  'fte_1': '1,0',
  'fte_3': '0,5',
  '2026_PERS': '1.000,00',
  '2027_RENT': 'viel',
  '2028_PERS': '9',
  'foreign': 'x',
  'role_6': 'zu viel',
}

test.group('A form', () => {
  test('keeps what it asks for, rows as rows, and nothing else', ({ assert }) => {
    assert.deepEqual(answersIn(FORM, SENT), {
      name: 'Miriam',
      posts: { 1: { role: 'Leitung', fte: '1,0' }, 3: { fte: '0,5' } },
      plan: { PERS: { 2026: '1.000,00' }, RENT: { 2027: 'viel' } },
    })
    assert.deepEqual(answersIn(FORM, { name: ['a'], note: 3, posts: { 1: 'x' }, constructor: 'x' }), {})
    assert.deepEqual(answersIn([{ kind: 'fields', fields: [{ ...NAME, key: 'toString' }] }], {}), {})
  })

  test('says what each place lacks or has wrong, in the order of the page', ({ assert }) => {
    assert.deepEqual(problemsOf(FORM, answersIn(FORM, SENT)), [
      { input: 'role_3', sentence: 'Es fehlt noch: Zeile 3, Stelle.' },
      {
        input: '2027_RENT',
        sentence: 'Miete 2027: „viel“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.',
      },
    ])
    assert.deepEqual(problemsOf(FORM, {}), [
      { input: 'name', sentence: 'Es fehlt noch: Name.' },
      { input: 'role_1', sentence: 'Es fehlt noch: mindestens eine Stelle.' },
    ])
    assert.deepEqual(problemsOf([{ ...POSTS, optional: true }], {}), [])
    assert.deepEqual(problemsOf([REACHED], {})[1], {
      input: 'actual_RENT',
      sentence: 'Es fehlt noch: Miete, Erreicht.',
    })
  })

  test('counts the rows in which something stands, and shows some more', ({ assert }) => {
    const answers = { posts: { 10: { role: 'c' }, 2: { role: 'a' } } }
    const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key)
    assert.deepEqual(keys(rowsOf(POSTS, answers)), ['2', '10'])
    assert.deepEqual(keys(rowsShown(POSTS, {})), ['1', '2', '3', '4'])
    assert.deepEqual(keys(rowsShown({ ...POSTS, rows: { most: 14, spare: 2, fewest: 2, entry: 'eine Stelle' } }, {})), [
      '1',
      '2',
    ])
    assert.deepEqual(keys(rowsShown(POSTS, { posts: { 3: { role: 'a' } } })), ['1', '2', '3', '4', '5'])
    assert.deepEqual(keys(rowsShown(POSTS, { posts: { 5: { role: 'a' } } })), ['1', '2', '3', '4', '5'])
    assert.deepEqual(keys(rowsShown(PLAN, {})), ['PERS', 'RENT'])
    assert.deepEqual(keys(rowsOf(PLAN, {})), ['PERS', 'RENT'])
    assert.deepEqual(rowsOf(POSTS, {}), [])
  })

  test('answers are found by their place only', ({ assert }) => {
    assert.equal(textIn({ name: ' Miriam ' }, 'name'), 'Miriam')
    assert.equal(textIn({ posts: { 1: { role: 'a' } } }, 'posts'), '')
    assert.equal(textIn({}, 'constructor'), '')
    assert.deepEqual(rowIn({ posts: { 1: { role: 'a' } } }, POSTS, '1'), { role: 'a' })
    assert.deepEqual(rowIn({ posts: { 1: { role: 'a' } } }, POSTS, '2'), {})
    assert.deepEqual(rowIn({ posts: 'text' }, POSTS, '1'), {})
    assert.deepEqual(rowIn({}, { key: 'constructor' }, 'name'), {})
    assert.equal(inputOf(FTE, '3'), 'fte_3')
    assert.equal(cellField(FTE, { key: '3', label: 'Zeile 3' }).label, 'Zeile 3, Anteil')
    assert.equal(cellField(PLAN.columns[0], { key: 'PERS', label: 'Personal' }).label, 'Personal 2026')
  })

  test('every place has its printed words; a row that was added is one place', ({ assert }) => {
    assert.deepEqual(placesOf(FORM, answersIn(FORM, SENT)), [
      { key: 'name', label: 'Name', value: 'Miriam' },
      { key: 'note', label: 'Bemerkung', value: '' },
      { key: 'posts_1', label: 'Zeile 1', value: 'Leitung, Anteil 1' },
      { key: 'posts_3', label: 'Zeile 3', value: 'Anteil 0,5' },
      { key: '2026_PERS', label: 'Personal 2026', value: '1.000,00' },
      { key: '2027_PERS', label: 'Personal 2027', value: '' },
      { key: '2026_RENT', label: 'Miete 2026', value: '' },
      { key: '2027_RENT', label: 'Miete 2027', value: 'viel' },
    ])
    assert.equal(placesOf([REACHED], {})[0].label, 'Personal, Erreicht')
  })
})

test.group('Differences between two versions', () => {
  const place = (key: string, value: string, group?: string) => ({ key, label: key.toUpperCase(), value, group })

  test('are told place by place: changed, new, gone', ({ assert }) => {
    const before = [place('a', '1'), place('b', '2'), place('d', '4'), place('e', '')]
    const after = [place('a', '1'), place('b', '3'), place('c', '5')]
    assert.deepEqual(differencesBetween(before, after), [
      { label: 'B', before: '2', after: '3' },
      { label: 'C', before: '', after: '5' },
      { label: 'D', before: '4', after: '' },
    ])
  })

  test('a file that left is replaced by one that came, each once', ({ assert }) => {
    const before = [
      place('x1', 'alt.pdf', 'concept'),
      place('x2', 'bleibt.pdf', 'concept'),
      place('y1', 'weg.pdf', 'plan'),
    ]
    const after = [
      place('x2', 'bleibt.pdf', 'concept'),
      place('x3', 'neu.pdf', 'concept'),
      place('x4', 'mehr.pdf', 'concept'),
    ]
    assert.deepEqual(differencesBetween(before, after), [
      { label: 'X3', before: 'alt.pdf', after: 'neu.pdf' },
      { label: 'X4', before: '', after: 'mehr.pdf' },
      { label: 'Y1', before: 'weg.pdf', after: '' },
    ])
  })
})
