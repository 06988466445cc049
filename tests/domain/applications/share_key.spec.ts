import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import type { SectionContext } from '#applications/domain/section_context'
import { sharersIn, sharesBy } from '#applications/domain/share_key'
import { definitionOf } from '#tests/helpers/programme_files'

const context = {
  definition: definitionOf('nw_mvw'),
  years: [2027, 2028],
  period: { from: Day.parse('2027-01-01'), to: Day.parse('2028-12-31') },
  partners: [
    { id: 7, name: 'Stadt Bochum' },
    { id: 8, name: 'Stadt Essen' },
  ],
  raw: {},
} as unknown as SectionContext
const LEADER = { name: 'Stadt Duisburg', inhabitants: 500 }
const sharers = sharersIn(
  context,
  LEADER,
  new Map([
    [7, 300],
    [8, 200],
  ])
)
const AMOUNTS = { amount_2027: '100,00', amount_2028: '0,01' }
const shared = (answers: Record<string, string>, by = sharers) => {
  const result = sharesBy(context, by, { ...AMOUNTS, ...answers })
  return 'inputs' in result ? result.inputs : result.problems.map(({ input, sentence }) => `${input}: ${sentence}`)
}

test.group('Own means shared by a key', () => {
  test('add up to the cent, the largest remainder first', ({ assert }) => {
    assert.deepEqual(shared({ key: 'equal' }), {
      '2027_OWN_CASH': '33,34',
      '2027_PARTNER7': '33,33',
      '2027_PARTNER8': '33,33',
      '2028_OWN_CASH': '0,01',
      '2028_PARTNER7': '0,00',
      '2028_PARTNER8': '0,00',
    })
    assert.include(shared({ key: 'inhabitants' }), { '2027_OWN_CASH': '50,00', '2027_PARTNER8': '20,00' })
    const weights = { weight_OWN_CASH: '0', weight_PARTNER7: '1', weight_PARTNER8: '3' }
    assert.include(shared({ key: 'manual', ...weights }), { '2027_OWN_CASH': '0,00', '2027_PARTNER8': '75,00' })
  })

  test('what keeps them from it is told at its field', ({ assert }) => {
    assert.deepEqual(shared({}), ['key: Bitte wählen Sie aus: Verteilen.'])
    const unknown = sharersIn(context, LEADER, new Map([[7, 300]]))
    assert.deepEqual(shared({ key: 'inhabitants' }, unknown), [
      'key: Ohne Einwohnerzahl im Gemeindeverzeichnis: Stadt Essen.',
    ])
    const none = { weight_OWN_CASH: '0', weight_PARTNER7: '0', weight_PARTNER8: '0' }
    assert.deepEqual(shared({ key: 'manual', ...none }), [
      'weight_OWN_CASH: Mindestens ein Gewicht muss größer als null sein.',
    ])
    assert.include(shared({ key: 'equal', amount_2028: 'viel' })[0 as never], 'amount_2028')
  })
})
