import { test } from '@japa/runner'
import Money from '#core/money/money'
import type Refusal from '#core/refusal'
import { type BoundYear, type Change, freedByRepayment, rebinding } from '#budgets/domain/rebinding'

const money = (text: string) => Money.parse(text)
const year = (of: number, committed: [number, string][], paid = '0.00', reducedClosed = '0.00'): BoundYear => ({
  year: of,
  committed: committed.map(([decidedIn, amount]) => ({ decidedIn, amount: money(amount) })),
  paid: money(paid),
  reducedClosed: money(reducedClosed),
})
const want = (...tranches: [number, string][]) => tranches.map(([of, amount]) => ({ year: of, amount: money(amount) }))
const said = (changes: readonly Change[]) =>
  changes.map(({ kind, year: of, decidedIn, amount }) => `${kind} ${of} (${decidedIn}) ${amount}`)

test.group('What a decision changes in what is bound', () => {
  test('the first decision binds every year, of the budget in which it is taken', ({ assert }) => {
    assert.deepEqual(said(rebinding('L', [], want([2026, '60000.00'], [2027, '71139.75']), 2026)), [
      'commitment 2026 (2026) 60000.00',
      'commitment 2027 (2026) 71139.75',
    ])
  })

  test('B06: what was not called in a year that is over is not shifted, it lapses there and is bound anew', ({
    assert,
  }) => {
    const bound = [year(2026, [[2026, '60000.00']], '48000.00'), year(2027, [[2026, '71139.75']])]
    assert.deepEqual(said(rebinding('L', bound, want([2026, '48000.00'], [2027, '83139.75']), 2027)), [
      'reduced_closed 2026 (2027) 12000.00',
      'commitment 2027 (2027) 12000.00',
    ])
  })

  test('B06 within the year: the open part becomes free at once', ({ assert }) => {
    const bound = [year(2026, [[2026, '60000.00']], '48000.00'), year(2027, [[2026, '71139.75']])]
    assert.deepEqual(said(rebinding('L', bound, want([2026, '48000.00'], [2027, '83139.75']), 2026)), [
      'commitment 2026 (2026) -12000.00',
      'commitment 2027 (2026) 12000.00',
    ])
  })

  test('F03 in a closed year: recovery takes nothing out of the commitment, it is booked as reduced', ({ assert }) => {
    const bound = [year(2025, [[2025, '131139.75']], '131139.75')]
    assert.deepEqual(said(rebinding('L', bound, want([2025, '120333.62']), 2026)), [
      'reduced_closed 2025 (2026) 10806.13',
    ])
  })

  test('F03 in its own year: what is paid stays committed, what is open becomes free', ({ assert }) => {
    const bound = [year(2026, [[2026, '131139.75']], '125000.00')]
    assert.deepEqual(said(rebinding('L', bound, want([2026, '120333.62']), 2026)), [
      'commitment 2026 (2026) -6139.75',
      'reduced_closed 2026 (2026) 4666.38',
    ])
  })

  test('B12: 30,000 less in year three of five frees that authorisation and nothing else', ({ assert }) => {
    const bound = [2026, 2027, 2028, 2029, 2030].map((of) => year(of, [[2026, '120000.00']]))
    const wanted = bound.map(({ year: of }): [number, string] => [of, of === 2028 ? '90000.00' : '120000.00'])
    assert.deepEqual(said(rebinding('L', bound, want(...wanted), 2026)), ['commitment 2028 (2026) -30000.00'])
  })

  test('the youngest commitment goes first, each to the authorisation that it took', ({ assert }) => {
    const bound = [
      year(2028, [
        [2026, '50000.00'],
        [2027, '20000.00'],
      ]),
    ]
    assert.deepEqual(said(rebinding('L', bound, want([2028, '40000.00']), 2027)), [
      'commitment 2028 (2027) -20000.00',
      'commitment 2028 (2026) -10000.00',
    ])
  })

  test('nothing is bound anew in a year that is over', ({ assert }) => {
    const bound = [year(2025, [[2025, '10000.00']])]
    try {
      rebinding('L', bound, want([2025, '10000.01']), 2026)
      assert.fail('it was bound')
    } catch (error) {
      assert.equal((error as Refusal).code, 'budgets.year_is_past')
    }
  })

  test('B08: money back in its own year frees nothing before, and what was reduced after the notice', ({ assert }) => {
    assert.deepEqual(freedByRepayment(year(2026, [[2026, '60000.00']], '60000.00'), money('2000.00')), [])
    const reduced = year(2026, [[2026, '60000.00']], '60000.00', '2000.00')
    assert.deepEqual(said(freedByRepayment(reduced, money('2000.00'))), [
      'reduced_closed 2026 (2026) -2000.00',
      'commitment 2026 (2026) -2000.00',
    ])
  })

  test('whatever is wanted, commitments less reductions are it afterwards', ({ assert }) => {
    let seed = 7
    const random = (most: number) => (seed = (seed * 48271) % 2147483647) % most
    for (let run = 0; run < 2000; run++) {
      const thisYear = 2026 + random(3)
      const bound = [2026, 2027, 2028].map((of) => {
        const committed = Money.cents(BigInt(random(100_000)))
        const paid = of > thisYear ? 0n : BigInt(random(Number(committed.cents) + 1))
        return {
          year: of,
          committed: [{ decidedIn: 2026, amount: committed }],
          reducedClosed: Money.ZERO,
          paid: Money.cents(paid),
        }
      })
      const wanted = bound.map(({ year: of, committed: [{ amount }] }) => ({
        year: of,
        amount:
          of < thisYear
            ? Money.min(amount, Money.cents(BigInt(random(100_000))))
            : Money.cents(BigInt(random(100_000))),
      }))
      const changes = rebinding('L', bound, wanted, thisYear)
      for (const {
        year: of,
        committed: [{ amount }],
        paid,
      } of bound) {
        const sum = (kind: Change['kind']) =>
          Money.sum(
            changes.filter((change) => change.kind === kind && change.year === of).map((change) => change.amount)
          )
        const committed = amount.plus(sum('commitment'))
        const target = wanted.find((tranche) => tranche.year === of)!.amount
        assert.isTrue(committed.minus(sum('reduced_closed')).equals(target))
        assert.isFalse(paid.exceeds(committed), 'what is paid stays committed')
      }
    }
  })
})
