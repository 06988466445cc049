import { test } from '@japa/runner'
import type { Part } from '#forms/domain/form'
import { merged } from '#forms/domain/merge'

const PARTS: Part[] = [
  {
    kind: 'fields',
    fields: [
      { key: 'a', label: 'A', type: 'text' },
      { key: 'b', label: 'B', type: 'text' },
    ],
  },
  {
    kind: 'table',
    key: 't',
    label: 'T',
    head: 'Zeile',
    columns: [{ key: 'x', label: 'X', type: 'text' }],
    rows: { most: 4, spare: 1, entry: 'eine Zeile' },
  },
]
const rows = (...texts: string[]) => Object.fromEntries(texts.map((x, index) => [String(index + 1), { x }]))

test.group('What two write upon the same version', () => {
  test('stands where only one changed it, or both alike; rows of tables too', ({ assert }) => {
    const base = { a: 'alt', b: 'alt', t: rows('eins', 'zwei') }
    const theirs = { a: 'neu', b: 'alt', t: rows('eins', 'zwei', 'drei') }
    const mine = { a: 'alt', b: 'anders', t: rows('eins', 'ZWEI') }
    assert.deepEqual(merged(PARTS, { base, theirs, mine }), {
      answers: { a: 'neu', b: 'anders', t: rows('eins', 'ZWEI', 'drei') },
      inputs: { a: 'neu', b: 'anders', x_1: 'eins', x_2: 'ZWEI', x_3: 'drei' },
      clashes: [],
    })
    assert.lengthOf(merged(PARTS, { base, theirs: { ...base, a: 'x' }, mine: { ...base, a: 'x' } }).clashes, 0)
  })

  test('is shown where they differ, also where one emptied it', ({ assert }) => {
    const base = { a: 'alt', t: rows('eins') }
    const { answers, clashes } = merged(PARTS, { base, theirs: { t: rows('uno') }, mine: { a: 'neu', t: rows('one') } })
    assert.deepEqual(clashes, [
      { input: 'a', theirs: '' },
      { input: 'x_1', theirs: 'uno' },
    ])
    assert.deepEqual(answers, { a: 'neu', t: rows('one') })
    // what both emptied stays empty, what one emptied and the other left is empty
    assert.deepEqual(merged(PARTS, { base, theirs: {}, mine: base }), {
      answers: {},
      inputs: { a: '', x_1: '' },
      clashes: [],
    })
  })
})
