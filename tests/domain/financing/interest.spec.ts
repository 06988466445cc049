import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import {
  BaseRateUnknown,
  UnreadableRates,
  baseRateOn,
  halfYearOf,
  nextHalfYear,
  parseBaseRates,
  parseBasisPoints,
  percentOf,
  readBasisPoints,
} from '#financing/domain/base_rates'
import { interestOn } from '#financing/domain/interest'
import type { DayCount } from '#tenancy/domain/rule_labels'

const RATES = parseBaseRates(readFileSync('database/start_data/base_rates.csv', 'utf8'))
const day = (iso: string) => Day.parse(iso)
const claim = (principal: string, from: string, to: string, dayCount: DayCount = 'ACT/ACT', margin = '5') =>
  interestOn(
    { principal: Money.parse(principal), from: day(from), to: day(to), margin: Fraction.parse(margin), dayCount },
    RATES
  )

test.group('Interest (§ 49a VwVfG)', () => {
  test('{id} {principal} from {from} to {to}: {days} days, {actual} and {year365}')
    .with([
      {
        id: 'I01',
        principal: '10806.13',
        from: '2025-03-17',
        to: '2026-05-04',
        days: 413,
        actual: '797.73',
        year365: '797.73',
      },
      {
        id: 'I02',
        principal: '15000.00',
        from: '2025-02-03',
        to: '2025-07-10',
        days: 157,
        actual: '464.95',
        year365: '464.95',
      },
      {
        id: 'I02b',
        principal: '15000.00',
        from: '2025-04-03',
        to: '2025-07-10',
        days: 98,
        actual: '288.68',
        year365: '288.68',
      },
      {
        id: 'I03',
        principal: '50000.00',
        from: '2024-05-15',
        to: '2025-02-28',
        days: 289,
        actual: '3233.20',
        year365: '3240.45',
      },
      {
        id: 'I04',
        principal: '8000.00',
        from: '2014-03-01',
        to: '2014-12-31',
        days: 305,
        actual: '288.10',
        year365: '288.10',
      },
      {
        id: 'I05',
        principal: '2500.00',
        from: '2025-06-15',
        to: '2025-07-15',
        days: 30,
        actual: '13.91',
        year365: '13.91',
      },
      {
        id: 'I06',
        principal: '307500.00',
        from: '2026-02-16',
        to: '2026-11-20',
        days: 277,
        actual: '14933.04',
        year365: '14933.04',
      },
    ])
    .run(({ assert }, { principal, from, to, days, actual, year365 }) => {
      const answer = claim(principal, from, to)
      assert.equal(String(answer.interest), actual)
      assert.equal(answer.days, days)
      assert.equal(
        answer.segments.reduce((sum, segment) => sum + segment.days, 0),
        days
      )
      assert.equal(String(claim(principal, from, to, 'ACT/365').interest), year365)
    })

  test('a segment ends on 30 June and 31 December, also where the rate stays', ({ assert }) => {
    const { segments, steps } = claim('10806.13', '2025-03-17', '2026-05-04')
    assert.deepEqual(
      segments.map(({ from, to, days, rate }) => `${from} ${to} ${days} ${rate}`),
      ['2025-03-17 2025-06-30 105 7.27', '2025-06-30 2025-12-31 184 6.27', '2025-12-31 2026-05-04 124 6.27']
    )
    assert.deepEqual(steps[0], {
      text: '18.03.2025 bis 30.06.2025: 105 Tage zu 7,27 % (2,27\u00a0% + 5) von 10.806,13\u00a0€ ÷ 365',
      result: '225,9961\u00a0€',
      rule: 'Basiszinssatz + Aufschlag, einfach verzinst, taggenau',
      source: '§ 49a Absatz 3 und 4 VwVfG, § 247 BGB',
    })
    assert.equal(steps.at(-1)!.source, 'Zinsmethode: Kalendertage, im Schaltjahr 366')
  })

  test('one day is one day, and the day of payment itself is none', ({ assert }) => {
    assert.equal(
      claim('1000.00', '2025-06-30', '2025-07-01').steps[0].text.slice(0, 32),
      '01.07.2025 bis 01.07.2025: 1 Tag'
    )
    const none = claim('1000.00', '2025-06-30', '2025-06-30')
    assert.equal(String(none.interest), '0.00')
    assert.equal(none.days, 0)
    assert.isEmpty(none.segments)
  })

  test('a total rate below zero counts as zero; rates keep their places', ({ assert }) => {
    const nothing = claim('1000.00', '2020-01-01', '2020-06-30', 'ACT/ACT', '0.5')
    assert.equal(String(nothing.interest), '0.00')
    assert.equal(nothing.segments[0].rate, '0.00')
    assert.equal(claim('1000.00', '2025-01-01', '2025-01-02', 'ACT/ACT', '4.125').segments[0].rate, '6.395')
    assert.equal(claim('1000.00', '2025-01-01', '2025-01-02', 'ACT/ACT', '0.73').segments[0].rate, '3.00')
  })

  test('leap years have 366 days', ({ assert }) => {
    assert.match(claim('1000.00', '2023-12-31', '2024-01-31').steps[0].text, /÷ 366$/)
    assert.match(claim('1000.00', '2024-12-31', '2025-01-31').steps[0].text, /÷ 365$/)
    assert.match(claim('1000.00', '2023-12-31', '2024-01-31', 'ACT/365').steps[0].text, /÷ 365$/)
  })

  test('an unknown half-year is said with its first day, never guessed', ({ assert }) => {
    const unknown = (from: string, to: string) => {
      try {
        claim('1.00', from, to)
        return null
      } catch (error) {
        assert.instanceOf(error, BaseRateUnknown)
        return (error as BaseRateUnknown).day.iso
      }
    }
    assert.equal(unknown('2026-12-30', '2027-01-01'), '2027-01-01')
    assert.isNull(unknown('2026-12-30', '2026-12-31'))
    assert.equal(unknown('2001-12-30', '2002-01-05'), '2001-12-31')
    assert.isNull(unknown('2001-12-31', '2002-01-05'))
  })
})

test.group('Base rates (§ 247 BGB)', () => {
  test('fifty half-years without a gap, each to the end of its half', ({ assert }) => {
    assert.lengthOf(RATES, 50)
    assert.equal(RATES[0].from.iso, '2002-01-01')
    RATES.slice(1).forEach(({ from }, index) => assert.isTrue(RATES[index].to.plusDays(1).equals(from), from.iso))
    assert.equal(baseRateOn(RATES, day('2021-01-01')).basisPoints, -88n)
    assert.equal(baseRateOn(RATES, day('2026-12-31')).basisPoints, 152n)
    assert.equal(baseRateOn(RATES, day('2009-01-01')).basisPoints, 162n)
  })

  test('a table without ends holds each rate for its half-year alone', ({ assert }) => {
    const rates = parseBaseRates('\uFEFFvalid_from;valid_to;rate_percent\r\n2027-01-01;;1,5\r\n2026-07-01;;"1.52"\r\n')
    assert.deepEqual(
      rates.map(({ from, to, basisPoints }) => `${from} ${to} ${basisPoints}`),
      ['2026-07-01 2026-12-31 152', '2027-01-01 2027-06-30 150']
    )
    assert.throws(() => baseRateOn(rates, day('2027-07-01')), BaseRateUnknown)
    assert.throws(() => baseRateOn(rates, day('2026-06-30')), BaseRateUnknown)
  })

  test('{text} is refused with its line')
    .with([
      { text: '2026-07-01;2026-06-30;1.52', line: /Zeile 1 / },
      { text: '2026-07-01;;1.52\n2026-02-30;;1.52', line: /Zeile 2 / },
      { text: '2026-07-01;;viel', line: /Zeile 1 / },
      { text: '2026-07-01', line: /Zeile 1 / },
      { text: 'valid_from;valid_to;rate_percent\n', line: /leer/ },
    ])
    .run(({ assert }, { text, line }) => {
      assert.throws(() => parseBaseRates(text), line)
      assert.throws(() => parseBaseRates(text), UnreadableRates as unknown as ErrorConstructor)
    })

  test('{text} percent are {points} basis points')
    .with([
      { text: '1.27', points: 127n },
      { text: '-0,88', points: -88n },
      { text: '\u22120.1', points: -10n },
      { text: '3', points: 300n },
    ])
    .run(({ assert }, { text, points }) => assert.equal(parseBasisPoints(text), points))

  test('the next half-year follows the latest that is known', ({ assert }) => {
    assert.equal(nextHalfYear(RATES).iso, '2027-01-01')
    assert.equal(nextHalfYear(RATES.toReversed()).iso, '2027-01-01')
    assert.equal(nextHalfYear(RATES.slice(0, 1)).iso, '2002-07-01')
    assert.deepEqual(
      ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((iso) =>
        Object.values(halfYearOf(day(iso))).join(' ')
      ),
      ['2026-01-01 2026-06-30', '2026-01-01 2026-06-30', '2026-07-01 2026-12-31', '2026-07-01 2026-12-31']
    )
  })

  test('a rate is printed with two places, with a real minus, and read with or without its sign', ({ assert }) => {
    assert.deepEqual([127n, -88n, 5n, -5n, 1000n].map(percentOf), [
      '1,27\u00a0%',
      '\u22120,88\u00a0%',
      '0,05\u00a0%',
      '\u22120,05\u00a0%',
      '10,00\u00a0%',
    ])
    assert.equal(readBasisPoints(' 1,27 % '), 127n)
    assert.isNull(readBasisPoints('viel'))
    assert.isNull(readBasisPoints('1.2.3'))
    assert.isNull(readBasisPoints('x1.27'))
    assert.isNull(readBasisPoints('1234'))
  })

  test('a table is read with comments, blank lines, blanks and in any order', ({ assert }) => {
    const rates = parseBaseRates('# Bundesbank\n\n 2026-07-01 ; 2026-12-31 ; 1.52 ;egal\n2026-01-01;2026-06-30;1.27\n')
    assert.deepEqual(
      rates.map(({ from, to, basisPoints }) => `${from} ${to} ${basisPoints}`),
      ['2026-01-01 2026-06-30 127', '2026-07-01 2026-12-31 152']
    )
    assert.equal(baseRateOn(rates, day('2026-06-30')).basisPoints, 127n)
    assert.equal(baseRateOn(rates, day('2026-07-01')).basisPoints, 152n)
    const corrected = [...rates, { ...rates[1], basisPoints: 99n }]
    assert.equal(baseRateOn(corrected, day('2026-08-01')).basisPoints, 99n)
    assert.equal(new BaseRateUnknown(day('2027-01-01')).message, 'Für den 01.01.2027 ist kein Basiszinssatz bekannt.')
    assert.throws(
      () => parseBaseRates('2026-07-01;2026-12-31'),
      /2026-07-01;2026-12-31“. Erwartet wird zum Beispiel „2026-07-01;2026-12-31;1.52“\./
    )
    assert.lengthOf(parseBaseRates('2026-07-01;2026-07-01;1.52'), 1)
  })

  test('a rate with three places is none', ({ assert }) => assert.throws(() => parseBasisPoints('1.275'), RangeError))
})
