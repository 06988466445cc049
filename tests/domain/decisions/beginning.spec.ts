import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import { calculateGrant } from '#financing/domain/grant_calculation'
import { type Proration, yearShare } from '#financing/domain/period_share'
import { announcement } from '#decisions/domain/announcement'
import {
  type Beginning,
  assertConsentPossible,
  assertNotStarted,
  eligibleFrom,
  eligibleSince,
} from '#decisions/domain/beginning'
import { assertWithinCall } from '#decisions/domain/proposal'

const day = (iso: string) => Day.parse(iso)
const period = (from: string, to: string) => ({ from: day(from), to: day(to) })
const YEAR = period('2026-01-01', '2026-12-31')
const BEGINNING: Beginning = {
  mode: 'on_request',
  start: null,
  continued: false,
  receivedOn: day('2025-10-20'),
  consent: null,
}
const code = (act: () => unknown) => {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test.group('From when on expenditure counts', () => {
  const INVOICES = [
    ['2026-11-14', '900.00'],
    ['2026-11-15', '200.00'],
    ['2026-11-16', '75.00'],
  ] as const
  const counted = (from: Day) =>
    String(Money.sum(INVOICES.filter(([on]) => !day(on).isBefore(from)).map(([, amount]) => Money.parse(amount))))

  test('N12 a consent posted on 12.11.2026 works with its announcement: {land} {counts}')
    .with([
      { land: 'HE', counts: '275.00' },
      { land: 'NW', counts: '75.00' },
      { land: 'BW', counts: '75.00' },
    ])
    .run(({ assert }, { land, counts }) => {
      const sentOn = day('2026-11-12')
      const delivery = { channel: 'post', sentOn, receivedOn: null, procedureBegunOn: day('2026-10-01') } as const
      const announcedOn = announcement(rulebookOf(land), delivery).on!
      const { from } = eligibleFrom({ ...BEGINNING, consent: { from: sentOn, announcedOn } }, YEAR)
      assert.equal(counted(from!), counts)
    })

  test('N12 where the receipt permits it, all of it counts', ({ assert }) => {
    const { from } = eligibleFrom({ ...BEGINNING, mode: 'automatic_from_receipt', receivedOn: day('2026-11-02') }, YEAR)
    assert.equal(counted(from!), '1175.00')
  })

  test('without any permission from the announcement of the notice, never before the period', ({ assert }) => {
    assert.isNull(eligibleFrom(BEGINNING, YEAR).from)
    assert.equal(eligibleSince(null, YEAR, day('2025-12-20')).iso, '2026-01-01')
    assert.equal(eligibleSince(null, YEAR, day('2026-01-27')).iso, '2026-01-27')
    assert.equal(eligibleSince(day('2026-01-01'), YEAR, day('2026-01-27')).iso, '2026-01-01')
  })

  test('what runs already goes on, with the beginning of the period', ({ assert }) => {
    assert.equal(eligibleFrom({ ...BEGINNING, continued: true }, YEAR).from!.iso, '2026-01-01')
  })
})

test.group('A beginning before its time', () => {
  const began = (more: Partial<Beginning>) => code(() => assertNotStarted({ ...BEGINNING, ...more }))

  test('stops the approval, whole; a planned day that has passed is none', ({ assert }) => {
    assert.equal(began({ start: day('2025-10-19') }), 'decisions.started_early')
    assert.isNull(began({ start: day('2025-10-20') }))
    assert.isNull(began({ start: null }))
    assert.isNull(began({ start: day('2020-01-01'), continued: true }))
  })

  test('consent: {code}')
    .with([
      { code: null, more: {} },
      { code: 'decisions.early_start_not_known', more: { mode: 'forbidden' } },
      { code: 'decisions.early_start_requested_when', more: { requestedOn: '2025-10-19' } },
      { code: 'decisions.early_start_requested_when', more: { requestedOn: '2025-11-12' } },
      { code: 'decisions.early_start_when', more: { from: '2025-11-02' } },
      { code: 'decisions.early_start_reasons_missing', more: { reasons: 'Eilig.' } },
    ])
    .run(({ assert }, { code: expected, more }) => {
      const {
        mode = 'on_request',
        from = '2025-11-20',
        requestedOn = '2025-11-03',
        reasons = 'x'.repeat(80),
      } = more as Record<string, string>
      const asked = { from: day(from), requestedOn: day(requestedOn), reasons }
      const known = { mode: mode as Beginning['mode'], receivedOn: BEGINNING.receivedOn }
      assert.equal(
        code(() => assertConsentPossible(known, asked, day('2025-11-11'))),
        expected
      )
    })
})

test.group('A period shorter than the call', () => {
  test('{proration}: {from} to {to} is {share} of 2026')
    .with([
      { proration: 'month', from: '2026-01-01', to: '2026-12-31', share: '1' },
      { proration: 'month', from: '2026-04-12', to: '2026-12-31', share: '8/12' },
      { proration: 'touched_month', from: '2026-04-12', to: '2026-12-31', share: '9/12' },
      { proration: 'day', from: '2026-04-12', to: '2026-12-31', share: '264/365' },
      { proration: 'month', from: '2026-04-01', to: '2026-11-29', share: '7/12' },
      { proration: 'month', from: '2026-04-10', to: '2026-04-20', share: '0' },
      { proration: 'touched_month', from: '2026-04-10', to: '2026-04-20', share: '1/12' },
      { proration: 'day', from: '2025-07-01', to: '2027-06-30', share: '1' },
      { proration: 'day', from: '2024-01-01', to: '2025-12-31', share: '0' },
    ])
    .run(({ assert }, { proration, from, to, share }) => {
      const [over, under = '1'] = share.split('/')
      const found = yearShare(2026, period(from, to), proration as Proration)
      assert.isTrue(found.equals(Fraction.of(Number(over), Number(under))), String(found))
    })

  test('is what a sum per post is paid for, and years outside of it are not planned any more', ({ assert }) => {
    const cells = [2026, 2027].map((year) => ({
      side: 'expenditure' as const,
      code: 'P',
      label: 'P',
      year,
      amount: Money.parse('90000.00'),
    }))
    const plan = new FinancePlanFigures([2026, 2027], cells)
    const units = [{ code: 'FK', label: 'Fachkraft', amount: '57000.00', perFte: '1' }]
    const posts = [2026, 2027].map((year) => ({ code: 'FK', fte: Fraction.ONE, months: 12, year }))
    const grant = (from: string, to: string, proration: Proration = 'month') => {
      const { grant: sum, tranches } = calculateGrant({ type: 'fixed', units }, plan, posts, 'cent', {
        period: period(from, to),
        proration,
      })
      return [String(sum), ...tranches.map(({ year, amount }) => `${year} ${amount}`)]
    }
    assert.deepEqual(grant('2026-01-01', '2027-12-31'), ['114000.00', '2026 57000.00', '2027 57000.00'])
    assert.deepEqual(grant('2026-04-12', '2026-12-31'), ['38000.00', '2026 38000.00'])
    assert.deepEqual(grant('2026-04-12', '2026-12-31', 'touched_month'), ['42750.00', '2026 42750.00'])
    assert.deepEqual(grant('2026-04-12', '2026-12-31', 'day'), ['41227.40', '2026 41227.40'])
  })

  test('lies within the call, with money in its years alone', ({ assert }) => {
    const call = period('2026-01-01', '2027-12-31')
    const within = (from: string, to: string, year = 2026) =>
      code(() => assertWithinCall(period(from, to), call, [{ year, amount: Money.parse('1.00') }]))
    assert.isNull(within('2026-03-01', '2026-12-31'))
    assert.equal(within('2025-12-31', '2026-12-31'), 'decisions.period_outside_call')
    assert.equal(within('2026-03-01', '2028-01-01'), 'decisions.period_outside_call')
    assert.equal(within('2026-03-01', '2026-02-01'), 'decisions.period_outside_call')
    assert.equal(within('2026-03-01', '2026-12-31', 2027), 'decisions.tranche_outside_period')
  })
})
