import { test } from '@japa/runner'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { type ApprovalTask, approvedGrant, isRounding } from '#financing/domain/approval'
import { distribution } from '#financing/domain/distribution'
import { FinancePlanFigures, type PlanCell } from '#financing/domain/finance_plan_figures'
import { type FinancingTerms, calculateGrant } from '#financing/domain/grant_calculation'
import { checkPlan } from '#financing/domain/plan_check'
import { planTable, planTableBlock } from '#financing/domain/plan_table'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { RULES } from '#financing/domain/rules'
import { settle } from '#financing/domain/settlement'

const money = (text: string) => Money.parse(text)
const plan = (eligible: string, own = '0.00', thirdParty = '0.00') => ({
  eligible: money(eligible),
  own: money(own),
  thirdParty: money(thirdParty),
})
const printed = (steps: readonly { text: string; result: string; rule: string; source: string }[]) =>
  steps.map(({ text, result, rule, source }) => `${text} = ${result} | ${rule} | ${source}`.replaceAll('\u00a0', ' '))
const cell = (
  side: PlanCell['side'],
  code: string,
  year: number,
  amount: string,
  kind?: PlanCell['kind']
): PlanCell => ({
  side,
  code,
  label: `${code} im Plan`,
  year,
  amount: money(amount),
  kind,
})
const TWO_YEARS = new FinancePlanFigures(
  [2026, 2027],
  [
    cell('expenditure', 'PERS', 2026, '60000.00'),
    cell('expenditure', 'PERS', 2027, '90000.55'),
    cell('expenditure', 'MAT', 2026, '0.00'),
    cell('income', 'OWN', 2026, '18000.00', 'own'),
    cell('income', 'OWN', 2027, '20000.00', 'own'),
    cell('income', 'FEES', 2027, '7000.00', 'third_party'),
  ]
)

test.group('What an approval says of itself', () => {
  const steps = (task: ApprovalTask) => printed(approvedGrant(task).steps)
  const { share, deficit, full, fixed, uncovered, maximum, rounding } = RULES

  test('share: rate, what is uncovered, maximum, rounding, in this order', ({ assert }) => {
    const task: ApprovalTask = {
      financing: 'share',
      rate: Fraction.percent('62.5'),
      planned: plan('100000.00', '0.00', '50000.00'),
      maximum: money('40000.99'),
      rounding: 'euro_down',
    }
    assert.deepEqual(steps(task), [
      `62,5 % von 100.000,00 € = 62.500,00 € | ${share.rule} | ${share.source}`,
      `Begrenzt auf 100.000,00 € − 50.000,00 € Mittel Dritter = 50.000,00 € | ${uncovered.rule} | ${uncovered.source}`,
      `Begrenzt auf den Höchstbetrag = 40.000,99 € | ${maximum.rule} | ${maximum.source}`,
      `Abgerundet von 40.000,99 € = 40.000,00 € | ${rounding.rule} | ${rounding.source}`,
    ])
    const unlimited = steps({ ...task, planned: plan('100000.00', '0.00', '37500.00'), maximum: money('62500.00') })
    assert.lengthOf(unlimited, 1)
  })

  test('deficit subtracts own means and third parties once, and says where the floor is', ({ assert }) => {
    assert.deepEqual(steps({ financing: 'deficit', planned: plan('120000.00', '18000.00', '12000.00') }), [
      `120.000,00 € − 18.000,00 € Eigenmittel − 12.000,00 € Mittel Dritter = 90.000,00 € | ${deficit.rule} | ${deficit.source}`,
    ])
    const floor = steps({ financing: 'deficit', planned: plan('10000.00', '18000.00', '12000.00') })
    assert.match(floor[0], /Mittel Dritter, mindestens null = 0,00 €/)
  })

  test('full and fixed', ({ assert }) => {
    assert.deepEqual(steps({ financing: 'full', planned: plan('15000.00') }), [
      `Zuwendungsfähige Ausgaben = 15.000,00 € | ${full.rule} | ${full.source}`,
    ])
    const units = [
      { label: 'Fachkraft', amount: money('57000.00'), recognised: Fraction.parse('0.75') },
      { amount: money('22500.00'), recognised: Fraction.parse('231/365') },
    ]
    assert.deepEqual(steps({ financing: 'fixed', units }), [
      `Fachkraft: 57.000,00 € × 0,75 = 42.750,00 € | ${fixed.rule} | ${fixed.source}`,
      `22.500,00 € × 231/365 = 14.239,73 € | ${fixed.rule} | ${fixed.source}`,
      `Summe der Einheiten = 56.989,73 € | ${fixed.rule} | ${fixed.source}`,
    ])
    assert.lengthOf(steps({ financing: 'fixed', units: units.slice(0, 1) }), 1)
  })

  test('less than the unit of rounding is rounding, the unit itself is a cut', ({ assert }) => {
    assert.isTrue(isRounding(money('0.99'), 'euro_down'))
    assert.isFalse(isRounding(money('1.00'), 'euro_down'))
    assert.isTrue(isRounding(money('99.99'), 'hundred_euro_down'))
    assert.isFalse(isRounding(money('0.01'), 'cent'))
  })

  test('every financing has its name and every rule its words and source', ({ assert }) => {
    assert.deepEqual(
      Object.values(FINANCING_KINDS).map(({ name }) => name),
      ['Anteilfinanzierung', 'Fehlbedarfsfinanzierung', 'Festbetragsfinanzierung', 'Vollfinanzierung']
    )
    for (const { rule, source } of Object.values(RULES)) assert.isTrue(rule.length > 10 && source.length > 5, rule)
  })
})

test.group('What settlement, plan check and distribution say of themselves', () => {
  const task = {
    granted: money('90000.00'),
    planned: plan('120000.00', '18000.00', '12000.00'),
    actual: { eligible: money('112649.75'), income: money('16000.00') },
    reductionThreshold: Money.ZERO,
    paid: money('90000.00'),
  }

  test('deficit, full and a threshold that is not exceeded', ({ assert }) => {
    const { deficitActual, fullActual, threshold, cap, overfinancing } = RULES
    assert.include(
      printed(settle({ ...task, financing: 'deficit' }).steps),
      `112.649,75 € − 16.000,00 € Einnahmen − 18.000,00 € geplante Eigenmittel = 78.649,75 € | ${deficitActual.rule} | ${deficitActual.source}`
    )
    assert.include(
      printed(settle({ ...task, financing: 'full' }).steps),
      `112.649,75 € − 16.000,00 € Einnahmen = 96.649,75 € | ${fullActual.rule} | ${fullActual.source}`
    )
    const spared = printed(settle({ ...task, financing: 'deficit', reductionThreshold: money('11350.25') }).steps)
    assert.equal(
      spared[1],
      `Veränderung nicht über der Freigrenze von 11.350,25 €: es bleibt bei der Bewilligung = 90.000,00 € | ${threshold.rule} | ${threshold.source}`
    )
    const withMaximum = printed(settle({ ...task, financing: 'full', maximum: money('50000.00') }).steps)
    assert.deepEqual(withMaximum.slice(2, 4), [
      `Rechenwert 96.649,75 €, höchstens Bewilligung 90.000,00 € und Höchstbetrag 50.000,00 € = 50.000,00 € | ${cap.rule} | ${cap.source}`,
      `Höchstens, was ungedeckt bleibt: 112.649,75 € Ausgaben − 16.000,00 € Einnahmen, also 96.649,75 € = 50.000,00 € | ${overfinancing.rule} | ${overfinancing.source}`,
    ])
  })

  test('a fixed sum with units that are capped, and without any', ({ assert }) => {
    const { fixedActual, actualPay } = RULES
    const unit = { label: 'Stelle 1', amount: money('57000.00'), recognised: Fraction.ONE, actual: money('52318.44') }
    const capped = printed(settle({ ...task, financing: 'fixed', units: [unit], capAtActual: true }).steps)
    assert.deepEqual(capped.slice(0, 2), [
      `Stelle 1: 57.000,00 € × 1 = 57.000,00 € | ${fixedActual.rule} | ${fixedActual.source}`,
      `Stelle 1: begrenzt auf die tatsächlichen Ausgaben = 52.318,44 € | ${actualPay.rule} | ${actualPay.source}`,
    ])
    const without = printed(settle({ ...task, financing: 'fixed' }).steps)
    assert.equal(
      without[0],
      `Festbetrag ohne Einheiten: es bleibt bei der Bewilligung = 90.000,00 € | ${fixedActual.rule} | ${fixedActual.source}`
    )
  })

  test('the plan check: each position, what is cut, the sum', ({ assert }) => {
    const { line, planTotal } = RULES
    const lines = [
      { label: 'Personal', planned: money('100.00'), actual: money('110.00') },
      { planned: money('100.00'), actual: money('95.00') },
    ]
    assert.deepEqual(printed(checkPlan(lines, Fraction.percent('20')).steps), [
      `Personal: 110,00 €, höchstens 100,00 € + 20 % = 110,00 € | ${line.rule} | ${line.source}`,
      `Einzelansatz 2: 95,00 €, höchstens 100,00 € + 20 % = 95,00 € | ${line.rule} | ${line.source}`,
      `Personal: 110,00 € − 5,00 €, Anteil an der Überschreitung von 5,00 € = 105,00 € | ${planTotal.rule} | ${planTotal.source}`,
      `Summe, auf den Plan begrenzt = 200,00 € | ${planTotal.rule} | ${planTotal.source}`,
    ])
    const within = printed(checkPlan(lines.slice(1), Fraction.percent('20')).steps)
    assert.equal(within[1], `Summe, höchstens 100,00 € = 95,00 € | ${planTotal.rule} | ${planTotal.source}`)
  })

  test('a distribution: each part with its weight', ({ assert }) => {
    const { steps } = distribution(money('10.00'), [Fraction.parse('0.5'), Fraction.parse('1')])
    assert.deepEqual(printed(steps), [
      `Teil 1: 10,00 € × 0,5 ÷ 1,5 = 3,33 € | ${RULES.distribution.rule} | ${RULES.distribution.source}`,
      `Teil 2: 10,00 € × 1 ÷ 1,5 = 6,67 € | ${RULES.distribution.rule} | ${RULES.distribution.source}`,
    ])
  })
})

test.group('A plan of several years', () => {
  const tranches = (terms: FinancingTerms, rounding?: 'euro_down' | 'hundred_euro_down') =>
    calculateGrant(terms, TWO_YEARS, [], rounding).tranches.map(({ year, amount }) => `${year} ${amount}`)

  test('sums by heading, year, side and kind', ({ assert }) => {
    assert.equal(String(TWO_YEARS.total('expenditure')), '150000.55')
    assert.equal(String(TWO_YEARS.total('expenditure', 2026)), '60000.00')
    assert.equal(String(TWO_YEARS.total('income', 2027)), '27000.00')
    assert.equal(String(TWO_YEARS.total('income', undefined, 'own')), '38000.00')
    assert.equal(String(TWO_YEARS.total('income', 2026, 'third_party')), '0.00')
    assert.deepEqual(
      TWO_YEARS.rows('income').map(({ code, label, kind, amounts, total }) => [
        code,
        label,
        kind,
        amounts.join(' '),
        String(total),
      ]),
      [
        ['OWN', 'OWN im Plan', 'own', '18000.00 20000.00', '38000.00'],
        ['FEES', 'FEES im Plan', 'third_party', '0.00 7000.00', '7000.00'],
      ]
    )
    assert.deepEqual(
      TWO_YEARS.rows('expenditure').map(({ code }) => code),
      ['PERS', 'MAT']
    )
  })

  test('share: each year its own part; what rounding takes, it takes from the last year', ({ assert }) => {
    assert.deepEqual(tranches({ type: 'share', rate: '70' }), ['2026 42000.00', '2027 63000.39'])
    assert.deepEqual(tranches({ type: 'share', rate: '70' }, 'euro_down'), ['2026 42000.00', '2027 63000.00'])
    assert.deepEqual(tranches({ type: 'share', rate: '70' }, 'hundred_euro_down'), ['2026 42000.00', '2027 63000.00'])
  })

  test('a maximum is shared in proportion; full and deficit by what each year leaves', ({ assert }) => {
    assert.deepEqual(tranches({ type: 'share', rate: '70', maximum: '52500.00' }), ['2026 20999.92', '2027 31500.08'])
    assert.deepEqual(tranches({ type: 'deficit' }), ['2026 42000.00', '2027 63000.55'])
    assert.deepEqual(tranches({ type: 'full', maximum: '150000.55' }), ['2026 57200.01', '2027 85800.54'])
  })

  test('rounding that empties the last year goes on in the year before', ({ assert }) => {
    const small = new FinancePlanFigures(
      [2026, 2027],
      [cell('expenditure', 'PERS', 2026, '150.00'), cell('expenditure', 'PERS', 2027, '30.00')]
    )
    const { grant, tranches: parts } = calculateGrant({ type: 'full' }, small, [], 'hundred_euro_down')
    assert.equal(String(grant), '100.00')
    assert.deepEqual(
      parts.map(({ amount }) => String(amount)),
      ['100.00', '0.00']
    )
  })

  test('fixed sums a year and by post, each year for itself', ({ assert }) => {
    const { grant, steps, tranches: parts } = calculateGrant({ type: 'fixed', amountPerYear: '20000.00' }, TWO_YEARS)
    assert.equal(String(grant), '40000.00')
    assert.deepEqual(
      parts.map(({ amount }) => String(amount)),
      ['20000.00', '20000.00']
    )
    assert.equal(steps[0].text.replaceAll('\u00a0', ' '), '2026, Festbetrag je Jahr: 20.000,00 € × 1')
    const units = [{ code: 'VA', label: 'Assistenz', amount: '22500.00', perFte: '0.5' }]
    const posts = [
      { code: 'VA', fte: Fraction.parse('0.25'), months: 6, year: 2026 },
      { code: 'VA', fte: Fraction.parse('0.5'), months: 12, year: 2027 },
    ]
    const byPost = calculateGrant({ type: 'fixed', units }, TWO_YEARS, posts)
    assert.deepEqual(
      byPost.tranches.map(({ amount }) => String(amount)),
      ['5625.00', '22500.00']
    )
    assert.deepEqual(
      byPost.steps.map(({ text }) => text.replaceAll('\u00a0', ' ')),
      [
        '2026, 0,25 Stellen Assistenz, 6 von 12 Monaten (Betrag je 0,5 Stellen): 22.500,00 € × 0,25',
        '2027, 0,5 Stellen Assistenz (Betrag je 0,5 Stellen): 22.500,00 € × 1',
        'Summe der Einheiten',
      ]
    )
  })

  test('no grant, no tranche', ({ assert }) =>
    assert.deepEqual(
      calculateGrant(
        { type: 'deficit' },
        new FinancePlanFigures([2026], [cell('income', 'OWN', 2026, '5.00', 'own')])
      ).tranches.map(({ amount }) => String(amount)),
      ['0.00']
    ))
})

test.group('The table of a plan', () => {
  const rows = (grants: { year: number; amount: Money }[] | null) =>
    planTable(TWO_YEARS, grants).map(
      ({ kind, label, amounts, total }) => `${kind} ${label}: ${amounts.join(' ')} ${total}`
    )

  test('with a grant both sides are equal, and what a cut leaves is the own share', ({ assert }) => {
    assert.deepEqual(
      rows([
        { year: 2026, amount: money('42000.00') },
        { year: 2027, amount: money('63000.00') },
      ]),
      [
        'group Ausgaben: 0.00 0.00 0.00',
        'line PERS im Plan: 60000.00 90000.55 150000.55',
        'sum Summe der Ausgaben: 60000.00 90000.55 150000.55',
        'group Finanzierung: 0.00 0.00 0.00',
        'line OWN im Plan: 18000.00 20000.00 38000.00',
        'line FEES im Plan: 0.00 7000.00 7000.00',
        'line Zusätzliche Eigenmittel: 0.00 0.55 0.55',
        'line Zuwendung: 42000.00 63000.00 105000.00',
        'sum Summe der Finanzierung: 60000.00 90000.55 150000.55',
      ]
    )
    const whole = rows([
      { year: 2026, amount: money('42000.00') },
      { year: 2027, amount: money('63000.55') },
    ])
    assert.isFalse(whole.some((row) => row.includes('Zusätzliche')))
  })

  test('without one it ends with what the applicant brings', ({ assert }) => {
    const shown = rows(null)
    assert.equal(shown.at(-1), 'sum Summe ohne Zuwendung: 18000.00 27000.00 45000.00')
    assert.isFalse(shown.some((row) => /Zuwendung:|Zusätzliche/.test(row) && !row.includes('ohne')))
  })

  test('as a table of a letter it has no group rows, and its sums are marked', ({ assert }) => {
    const block = planTableBlock(TWO_YEARS, [{ year: 2027, amount: money('63000.00') }], 'Fassung 1')
    assert.equal(block.kind, 'table')
    assert.equal(block.caption, 'Fassung 1')
    assert.deepEqual(block.head, ['Position', '2026', '2027', 'Summe'])
    assert.deepEqual(block.rows[0], ['PERS im Plan', '60.000,00', '90.000,55', '150.000,55'])
    assert.deepEqual(block.sums, [1, 6])
    assert.lengthOf(block.rows, 7)
  })
})
