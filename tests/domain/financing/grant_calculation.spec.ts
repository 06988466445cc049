import { test } from '@japa/runner'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'
import { FinancePlanFigures, type PlanCell } from '#financing/domain/finance_plan_figures'
import { calculateGrant } from '#financing/domain/grant_calculation'

const plan = (eligible: string, own = '0.00', third = '0.00', year = 2026) => {
  const cell = (
    side: 'expenditure' | 'income',
    code: string,
    amount: string,
    kind?: 'own' | 'third_party'
  ): PlanCell => ({ side, code, label: code, year, amount: Money.parse(amount), kind })
  return new FinancePlanFigures(
    [year],
    [
      cell('expenditure', 'PERS', eligible),
      cell('income', 'OWN', own, 'own'),
      cell('income', 'THIRD', third, 'third_party'),
    ]
  )
}
const post = (code: string, fte: string, months = 12) => ({ code, fte: Fraction.parse(fte), months, year: 2026 })
const UNITS = [
  { code: 'FK', label: 'Fachkraft', amount: '57000.00', perFte: '1' },
  { code: 'VA', label: 'Verwaltungsassistenz', amount: '22500.00', perFte: '0.5' },
]

test.group('Grant calculation', () => {
  test('F01 share: 70 % of the eligible expenditure', ({ assert }) => {
    assert.equal(
      String(calculateGrant({ type: 'share', rate: '70' }, plan('187342.50', '56202.75')).grant),
      '131139.75'
    )
  })

  test('F15 whole posts of one kind stand in one line, others for themselves', ({ assert }) => {
    const posts = [post('FK', '1'), post('FK', '1'), post('FK', '0.5'), post('VA', '0.5'), post('FK', '1', 6)]
    const { grant, steps } = calculateGrant({ type: 'fixed', units: UNITS }, plan('400000.00'), posts)
    assert.equal(String(grant), '193500.00')
    assert.deepEqual(
      steps.map(({ text }) => text.replaceAll('\u00a0', ' ')),
      [
        '2026, 2 × 1 Stelle Fachkraft: 57.000,00 € × 2',
        '2026, 0,5 Stellen Fachkraft: 57.000,00 € × 0,5',
        '2026, 0,5 Stellen Verwaltungsassistenz (Betrag je 0,5 Stellen): 22.500,00 € × 1',
        '2026, 1 Stelle Fachkraft, 6 von 12 Monaten: 57.000,00 € × 0,5',
        'Summe der Einheiten',
      ]
    )
  })

  test('F02 share with a maximum', ({ assert }) => {
    const { grant, steps } = calculateGrant({ type: 'share', rate: '60', maximum: '140000.00' }, plan('250000.00'))
    assert.equal(String(grant), '140000.00')
    assert.match(steps.at(-1)!.text, /Höchstbetrag/)
  })

  test('F09 deficit: the gap after own means and third parties', ({ assert }) => {
    assert.equal(
      String(calculateGrant({ type: 'deficit' }, plan('120000.00', '18000.00', '12000.00')).grant),
      '90000.00'
    )
  })

  test('F14 deficit is never negative', ({ assert }) => {
    assert.equal(String(calculateGrant({ type: 'deficit' }, plan('24000.00', '18000.00', '12000.00')).grant), '0.00')
  })

  test('F15 fixed sums per post: {name} {expected}')
    .with([
      { name: 'city', fk: '5', expected: '307500.00' },
      { name: 'Kreis', fk: '6', expected: '364500.00' },
    ])
    .run(({ assert }, { fk, expected }) => {
      const calculation = calculateGrant({ type: 'fixed', units: UNITS }, plan('600000.00'), [
        post('FK', fk),
        post('VA', '0.5'),
      ])
      assert.equal(String(calculation.grant), expected)
    })

  test('F17 a post that is filled 9 of 12 months', ({ assert }) => {
    assert.equal(
      String(calculateGrant({ type: 'fixed', units: UNITS }, plan('600000.00'), [post('FK', '1', 9)]).grant),
      '42750.00'
    )
  })

  test('F20 full: all eligible expenditure', ({ assert }) => {
    assert.equal(String(calculateGrant({ type: 'full' }, plan('15000.00')).grant), '15000.00')
  })

  test('F22 one fixed sum a year for five years', ({ assert }) => {
    const years = [2026, 2027, 2028, 2029, 2030]
    const cells = years.map((year): PlanCell => ({
      side: 'expenditure',
      code: 'PERS',
      label: 'P',
      year,
      amount: Money.parse('150000.00'),
    }))
    const calculation = calculateGrant(
      { type: 'fixed', amountPerYear: '120000.00', maximum: '600000.00' },
      new FinancePlanFigures(years, cells)
    )
    assert.equal(String(calculation.grant), '600000.00')
    assert.deepEqual(
      calculation.tranches.map(({ amount }) => String(amount)),
      Array.from({ length: 5 }, () => '120000.00')
    )
  })

  test('F31 an approval is rounded down to full euros', ({ assert }) => {
    const { grant, tranches } = calculateGrant({ type: 'share', rate: '70' }, plan('187342.53'), [], 'euro_down')
    assert.equal(String(grant), '131139.00')
    assert.equal(String(Money.sum(tranches.map(({ amount }) => amount))), '131139.00')
  })

  test('F32 never more than third parties leave uncovered', ({ assert }) => {
    const calculation = calculateGrant(
      { type: 'fixed', amountPerYear: '20000.00' },
      plan('26500.00', '0.00', '9000.00')
    )
    assert.equal(String(calculation.grant), '17500.00')
  })

  test('{id} a distribution adds up: {weights}')
    .with([
      { id: 'F24', total: '100000.00', weights: '1:1:1', shares: '33333.34 33333.33 33333.33' },
      { id: 'F24b', total: '187500.00', weights: '212:140:142', shares: '80465.59 53137.65 53896.76' },
      {
        id: 'F24c',
        total: '480000.00',
        weights: '364:587:502:583:260:179:171:210',
        shares: '61176.47 98655.46 84369.75 97983.19 43697.48 30084.03 28739.50 35294.12',
      },
    ])
    .run(({ assert }, { total, weights, shares }) => {
      assert.equal(distribute(Money.parse(total), weights.split(':').map(Fraction.parse)).map(String).join(' '), shares)
    })

  test('weights that are all zero divide nothing', ({ assert }) =>
    assert.throws(() => distribute(Money.parse('1.00'), [Fraction.of(0), Fraction.of(0)]), RangeError))
})
