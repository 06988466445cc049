import { test } from '@japa/runner'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { approvedGrant } from '#financing/domain/approval'
import { procurementCorrection, recoveryForEarlyEnd, reductionByFunder } from '#financing/domain/corrections'
import { drawdownAfterOwnMeans, drawdownByShare, retained } from '#financing/domain/drawdown'
import { eligibleOf, overheadOn } from '#financing/domain/eligible_expenditure'
import { checkPlan } from '#financing/domain/plan_check'
import { proratedByDays, proratedByMonths } from '#financing/domain/proration'
import { RULES } from '#financing/domain/rules'
import { type SettlementTask, settle } from '#financing/domain/settlement'
import { SETTLEMENT_ORDER } from '#financing/domain/settlement_rules'

const money = (text: string) => Money.parse(text)
const percent = (text: string) => Fraction.percent(text)
const planned = (eligible: string, own = '0.00', thirdParty = '0.00') => ({
  eligible: money(eligible),
  own: money(own),
  thirdParty: money(thirdParty),
})
const actual = (eligible: string, income = '0.00') => ({ eligible: money(eligible), income: money(income) })

const F01: SettlementTask = {
  financing: 'share',
  granted: money('131139.75'),
  rate: percent('70'),
  planned: planned('187342.50', '56202.75'),
  actual: actual('187342.50'),
  reductionThreshold: Money.ZERO,
  paid: money('131139.75'),
}
const F02: SettlementTask = {
  ...F01,
  granted: money('140000.00'),
  maximum: money('140000.00'),
  rate: percent('60'),
  planned: planned('250000.00'),
  paid: money('140000.00'),
}
const F09: SettlementTask = {
  financing: 'deficit',
  granted: money('90000.00'),
  planned: planned('120000.00', '18000.00', '12000.00'),
  actual: actual('120000.00', '12000.00'),
  reductionThreshold: Money.ZERO,
  paid: money('90000.00'),
}
const F20: SettlementTask = {
  financing: 'full',
  granted: money('15000.00'),
  planned: planned('15000.00'),
  actual: actual('14212.09'),
  reductionThreshold: Money.ZERO,
  paid: money('15000.00'),
}
const N01: SettlementTask = {
  financing: 'share',
  granted: money('105000.00'),
  rate: percent('70'),
  planned: planned('150000.00', '45000.00'),
  actual: actual('151700.00', '3000.00'),
  positions: {
    lines: [
      { planned: money('120000.00'), actual: money('118000.00') },
      { planned: money('20000.00'), actual: money('24500.00') },
      { planned: money('10000.00'), actual: money('9200.00') },
    ],
    tolerance: percent('20'),
  },
  reductionThreshold: money('500.00'),
  paid: money('99750.00'),
  retained: money('5250.00'),
}
const FIXED: SettlementTask = {
  financing: 'fixed',
  granted: money('57000.00'),
  actual: actual('61000.00'),
  reductionThreshold: Money.ZERO,
  paid: money('57000.00'),
}

const THRESHOLD = money('500.00')

test.group('Settlement', () => {
  test('{id} settles at {final}')
    .with([
      { id: 'F03', task: { ...F01, actual: actual('171905.17') }, final: '120333.62' },
      { id: 'F04', task: { ...F01, actual: actual('187342.50', '6400.00') }, final: '126659.75' },
      { id: 'F05', task: { ...F01, actual: actual('171905.17', '6400.00') }, final: '115853.62' },
      { id: 'F06', task: { ...F01, actual: actual('186862.50'), reductionThreshold: THRESHOLD }, final: '131139.75' },
      { id: 'F06 without a threshold', task: { ...F01, actual: actual('186862.50') }, final: '130803.75' },
      {
        id: 'F06b border',
        task: { ...F01, actual: actual('186842.50'), reductionThreshold: THRESHOLD },
        final: '131139.75',
      },
      {
        id: 'F06b beyond',
        task: { ...F01, actual: actual('186842.49'), reductionThreshold: THRESHOLD },
        final: '130789.74',
      },
      { id: 'F07', task: { ...F01, actual: actual('203118.90') }, final: '131139.75' },
      { id: 'F08a', task: { ...F02, actual: actual('230000.00') }, final: '138000.00' },
      { id: 'F08b', task: { ...F02, actual: actual('240000.00') }, final: '140000.00' },
      { id: 'F09', task: F09, final: '90000.00' },
      { id: 'F10', task: { ...F09, actual: actual('112649.75', '12000.00') }, final: '82649.75' },
      { id: 'F11', task: { ...F09, actual: actual('120000.00', '16000.00') }, final: '86000.00' },
      { id: 'F12', task: { ...F09, actual: actual('112649.75', '16000.00') }, final: '78649.75' },
      { id: 'F14', task: { ...F09, actual: actual('24000.00', '12000.00') }, final: '0.00' },
      { id: 'F20a', task: F20, final: '14212.09' },
      { id: 'F20b', task: { ...F20, actual: actual('14212.09', '150.00') }, final: '14062.09' },
      {
        id: 'F32',
        task: { ...FIXED, granted: money('20000.00'), actual: actual('26500.00', '9000.00') },
        final: '17500.00',
      },
    ])
    .run(({ assert }, { task, final }) => {
      const settled = settle(task)
      assert.equal(String(settled.final), final)
      assert.equal(String(settled.reduction), String(task.granted.minus(settled.final)))
    })

  test('F03 what was paid beyond it is recovered', ({ assert }) => {
    const { recovery, additionalPayment, steps } = settle({ ...F01, actual: actual('171905.17') })
    assert.equal(String(recovery), '10806.13')
    assert.isTrue(additionalPayment.isZero)
    assert.deepEqual(steps.at(-1), {
      text: 'Erstattung: 131.139,75\u00a0€ − 120.333,62\u00a0€',
      result: '10.806,13\u00a0€',
      rule: 'Mehr ausgezahlt, als zusteht: zu erstatten nach Anhörung und Bescheid',
      source: '§ 49a Absatz 1 VwVfG',
    })
  })

  test('what was not yet paid is paid, and never more than was granted', ({ assert }) => {
    const { additionalPayment, recovery, steps } = settle({ ...F01, paid: money('100000.00') })
    assert.equal(String(additionalPayment), '31139.75')
    assert.isTrue(recovery.isZero)
    assert.equal(steps.at(-1)!.text, 'Nachzahlung: 131.139,75\u00a0€ − 100.000,00\u00a0€')
  })

  test('its rules stand in one order, and each says what it did', ({ assert }) => {
    assert.deepEqual(
      SETTLEMENT_ORDER.map(({ name }) => name),
      ['line', 'plan_total', 'minor_limit', 'rate', 'cap', 'uncovered', 'retention']
    )
    const { steps, ...settled } = settle(N01)
    assert.deepEqual(settled.recognised.map(String), ['118000.00', '22800.00', '9200.00'])
    assert.deepEqual(
      [settled.eligible, settled.final, settled.reduction, settled.additionalPayment, settled.recovery].map(String),
      ['150000.00', '102900.00', '2100.00', '3150.00', '0.00']
    )
    const order = ['line', 'planTotal', 'change', 'threshold', 'shareActual', 'cap', 'overfinancing'] as const
    const places = order.map((name) => steps.findIndex(({ rule }) => rule === RULES[name].rule))
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b)
    )
    assert.isAtLeast(places[0], 0)
    assert.deepEqual(
      steps.slice(-2).map(({ result }) => result.replace('\u00a0', ' ')),
      ['3.150,00 €', '3.150,00 €']
    )
  })

  test('N02 expenditure is cut to the total of the plan before new income counts', ({ assert }) => {
    const lines = [{ planned: money('187342.50'), actual: money('203118.90') }]
    const task = { ...F01, actual: actual('203118.90', '6400.00'), reductionThreshold: money('1000.00') }
    assert.equal(String(settle({ ...task, positions: { lines, tolerance: percent('20') } }).recovery), '4480.00')
    assert.equal(String(settle(task).recovery), '0.00')
  })

  test('N15 what is kept back is used up first, then recovered', ({ assert }) => {
    const settled = settle({
      ...F01,
      granted: money('131100.00'),
      retained: money('6555.00'),
      paid: money('124545.00'),
      actual: actual('171905.17'),
    })
    assert.deepEqual([settled.final, settled.recovery].map(String), ['120333.62', '4211.38'])
    assert.include(
      settled.steps.map(({ result }) => result.replace('\u00a0', ' ')),
      '0,00 €'
    )
  })

  test('F07 the recipient bears what costs more', ({ assert }) => {
    const { final } = settle({ ...F01, actual: actual('203118.90') })
    assert.equal(String(money('203118.90').minus(final)), '71979.15')
  })

  test('F13 the planned own share counts, not the one that was brought', ({ assert }) => {
    const { final } = settle(F09)
    assert.equal(String(final), '90000.00')
    const brought = money('10000.00').plus(money('12000.00')).plus(final)
    assert.equal(String(money('120000.00').minus(brought)), '8000.00')
  })

  test('F19 with cap_at_actual {capAtActual} a post is worth {final}')
    .with([
      { capAtActual: true, final: '52318.44' },
      { capAtActual: false, final: '57000.00' },
    ])
    .run(({ assert }, { capAtActual, final }) => {
      const units = [{ amount: money('57000.00'), recognised: Fraction.ONE, actual: money('52318.44') }]
      assert.equal(String(settle({ ...FIXED, units, capAtActual }).final), final)
    })

  test('a fixed sum knows no threshold', ({ assert }) => {
    const task = { ...FIXED, reductionThreshold: money('50000.00'), actual: actual('56999.99') }
    assert.equal(String(settle(task).final), '56999.99')
  })

  test('the derivation names every figure that decides, with rule and source', ({ assert }) => {
    const { steps } = settle({ ...F01, actual: actual('186842.49', '0.00'), reductionThreshold: THRESHOLD })
    assert.deepEqual(
      steps.map(({ text, result }) => `${text} = ${result}`.replaceAll('\u00a0', ' ')),
      [
        'Veränderung: (187.342,50 € − 186.842,49 €) Ausgaben + 0,00 € neue Deckungsmittel = 500,01 €',
        'Veränderung über der Freigrenze von 500,00 €: sie zählt voll = 500,01 €',
        '70 % von (186.842,49 € − 0,00 €) = 130.789,74 €',
        'Rechenwert 130.789,74 €, höchstens Bewilligung 131.139,75 € = 130.789,74 €',
        'Höchstens, was ungedeckt bleibt: 186.842,49 € Ausgaben − 0,00 € Einnahmen, also 186.842,49 € = 130.789,74 €',
        'Ermäßigung: 131.139,75 € − 130.789,74 € = 350,01 €',
        'Erstattung: 131.139,75 € − 130.789,74 € = 350,01 €',
      ]
    )
    for (const step of steps) assert.isTrue(step.rule.length > 5 && step.source.length > 5, step.text)
  })
})

test.group('Approval', () => {
  const units = (...parts: [string, string][]) =>
    parts.map(([amount, recognised]) => ({ amount: money(amount), recognised: Fraction.parse(recognised) }))
  const fixed = (...parts: [string, string][]) =>
    String(approvedGrant({ financing: 'fixed', units: units(...parts) }).grant)

  test('F15 NRW KI today: a city {city}, a Kreis 364500.00', ({ assert }) => {
    assert.equal(fixed(['57000.00', '5'], ['22500.00', '1']), '307500.00')
    assert.equal(fixed(['57000.00', '6'], ['22500.00', '1']), '364500.00')
  })

  test('F16 NRW KI 2012 to 2016', ({ assert }) =>
    assert.equal(fixed(['50000.00', '3'], ['20000.00', '1']), '170000.00'))

  test('F17 and F18 a post by months and by days', ({ assert }) => {
    const part = Fraction.parse('0.75')
    const worth = (recognised: Fraction) => String(money('57000.00').times(recognised))
    assert.equal(worth(proratedByMonths(Fraction.ONE, Fraction.parse('9'))), '42750.00')
    assert.equal(worth(proratedByDays(part, 231, 365)), '27055.48')
    assert.equal(worth(proratedByMonths(part, Fraction.parse('7.5'))), '26718.75')
  })

  test('F21 share with overheads: {personnel}', ({ assert }) => {
    const personnel = money('92417.36')
    const { amount: overhead } = overheadOn(personnel, percent('30'))
    const total = personnel.plus(overhead)
    assert.deepEqual([overhead, total].map(String), ['27725.21', '120142.57'])
    const { grant } = approvedGrant({ financing: 'share', rate: percent('80'), planned: planned(String(total)) })
    assert.equal(String(grant), '96114.06')
  })

  test('F22 and F23 sums of several units', ({ assert }) => {
    assert.equal(fixed(['60000.00', '2'], ['20000.00', '1'], ['5000.00', '1']), '145000.00')
    assert.equal(fixed(['1380.00', '14'], ['2070.00', '2'], ['2000.00', '1']), '25460.00')
  })

  test('F31 down to {rounding}: {grant}')
    .with([
      { rounding: 'cent', grant: '131139.77' },
      { rounding: 'euro_down', grant: '131139.00' },
      { rounding: 'ten_euro_down', grant: '131130.00' },
      { rounding: 'hundred_euro_down', grant: '131100.00' },
    ] as const)
    .run(({ assert }, { rounding, grant }) => {
      const task = { financing: 'share', rate: percent('70'), planned: planned('187342.53'), rounding } as const
      const approved = approvedGrant(task)
      assert.equal(String(approved.grant), grant)
      assert.equal(approved.steps.length, rounding === 'cent' ? 1 : 2)
    })

  test('third parties limit share, full and fixed sums, and the maximum limits all', ({ assert }) => {
    const plan = planned('100000.00', '0.00', '40000.00')
    const grant = (task: Parameters<typeof approvedGrant>[0]) => String(approvedGrant(task).grant)
    assert.equal(grant({ financing: 'share', rate: percent('70'), planned: plan }), '60000.00')
    assert.equal(grant({ financing: 'full', planned: plan }), '60000.00')
    assert.equal(grant({ financing: 'fixed', units: units(['70000.00', '1']), planned: plan }), '60000.00')
    assert.equal(grant({ financing: 'fixed', units: units(['70000.00', '1']) }), '70000.00')
    assert.equal(grant({ financing: 'deficit', planned: plan }), '60000.00')
    assert.equal(grant({ financing: 'deficit', planned: plan, maximum: money('55000.50') }), '55000.50')
    assert.equal(grant({ financing: 'full', planned: planned('10.00', '0.00', '20.00') }), '0.00')
  })
})

test.group('The 20 % rule and what else is recognised', () => {
  const lines = (...parts: [string, string][]) =>
    parts.map(([plannedAmount, spent]) => ({ planned: money(plannedAmount), actual: money(spent) }))

  test('F25 an excess that savings balance is recognised', ({ assert }) => {
    const { total } = checkPlan(
      lines(['120000.00', '118000.00'], ['20000.00', '23900.00'], ['10000.00', '7600.00']),
      percent('20')
    )
    assert.equal(String(total), '149500.00')
  })

  test('F26 a position counts up to 120 % of its plan', ({ assert }) => {
    const { recognised, total } = checkPlan(
      lines(['120000.00', '118000.00'], ['20000.00', '24500.00'], ['10000.00', '7500.00']),
      percent('20')
    )
    assert.deepEqual(recognised.map(String), ['118000.00', '24000.00', '7500.00'])
    assert.equal(String(total.times(percent('70'))), '104650.00')
    assert.equal(String(money('150000.00').times(percent('70'))), '105000.00')
  })

  test('what exceeds the total is cut where the plan was exceeded, in proportion', ({ assert }) => {
    const { recognised, total, steps } = checkPlan(
      lines(['100.00', '110.00'], ['100.00', '130.00'], ['100.00', '99.99']),
      percent('20')
    )
    // 110.00 + 120.00 + 99.99 = 329.99: 29.99 too much, shared 10 : 20
    assert.deepEqual(recognised.map(String), ['100.00', '100.01', '99.99'])
    assert.equal(String(total), '300.00')
    assert.equal(steps.length, 6)
  })

  test('the limit of a position is rounded down to the cent', ({ assert }) => {
    const { recognised } = checkPlan(lines(['0.99', '2.00'], ['5.00', '0.00']), percent('12.5'))
    assert.deepEqual(recognised.map(String), ['1.11', '0.00'])
  })

  test('F27 and F28 what may be called for the window', ({ assert }) => {
    assert.equal(String(drawdownByShare(money('31200.00'), percent('70')).amount), '21840.00')
    assert.equal(String(drawdownAfterOwnMeans(money('31200.00'), money('30000.00')).amount), '1200.00')
    assert.equal(String(drawdownAfterOwnMeans(money('20000.00'), money('30000.00')).amount), '0.00')
  })

  test('F29 a retention and what is left to pay after the settlement', ({ assert }) => {
    const { amount: held } = retained(money('131139.75'), percent('10'))
    const before = money('131139.75').minus(held)
    assert.deepEqual([held, before].map(String), ['13113.98', '118025.77'])
    const { additionalPayment } = settle({ ...F01, actual: actual('171905.17'), paid: before })
    assert.equal(String(additionalPayment), '2307.85')
  })

  test('F30 input tax is not eligible where it comes back', ({ assert }) => {
    const share = (entitled: boolean) =>
      String(eligibleOf(money('11900.00'), percent('19'), entitled).amount.times(percent('70')))
    assert.deepEqual([share(true), share(false)], ['7000.00', '8330.00'])
  })

  test('F33 what is given up early is paid back by months', ({ assert }) => {
    assert.equal(String(recoveryForEarlyEnd(money('12000.00'), 60, 41).amount), '3800.00')
    assert.equal(String(recoveryForEarlyEnd(money('12000.00'), 60, 60).amount), '0.00')
    assert.equal(String(recoveryForEarlyEnd(money('12000.00'), 60, 61).amount), '0.00')
  })

  test('F34 a breach of procurement law costs a share of the contract', ({ assert }) =>
    assert.equal(String(procurementCorrection(money('18450.00'), percent('20'), percent('70')).amount), '2583.00'))

  test('several funders share a reduction by their grants', ({ assert }) =>
    assert.deepEqual(reductionByFunder(money('100.00'), [money('2.00'), money('1.00')]).shares.map(String), [
      '66.67',
      '33.33',
    ]))
})
