import { test } from '@japa/runner'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import {
  type LineStanding,
  assertCommittable,
  assertPostable,
  assertTranchesAddUp,
  authorisedFor,
  freeIn,
} from '#budgets/domain/ledger'
import { assertGiveable, assertReservable } from '#budgets/domain/reservations'

const standing = (
  disposable: string,
  committed: string,
  authorisations: [number, number, string, string][] = [],
  enacted = true
): LineStanding => ({
  address: 'Kapitel 07 080 Titel 633 60',
  years: [
    {
      year: 2026,
      enacted,
      reserved: Money.ZERO,
      disposable: Money.parse(disposable),
      committed: Money.parse(committed),
    },
  ],
  authorisations: authorisations.map(([decidedIn, maturesIn, voted, bound]) => ({
    decidedIn,
    maturesIn,
    voted: Money.parse(voted),
    committed: Money.parse(bound),
  })),
})
const tranche = (year: number, amount: string) => ({ year, amount: Money.parse(amount) })
const refusal = (act: () => void): Refusal => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
/** Ansatz 1,000,000; rest 80,000; block of 10 %; committed 905,000. */
const B01 = standing('980000.00', '905000.00')

test.group('Ledger', () => {
  test('B01 what is free is the frame less what is committed', ({ assert }) =>
    assert.equal(String(freeIn(B01, 2026)), '75000.00'))

  test('B02 a cent too much is refused with line, year and the cent', ({ assert }) => {
    const { code, details } = refusal(() => assertCommittable(B01, 2026, [tranche(2026, '75000.01')]))
    assert.equal(code, 'budgets.frame_short')
    assert.deepEqual(details, { line: 'Kapitel 07 080 Titel 633 60', year: '2026', missing: '0,01' })
    assert.doesNotThrow(() => assertCommittable(B01, 2026, [tranche(2026, '75000.00')]))
  })

  test('INV-5 what is set aside is not free for the next proposal, this year and in later ones', ({ assert }) => {
    const later = standing('980000.00', '905000.00', [[2026, 2027, '100000.00', '40000.00']])
    const reserved = (first: string, second: string): LineStanding => ({
      ...later,
      years: [
        { ...later.years[0], reserved: Money.parse(first) },
        {
          ...later.years[0],
          year: 2027,
          enacted: false,
          committed: Money.parse('40000.00'),
          reserved: Money.parse(second),
        },
      ],
    })
    const proposed = (year: number, amount: string, first = '70000.00', second = '59000.00') =>
      assertReservable(reserved(first, second), 2026, [tranche(year, amount)])
    assert.doesNotThrow(() => proposed(2026, '5000.00'))
    const { code, details, input } = refusal(() => proposed(2026, '5000.01'))
    assert.deepEqual([code, input], ['budgets.reservation_short', 'tranche_2026'])
    assert.deepEqual(details, {
      line: 'Kapitel 07 080 Titel 633 60',
      year: 2026,
      free: '5.000,00',
      wanted: '5.000,01',
    })
    assert.doesNotThrow(() => proposed(2027, '1000.00'))
    assert.equal(refusal(() => proposed(2027, '1000.01')).code, 'budgets.authorisation_reserved')
    assert.equal(refusal(() => proposed(2028, '0.01')).code, 'budgets.authorisation_reserved')
    const blocked = refusal(() => proposed(2026, '1.00', '80000.00'))
    assert.deepEqual([blocked.code, blocked.details?.missing], ['budgets.reservation_blocked', '5.000,00'])
    assert.doesNotThrow(() => proposed(2025, '0.00'))
    assert.equal(refusal(() => proposed(2025, '0.01')).code, 'budgets.year_is_past')
    assert.equal(
      refusal(() => assertGiveable(reserved('70000.00', '0.00'), 2026, Money.parse('-5000.01'))).code,
      'budgets.transfer_short'
    )
  })

  test('B03 after the first of two the second finds nothing', ({ assert }) => {
    assert.doesNotThrow(() => assertCommittable(B01, 2026, [tranche(2026, '60000.00')]))
    const { details } = refusal(() =>
      assertCommittable(standing('980000.00', '965000.00'), 2026, [tranche(2026, '60000.00')])
    )
    assert.equal(details.missing, '45.000,00')
  })

  test('B04 a later year needs its own authorisation', ({ assert }) => {
    const short = standing('1000000.00', '0.00', [[2026, 2027, '70000.00', '0.00']])
    const { code, details } = refusal(() =>
      assertCommittable(short, 2026, [tranche(2026, '60000.00'), tranche(2027, '71139.75')])
    )
    assert.equal(code, 'budgets.authorisation_short')
    assert.deepEqual([details.year, details.missing], ['2027', '1.139,75'])
  })

  test('B05 with exactly enough it is bound and nothing is left', ({ assert }) => {
    const enough = standing('1000000.00', '0.00', [[2026, 2027, '71139.75', '0.00']])
    assert.doesNotThrow(() => assertCommittable(enough, 2026, [tranche(2026, '60000.00'), tranche(2027, '71139.75')]))
    assert.equal(
      String(authorisedFor(standing('1000000.00', '0.00', [[2026, 2027, '71139.75', '71139.75']]), 2026, 2027)),
      '0.00'
    )
  })

  test('an authorisation of another budget or another year does not count', ({ assert }) => {
    const other = standing('1000000.00', '0.00', [
      [2025, 2027, '100000.00', '0.00'],
      [2026, 2028, '100000.00', '0.00'],
    ])
    assert.equal(
      refusal(() => assertCommittable(other, 2026, [tranche(2027, '1.00')])).code,
      'budgets.authorisation_short'
    )
  })

  test('a year that is over takes no commitment', ({ assert }) => {
    assert.equal(refusal(() => assertCommittable(B01, 2027, [tranche(2026, '1.00')])).code, 'budgets.year_is_past')
  })

  test('without a budget for the year nothing can be bound', ({ assert }) => {
    assert.equal(
      refusal(() => assertCommittable(standing('0.00', '0.00', [], false), 2026, [tranche(2026, '1.00')])).code,
      'budgets.frame_short'
    )
  })

  test('tranches are the granted amount, or nothing is bound (INV-4)', ({ assert }) => {
    assert.equal(
      refusal(() => assertTranchesAddUp(Money.parse('100.00'), [tranche(2026, '99.99')])).code,
      'budgets.tranches_do_not_add_up'
    )
  })

  test('a posting by hand has an amount and a reason, and an authorisation matures later', ({ assert }) => {
    const posting = { kind: 'appropriation' as const, year: 2026, decidedIn: 2026, amount: Money.parse('1.00') }
    const code = (change: object, entered = '0.00') =>
      refusal(() => assertPostable({ ...posting, text: 'Haushaltsgesetz', ...change }, Money.parse(entered))).code
    assert.equal(code({ amount: Money.ZERO }), 'budgets.amount_zero')
    assert.equal(code({ text: ' nix  ' }), 'budgets.text_missing')
    assert.equal(code({ kind: 'authorisation' }), 'budgets.matures_later')
    // INV-13: a block is stored as what it takes away
    assert.equal(code({ kind: 'block', amount: Money.parse('5.01') }, '-5.00'), 'budgets.more_than_entered')
    assert.equal(code({ amount: Money.parse('-5.01') }, '5.00'), 'budgets.more_than_entered')
    const block = { ...posting, text: 'Sperre aufgehoben', kind: 'block' as const }
    assertPostable({ ...block, amount: Money.parse('5.00') }, Money.parse('-5.00'))
    assertPostable({ ...block, amount: Money.parse('-99.00') }, Money.ZERO)
    assertPostable({ ...block, kind: 'transfer', amount: Money.parse('-99.00') }, Money.ZERO)
  })
})
