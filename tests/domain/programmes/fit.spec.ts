import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { fitOf } from '#programmes/domain/fit'
import { definitionOf } from '#tests/helpers/programme_files'

const AT = DateTime.fromISO('2026-11-01T09:00:00Z')
const call = (change: Partial<ProgrammeDefinition> = {}) => ({
  opensAt: DateTime.fromISO('2026-10-01T00:00:00Z'),
  closesAt: DateTime.fromISO('2026-12-01T00:00:00Z'),
  from: Day.parse('2027-01-01'),
  to: Day.parse('2027-12-31'),
  definition: { ...definitionOf('nw_ki'), continues: false, ...change },
})
const unit = {
  name: 'Sommerau',
  key: '08125501',
  unitKind: 'municipality' as const,
  specialStatus: false,
  inhabitants: 14_200,
}
const candidate = { land: 'BW', landName: 'Baden-Württemberg', unit, otherBody: false }
const asked = { candidate, refusal: null, begun: null }
const points = (...of: Parameters<typeof fitOf>) =>
  Object.fromEntries(fitOf(...of).map(({ title, fits }) => [title, fits]))

test.group('Does it fit us?', () => {
  test('the rules of the call, point by point', ({ assert }) => {
    assert.deepEqual(points(asked, call(), AT, 'on_request'), { Antragsberechtigt: true, Frist: true, Zeitraum: true })
    const refused = { ...asked, refusal: 'Nur Kreise.' }
    assert.isFalse(points(refused, call(), AT, 'on_request').Antragsberechtigt)
    assert.isFalse(points(asked, call(), AT.plus({ months: 2 }), 'on_request').Frist)
    const [, early] = fitOf(asked, call(), AT.minus({ months: 2 }), 'on_request')
    assert.include(early.sentence, 'ab dem')
  })

  test('what has begun fits only where the programme goes on with it', ({ assert }) => {
    const begun = { ...asked, begun: true }
    assert.isFalse(points(begun, call(), AT, 'on_request').Beginn)
    assert.isTrue(points(begun, call({ continues: true }), AT, 'on_request').Beginn)
    assert.isTrue(points({ ...asked, begun: false }, call(), AT, 'forbidden').Beginn)
    const sentence = fitOf(begun, call(), AT, 'automatic_from_receipt').find(
      ({ title }) => title === 'Beginn'
    )!.sentence
    assert.include(sentence, 'ab dem Eingang')
  })

  test('posts for towns of a size are named, or that there is none', ({ assert }) => {
    const sized = (fromInhabitants: number) =>
      call({
        financing: {
          type: 'fixed',
          units: [{ code: 'IB', label: 'Beauftragte', amount: '10000.00', perFte: '1', fromInhabitants }],
        },
      })
    assert.isTrue(points(asked, sized(10_000), AT, 'on_request')['Größe'])
    assert.isFalse(points(asked, sized(20_000), AT, 'on_request')['Größe'])
    const county = { ...asked, candidate: { ...candidate, unit: { ...unit, unitKind: 'county' as const } } }
    assert.notProperty(points(county, sized(20_000), AT, 'on_request'), 'Größe')
  })
})
