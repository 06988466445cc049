import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { dayOf, officeTime } from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import Day from '#core/calendar/day'
import { germanDay, parseGermanDay } from '#core/calendar/german_dates'
import { fold } from '#core/text/fold'

test.group('Days and names', () => {
  test('{from} and {months} months is {to}')
    .with([
      { from: '2026-01-31', months: 1, to: '2026-02-28' },
      { from: '2024-01-31', months: 1, to: '2024-02-29' },
      { from: '2025-12-31', months: 2, to: '2026-02-28' },
      { from: '2026-03-09', months: 1, to: '2026-04-09' },
    ])
    .run(({ assert }, { from, months, to }) => assert.equal(String(Day.parse(from).plusMonths(months)), to))

  test('a day that does not exist is none', ({ assert }) => {
    assert.throws(() => Day.parse('2026-02-30'), RangeError)
    assert.isNull(parseGermanDay('30.02.2026'))
    assert.isNull(parseGermanDay('morgen'))
  })

  test('days are read and printed the German way', ({ assert }) => {
    assert.equal(String(parseGermanDay('5.3.26')), '2026-03-05')
    assert.equal(germanDay(Day.parse('2026-03-05')), '05.03.2026')
  })

  test('{a} and {b} find each other')
    .with([
      { a: 'Mülheim', b: 'Muelheim' },
      { a: 'Mülheim', b: 'MULHEIM' },
      { a: 'Weißenfels', b: 'weissenfels' },
      { a: 'Neuß', b: 'Neuss' },
      { a: 'Gößweinstein', b: 'Goessweinstein' },
    ])
    .run(({ assert }, { a, b }) => assert.equal(fold(a), fold(b)))
})

test.group('The office’s clock', () => {
  test('{instant} is {wall}')
    .with([
      { instant: '2026-03-29T00:59:59.999Z', wall: '2026-03-29T01:59:59.999' },
      { instant: '2026-03-29T01:00:00.000Z', wall: '2026-03-29T03:00:00.000' },
      { instant: '2026-10-25T00:59:59.000Z', wall: '2026-10-25T02:59:59.000' },
      { instant: '2026-10-25T01:00:00.000Z', wall: '2026-10-25T02:00:00.000' },
      { instant: '2025-12-31T23:30:00.000Z', wall: '2026-01-01T00:30:00.000' },
    ])
    .run(({ assert }, { instant, wall }) => {
      const at = DateTime.fromISO(instant, { zone: 'utc' })
      assert.equal(officeTime(at), wall)
      assert.equal(dayOf(at).iso, wall.slice(0, 10))
      assert.equal(germanInstant(at).slice(12), `${wall.slice(11, 16)} Uhr`)
    })
})
