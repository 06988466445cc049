import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Step } from '#core/derivation'
import { putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import { parseBaseRates } from '#financing/domain/base_rates'
import { type Failure, answer } from '#recalculations/domain/answer'

const RATES = parseBaseRates(readFileSync('database/start_data/base_rates.csv', 'utf8'))

const result = (task: Record<string, unknown>) => {
  const answered = answer({ id: 1, ...task }, RATES)
  if ('error' in answered) throw new Error(answered.error.message)
  return answered.result
}
const error = (task: unknown) => {
  const answered = answer(task, RATES)
  return 'error' in answered ? answered.error : null
}

const SETTLEMENT = {
  kind: 'settlement',
  financing: 'share',
  granted: '131139.75',
  maximum: '140000.00',
  rate: '70',
  planned: { eligible: '187342.50', own: '56202.75', third_party: '0.00' },
  actual: { eligible: '171905.17', own: '51571.55', income: '0.00' },
  reduction_threshold: '0.00',
  paid: '131139.75',
}
const APPROVAL = { kind: 'approval', financing: 'share', rate: '70', planned: { eligible: '250000.00' } }
const INTEREST = { kind: 'interest', principal: '10806.13', from: '2025-03-17', to: '2026-05-04' }
const REMEDY = { kind: 'remedy_deadline', land: 'NW', channel: 'post', sent_on: '2026-03-05', remedy_notice: 'correct' }
const PERIOD = { kind: 'period_end', land: 'BW', start: '2026-12-06', months: 1 }
const PROOF = { kind: 'proof_deadline', land: 'NW', grant_period_end: '2025-12-31' }
const DISTRIBUTION = { kind: 'distribution', total: '100000.00', weights: ['1', '1', '1'] }
const PLAN_CHECK = {
  kind: 'plan_check',
  lines: [
    { planned: '120000.00', actual: '118000.00' },
    { planned: '20000.00', actual: '24500.00' },
    { planned: '10000.00', actual: '7500.00' },
  ],
}

test.group('Recalculating: what the contract shows', () => {
  test('settlement', ({ assert }) => {
    const settled = {
      final: '120333.62',
      reduction: '10806.13',
      recovery: '10806.13',
      additional_payment: '0.00',
    }
    assert.deepEqual(result(SETTLEMENT), settled)
    // what may be absent counts as none or zero; what share financing does not use is not looked at
    const { maximum, reduction_threshold: threshold, paid, ...least } = SETTLEMENT
    assert.isTrue(maximum !== threshold && paid !== threshold)
    const unused = {
      units: 'viele',
      cap_at_actual: 'ja',
      planned: { eligible: '187342.50', own: 'nicht gebraucht' },
      actual: { eligible: '171905.17', own: -1 },
    }
    assert.deepEqual(result({ ...least, ...unused }), {
      ...settled,
      recovery: '0.00',
      additional_payment: '120333.62',
    })
  })

  test("settlement of fixed sums needs no plan, and looks at a post's own cost only where it is capped", ({
    assert,
  }) => {
    const task = {
      kind: 'settlement',
      financing: 'fixed',
      granted: '57000.00',
      planned: 'nicht gebraucht',
      rate: 'nicht gebraucht',
      reduction_threshold: 'nicht gebraucht',
      actual: { eligible: '61000.00' },
      units: [{ amount: '57000.00', recognised: '0.75', actual: '40000.00' }],
    }
    assert.equal(result(task).final, '42750.00')
    assert.equal(result({ ...task, cap_at_actual: true }).final, '40000.00')
    assert.equal(result({ ...task, units: [{ amount: '57000.00', recognised: '231/365' }] }).final, '36073.97')
    assert.equal(result({ ...task, units: undefined }).final, '57000.00')
    assert.equal(
      error({ id: 1, ...task, cap_at_actual: true, units: [{ amount: '1.00', recognised: '1' }] })?.field,
      'units[0].actual'
    )
  })

  test('a proof of use from its positions to the last instalment (N01)', ({ assert }) => {
    const task = {
      kind: 'proof_settlement',
      financing: 'share',
      rate: '70',
      granted: '105000.00',
      actual: { income: '3000.00' },
      retention_percent: '5',
      reduction_threshold: '500.00',
      lines: [...PLAN_CHECK.lines.slice(0, 2), { planned: '10000.00', actual: '9200.00' }],
    }
    assert.deepEqual(result(task), {
      recognised: ['118000.00', '22800.00', '9200.00'],
      recognised_total: '150000.00',
      retained: '5250.00',
      final: '102900.00',
      reduction: '2100.00',
      recovery: '0.00',
      additional_payment: '3150.00',
    })
    const inBw = { ...task, retention_percent: undefined, land: 'BW', recipient_kind: 'municipal', on: '2026-06-01' }
    assert.equal(result(inBw).additional_payment, '3150.00')
    assert.equal(error({ id: 1, ...task, rate: undefined })?.field, 'rate')
    assert.equal(error({ id: 1, ...task, financing: 'fixed' })?.field, 'financing')
    assert.equal(error({ id: 1, ...task, lines: [] })?.field, 'lines')
    assert.equal(result({ ...task, financing: 'full', granted: '150000.00', paid: '150000.00' }).recovery, '3000.00')
  })

  test('approval', ({ assert }) => {
    assert.deepEqual(result({ ...APPROVAL, maximum: '140000.00' }), { grant: '140000.00' })
    assert.deepEqual(result({ ...APPROVAL, rounding: 'hundred_euro_down', rate: '62.515' }), { grant: '156200.00' })
    const units = [{ amount: '57000.00', recognised: '5' }]
    assert.deepEqual(result({ kind: 'approval', financing: 'fixed', units }), { grant: '285000.00' })
    const limited = { kind: 'approval', financing: 'fixed', units, planned: { eligible: '200000.00' } }
    assert.deepEqual(result(limited), { grant: '200000.00' })
    const deficit = { eligible: '24000.00', own: '18000.00', third_party: '12000.00' }
    assert.deepEqual(result({ kind: 'approval', financing: 'deficit', planned: deficit }), { grant: '0.00' })
  })

  test('interest', ({ assert }) => {
    assert.deepEqual(result({ ...INTEREST, margin: '5' }), {
      interest: '797.73',
      days: 413,
      segments: [
        { from: '2025-03-17', to: '2025-06-30', days: 105, rate: '7.27' },
        { from: '2025-06-30', to: '2025-12-31', days: 184, rate: '6.27' },
        { from: '2025-12-31', to: '2026-05-04', days: 124, rate: '6.27' },
      ],
    })
    assert.equal(result(INTEREST).interest, '797.73')
    const leap = { ...INTEREST, principal: '50000.00', from: '2024-05-15', to: '2025-02-28' }
    assert.equal(result(leap).interest, '3233.20')
    assert.equal(result({ ...leap, day_count: 'ACT/365' }).interest, '3240.45')
    assert.deepEqual(result({ ...INTEREST, to: '2025-03-17' }), { interest: '0.00', days: 0, segments: [] })
    assert.deepInclude(error({ id: 1, ...INTEREST, to: '2027-01-02' }), {
      code: 'base_rate_unknown',
      field: 'to',
      details: { day: '2027-01-01' },
    })
  })

  test('deadlines', ({ assert }) => {
    const empty = { received_on: null, retrieved_on: null, procedure_started_on: null }
    assert.deepEqual(result({ ...REMEDY, ...empty }), { announced_on: '2026-03-09', last_day: '2026-04-09' })
    assert.equal(result({ ...REMEDY, remedy_notice: 'missing' }).last_day, '2027-03-09')
    assert.equal(
      result({ ...REMEDY, channel: 'formal_service', sent_on: 'egal', received_on: '2026-05-13' }).last_day,
      '2026-06-15'
    )
    assert.equal(
      result({ ...REMEDY, land: 'BW', sent_on: '2025-02-10', procedure_started_on: '2025-01-15' }).announced_on,
      '2025-02-13'
    )
    assert.equal(result({ ...REMEDY, channel: 'electronic', received_on: '2026-03-16' }).announced_on, '2026-03-16')
    assert.equal(
      result({ ...REMEDY, channel: 'ozg_mailbox', fiction_days: 3, received_on: 'egal' }).announced_on,
      '2026-03-08'
    )
    const portal = { ...REMEDY, channel: 'portal_retrieval' }
    assert.equal(result({ ...portal, retrieved_on: '2026-03-15' }).announced_on, '2026-03-16')
    assert.equal(result({ ...portal, retrieved_on: '2026-03-04' }).announced_on, '2026-03-05')
    assert.equal(error({ id: 1, ...portal, retrieved_on: '2026-03-16' })?.code, 'not_announced')
    assert.equal(error({ id: 1, ...portal })?.code, 'not_announced')

    assert.deepEqual(result(PERIOD), { raw_end: '2027-01-06', last_day: '2027-01-07' })
    assert.deepEqual(result({ ...PERIOD, shift: false }), { raw_end: '2027-01-06', last_day: '2027-01-06' })
    assert.equal(result({ ...PERIOD, months: null, weeks: 2 }).raw_end, '2026-12-20')
    assert.equal(result({ ...PERIOD, months: undefined, days: 2 }).raw_end, '2026-12-08')

    assert.deepEqual(result({ ...PROOF, purpose_fulfilled_on: '2025-10-14', months: 6 }), { last_day: '2026-04-14' })
    assert.equal(result(PROOF).last_day, '2026-06-30')
    assert.equal(result({ ...PROOF, land: 'HE' }).last_day, '2026-12-31')
    assert.equal(result({ ...PROOF, land: 'HE', months: 3 }).last_day, '2026-03-31')
  })

  test('distribution and plan check', ({ assert }) => {
    assert.deepEqual(result(DISTRIBUTION), { shares: ['33333.34', '33333.33', '33333.33'] })
    assert.deepEqual(result({ ...DISTRIBUTION, total: '1.00', weights: ['0.5', '0', '1.5'] }), {
      shares: ['0.25', '0.00', '0.75'],
    })
    const checked = { recognised: ['118000.00', '24000.00', '7500.00'], recognised_total: '149500.00' }
    assert.deepEqual(result(PLAN_CHECK), checked)
    assert.deepEqual(result({ ...PLAN_CHECK, tolerance: '25' }), {
      recognised: ['118000.00', '24500.00', '7500.00'],
      recognised_total: '150000.00',
    })
  })
})

const PARTS = {
  expenditure: { kind: 'expenditure', direct: '92417.36', overhead_rate: '30' },
  postShare: { kind: 'post_share', amount: '57000.00', fte: '0.75', days: 231, year: 2025 },
  drawdown: { kind: 'drawdown', financing: 'share', need: '31200.00', rate: '70' },
  retention: { kind: 'retention', granted: '131139.75', percent: '10' },
  binding: { kind: 'purpose_binding', grant: '12000.00', binding_months: 60, used_months: 41 },
  procurement: { kind: 'procurement', contract: '18450.00', correction: '20', rate: '70' },
  funders: { kind: 'funders', reduction: '100.00', funders: [{ grant: '2.00' }, { grant: '1.00' }] },
}

test.group('Recalculating: parts of a calculation', () => {
  test('F21 and F30 what of expenditure is eligible', ({ assert }) => {
    assert.deepEqual(result(PARTS.expenditure), { eligible: '120142.57', overhead: '27725.21' })
    const invoice = { kind: 'expenditure', direct: '11900.00', vat_rate: '19' }
    assert.deepEqual(result({ ...invoice, deducts_input_tax: true }), { eligible: '10000.00' })
    assert.deepEqual(result({ ...invoice, vat_rate: 'nicht gebraucht' }), { eligible: '11900.00' })
    assert.equal(error({ id: 1, ...PARTS.expenditure, deducts_input_tax: true })?.field, 'vat_rate')
  })

  test('F17 and F18 a post by months and by days', ({ assert }) => {
    assert.deepEqual(result(PARTS.postShare), { worth: '27055.48' })
    const months = { ...PARTS.postShare, days: undefined, year: undefined }
    assert.deepEqual(result({ ...months, months: '7.5' }), { worth: '26718.75' })
    assert.deepEqual(result({ ...months, fte: '1', months: '9' }), { worth: '42750.00' })
    assert.equal(error({ id: 1, ...months, months: '12.5' })?.field, 'months')
    assert.equal(error({ id: 1, ...PARTS.postShare, days: 366 })?.field, 'days')
    assert.equal(error({ id: 1, ...PARTS.postShare, year: 10_000 })?.field, 'year')
    assert.equal(result({ ...PARTS.postShare, fte: '1', days: 366, year: 2028 }).worth, '57000.00')
  })

  test('F27, F28, F29, F33, F34 and a reduction among funders', ({ assert }) => {
    assert.deepEqual(result(PARTS.drawdown), { payable: '21840.00' })
    const deficit = { kind: 'drawdown', financing: 'deficit', need: '31200.00', own_left: '30000.00' }
    assert.deepEqual(result(deficit), { payable: '1200.00' })
    assert.deepEqual(result({ ...deficit, own_left: undefined }), { payable: '31200.00' })
    assert.deepEqual(result({ ...deficit, need: '20000.00' }), { payable: '0.00' })
    assert.deepEqual(result(PARTS.retention), { retained: '13113.98', payable: '118025.77' })
    assert.deepEqual(result(PARTS.binding), { recovery: '3800.00' })
    assert.deepEqual(result({ ...PARTS.binding, used_months: 61 }), { recovery: '0.00' })
    assert.deepEqual(result(PARTS.procurement), { reduction: '2583.00' })
    assert.deepEqual(result(PARTS.funders), { shares: ['66.67', '33.33'] })
    assert.equal(error({ id: 1, ...PARTS.funders, funders: [{ grant: '0.00' }] })?.field, 'funders')
  })
})

test.group('Recalculating: what cannot be answered has its error in its place', () => {
  test('{wrong}: {field}')
    .with([
      { wrong: 'a number for an amount', task: { ...SETTLEMENT, granted: 131139.75 }, field: 'granted' },
      { wrong: 'a minus', task: { ...SETTLEMENT, paid: '-1.00' }, field: 'paid' },
      { wrong: 'one decimal place', task: { ...SETTLEMENT, maximum: '140000.0' }, field: 'maximum' },
      { wrong: 'a rate above 100', task: { ...SETTLEMENT, rate: '100.01' }, field: 'rate' },
      { wrong: 'a rate as a number', task: { ...SETTLEMENT, rate: 70 }, field: 'rate' },
      { wrong: 'a missing rate', task: { ...SETTLEMENT, rate: null }, field: 'rate' },
      { wrong: 'an unknown financing', task: { ...SETTLEMENT, financing: 'loan' }, field: 'financing' },
      { wrong: 'a missing plan', task: { ...SETTLEMENT, planned: undefined }, field: 'planned.eligible' },
      { wrong: 'a plan that is none', task: { ...SETTLEMENT, planned: '1.00' }, field: 'planned' },
      { wrong: 'a missing actual figure', task: { ...SETTLEMENT, actual: {} }, field: 'actual.eligible' },
      { wrong: 'fixed without units', task: { kind: 'approval', financing: 'fixed' }, field: 'units' },
      { wrong: 'no unit', task: { kind: 'approval', financing: 'fixed', units: [] }, field: 'units' },
      { wrong: 'a unit that is none', task: { kind: 'approval', financing: 'fixed', units: [1] }, field: 'units[0]' },
      {
        wrong: 'a fraction by zero',
        task: { kind: 'approval', financing: 'fixed', units: [{ amount: '1.00', recognised: '1/0' }] },
        field: 'units[0].recognised',
      },
      { wrong: 'an unknown rounding', task: { ...APPROVAL, rounding: 'up' }, field: 'rounding' },
      {
        wrong: 'a flag that is none',
        task: { ...SETTLEMENT, financing: 'fixed', cap_at_actual: 'true' },
        field: 'cap_at_actual',
      },
      { wrong: 'a missing principal', task: { ...INTEREST, principal: undefined }, field: 'principal' },
      { wrong: 'a day that does not exist', task: { ...INTEREST, from: '2025-02-30' }, field: 'from' },
      { wrong: 'a day in words', task: { ...INTEREST, to: 'morgen' }, field: 'to' },
      { wrong: 'from after to', task: { ...INTEREST, from: '2026-05-05' }, field: 'from' },
      { wrong: 'an unknown day count', task: { ...INTEREST, day_count: '30/360' }, field: 'day_count' },
      { wrong: 'another Land', task: { ...REMEDY, land: 'TH' }, field: 'land' },
      { wrong: 'an unknown channel', task: { ...REMEDY, channel: 'fax' }, field: 'channel' },
      { wrong: 'no remedy notice', task: { ...REMEDY, remedy_notice: undefined }, field: 'remedy_notice' },
      { wrong: 'no day of service', task: { ...REMEDY, channel: 'formal_service' }, field: 'received_on' },
      {
        wrong: 'five days of fiction',
        task: { ...REMEDY, channel: 'ozg_mailbox', fiction_days: 5 },
        field: 'fiction_days',
      },
      { wrong: 'no days of fiction', task: { ...REMEDY, channel: 'ozg_mailbox' }, field: 'fiction_days' },
      { wrong: 'a notice at the end of the calendar', task: { ...REMEDY, sent_on: '9999-12-30' }, field: 'sent_on' },
      { wrong: 'two lengths', task: { ...PERIOD, weeks: 2 }, field: 'weeks' },
      { wrong: 'no length', task: { ...PERIOD, months: undefined }, field: 'months' },
      { wrong: 'half a month', task: { ...PERIOD, months: 0.5 }, field: 'months' },
      { wrong: 'no month at all', task: { ...PERIOD, months: 0 }, field: 'months' },
      { wrong: 'more months than the calendar has', task: { ...PERIOD, months: 1_000_000 }, field: 'months' },
      { wrong: 'a proof beyond the calendar', task: { ...PROOF, months: 1_000_000 }, field: 'months' },
      { wrong: 'a shift that is none', task: { ...PERIOD, shift: 'nein' }, field: 'shift' },
      { wrong: 'weights of zero', task: { ...DISTRIBUTION, weights: ['0', '0.0'] }, field: 'weights' },
      { wrong: 'a negative weight', task: { ...DISTRIBUTION, weights: ['1', '-1'] }, field: 'weights[1]' },
      { wrong: 'weights that are no list', task: { ...DISTRIBUTION, weights: '1:1' }, field: 'weights' },
      { wrong: 'a tolerance above 100', task: { ...PLAN_CHECK, tolerance: '120' }, field: 'tolerance' },
      {
        wrong: 'a position without its actual figure',
        task: { ...PLAN_CHECK, lines: [{ planned: '1.00' }] },
        field: 'lines[0].actual',
      },
    ])
    .run(({ assert }, { task, field }) => {
      const found = error({ id: 'x', ...task })
      assert.equal(found?.code, 'invalid_task')
      assert.equal(found?.field, field)
      assert.equal(found?.message, `${field}: ${found?.sentence}`)
      assert.match(found!.sentence!, /^[A-ZÄÖÜ].+\.$/)
    })

  test('an unknown kind, no kind, no id, no object', ({ assert }) => {
    assert.equal(error({ id: 'x', kind: 'toString' })?.code, 'unknown_kind')
    assert.equal(error({ id: 'x', kind: 7 })?.code, 'unknown_kind')
    assert.deepInclude(error({ id: 'x' }), { code: 'invalid_task', field: 'kind' })
    for (const task of [null, 5, 'x', [], { kind: 'interest' }, { id: null, kind: 'interest' }]) {
      const answered = answer(task, RATES)
      assert.isNull(answered.id)
      assert.equal('error' in answered && answered.error.code, 'invalid_task')
    }
  })

  test('what a task inherits is not its own', ({ assert }) =>
    assert.equal(error({ id: 'x', ...PERIOD, land: 'constructor' })?.field, 'land'))
})

test.group('Recalculating: what an answer says', () => {
  const stepsOf = (task: Record<string, unknown>) => {
    const answered = answer({ id: 1, ...task }, RATES)
    if ('error' in answered) throw new Error(answered.error.message)
    return answered.steps
  }
  const all = [
    SETTLEMENT,
    APPROVAL,
    INTEREST,
    { ...INTEREST, from: '2025-06-29', to: '2025-07-01', principal: '1234567.00' },
    REMEDY,
    { ...REMEDY, received_on: '2026-03-16' },
    { ...REMEDY, remedy_notice: 'missing' },
    { ...REMEDY, channel: 'formal_service', received_on: '2026-05-13' },
    { ...REMEDY, channel: 'portal_retrieval', retrieved_on: '2026-03-06' },
    { ...REMEDY, channel: 'ozg_mailbox', fiction_days: 4 },
    PERIOD,
    { ...PERIOD, shift: false },
    { ...PROOF, purpose_fulfilled_on: '2025-10-14' },
    { ...PROOF, months: 3 },
    DISTRIBUTION,
    PLAN_CHECK,
    ...Object.values(PARTS),
    { ...PARTS.expenditure, deducts_input_tax: true, vat_rate: '19' },
    { ...PARTS.postShare, days: undefined, months: '9' },
    { kind: 'drawdown', financing: 'deficit', need: '1.00' },
  ]

  test('every step of every kind has its words, its result, its rule and its source', ({ assert }) => {
    for (const task of all) {
      const steps = stepsOf(task)
      assert.isNotEmpty(steps)
      for (const step of steps)
        for (const part of [step.text, step.result, step.rule, step.source])
          assert.match(part, /[\p{L}\d]{2,}/u, JSON.stringify(step))
    }
  })

  test('announcement and remedy are one derivation', ({ assert }) => {
    assert.deepEqual(
      stepsOf({ ...REMEDY, received_on: '2026-03-16' }).map((step) => `${step.text} = ${step.result}`),
      [
        '05.03.2026 + 4 Tage; der Tag wird nicht verschoben = 09.03.2026',
        'Nachgewiesener späterer Zugang am 16.03.2026 = 16.03.2026',
        '16.03.2026 + 1 Monat; der Tag des Beginns zählt nicht mit = 16.04.2026',
        '16.04.2026 ist ein Werktag = Donnerstag, 16.04.2026',
      ]
    )
    assert.equal(
      stepsOf({ ...REMEDY, channel: 'portal_retrieval', retrieved_on: '2026-03-06' })[0].text,
      'Abgerufen am 06.03.2026, spätestens möglich am 15.03.2026'
    )
  })

  test('a proof with its law: the months after the purpose too, each with its source', ({ assert }) => {
    const law = { recipient_kind: 'municipal', on: '2025-06-01', purpose_fulfilled_on: '2025-03-14' }
    const steps = stepsOf({ ...PROOF, ...law })
    const filled = steps.filter(({ text }) => text.startsWith('Aus dem Regelwerk'))
    assert.lengthOf(filled, 2)
    assert.equal(steps[2].source, filled[0].source)
    assert.notInclude(JSON.stringify(steps), 'Zuwendungsbescheid oder Förderrichtlinie')
    assert.equal(result({ ...PROOF, ...law, months_after_purpose: 1 }).last_day, '2025-04-14')
    const typed = stepsOf({ ...PROOF, ...law, months_after_purpose: 1 }).find(({ text }) => text.startsWith('Zweck'))!
    assert.equal(typed.source, 'Zuwendungsbescheid oder Förderrichtlinie')
    // who gives the notice's own months gives both
    const own = stepsOf({ ...PROOF, ...law, months: 12 })
    assert.deepEqual([own[0].source, own[1].source], Array(2).fill('Zuwendungsbescheid oder Förderrichtlinie'))
    assert.equal(result({ ...PROOF, ...law, months: 12 }).last_day, '2026-03-16')
  })

  test('a rule that has ended is not reckoned with: its value is asked for', ({ assert }) => {
    const book = rulebookOf('NW')
    const [rule] = book.rules.lineOverrunPercent
    putInForce([{ land: 'NW', name: 'lineOverrunPercent', rule: { ...rule, validTo: '2025-12-31' } }])
    try {
      const law = { ...PLAN_CHECK, id: 1, land: 'NW', recipient_kind: 'municipal' }
      assert.isNull(error({ ...law, on: '2025-12-31' }))
      const refused = error({ ...law, on: '2026-01-01' })!
      assert.deepEqual([refused.code, refused.field], ['rule_ended', 'tolerance'])
      assert.match(refused.sentence!, /31\.12\.2025 ausgelaufen/)
      assert.isNull(error({ ...law, on: '2026-01-01', tolerance: '20' }))
    } finally {
      putInForce([])
    }
  })

  test("the months of a proof are the Land's, or those of the notice", ({ assert }) => {
    assert.equal(stepsOf(PROOF)[0].source, 'Nr. 7.1 ANBest-G')
    assert.equal(stepsOf({ ...PROOF, months: 3 })[0].source, 'Zuwendungsbescheid oder Förderrichtlinie')
  })

  test('amounts of interest stand with four places and points between thousands', ({ assert }) => {
    const [first, , sum] = stepsOf({ ...INTEREST, from: '2025-06-29', to: '2025-07-01', principal: '12345678.00' })
    assert.equal(first.result, '2.458,9885\u00a0€')
    assert.equal(sum.text, 'Summe der ungerundeten Abschnitte, einmal gerundet')
    assert.equal(sum.rule, 'Kaufmännisch auf den Cent gerundet')
  })

  test('income and threshold count where they are given', ({ assert }) => {
    const income = { ...SETTLEMENT, actual: { eligible: '171905.17', income: '6400.00' } }
    assert.equal(result(income).final, '115853.62')
    const spared = { ...SETTLEMENT, actual: { eligible: '186862.50' }, reduction_threshold: '500.00' }
    assert.equal(result(spared).final, '131139.75')
    assert.equal(result({ ...INTEREST, margin: '3' }).interest, '553.19')
  })

  test('{value} is no {what}')
    .with([
      { what: 'principal', value: '1.00x', task: { ...INTEREST, principal: '1.00x' } },
      { what: 'principal', value: 'x1.00', task: { ...INTEREST, principal: 'x1.00' } },
      { what: 'margin', value: '5x', task: { ...INTEREST, margin: '5x' } },
      { what: 'margin', value: 'x5', task: { ...INTEREST, margin: 'x5' } },
      { what: 'from', value: '2025-03-17T00:00', task: { ...INTEREST, from: '2025-03-17T00:00' } },
      { what: 'from', value: ' 2025-03-17', task: { ...INTEREST, from: ' 2025-03-17' } },
      { what: 'weights[0]', value: '1x', task: { ...DISTRIBUTION, weights: ['1x'] } },
      { what: 'weights[0]', value: 'x1', task: { ...DISTRIBUTION, weights: ['x1'] } },
      { what: 'months', value: '"1"', task: { ...PERIOD, months: '1' } },
      { what: 'months', value: '1e300', task: { ...PERIOD, months: 1e300 } },
      { what: 'units[0].recognised', value: '1/2x', task: fixedUnit('1/2x') },
      { what: 'units[0].recognised', value: 'x1/2', task: fixedUnit('x1/2') },
      { what: 'units[0].recognised', value: '1.5x', task: fixedUnit('1.5x') },
      { what: 'units[0].recognised', value: 'x1.5', task: fixedUnit('x1.5') },
    ])
    .run(({ assert }, { what, task }) => assert.equal(error({ id: 1, ...task })?.field, what))

  test('numbers of several digits are read whole', ({ assert }) => {
    assert.deepEqual(result({ ...DISTRIBUTION, total: '1.00', weights: ['12.25', '36.75'] }), {
      shares: ['0.25', '0.75'],
    })
    assert.equal(result(fixedUnit('12.25')).grant, '1225.00')
    assert.equal(result(fixedUnit('12')).grant, '1200.00')
  })

  test('what is wrong is said in these words', ({ assert }) => {
    const said = (task: unknown) => error(task)?.message
    assert.equal(said(5), 'task: Die Aufgabe ist kein Objekt.')
    assert.equal(said({}), 'id: Hier fehlt eine Angabe.')
    assert.equal(said({ id: 1 }), 'kind: Hier fehlt eine Angabe.')
    assert.equal(said({ id: 1, kind: null }), 'kind: Hier fehlt eine Angabe.')
    assert.equal(said({ id: 1, kind: 'x'.repeat(99) }), `Die Art „${'x'.repeat(60)}“ ist nicht bekannt.`)
    assert.equal(said({ id: 1, ...INTEREST, day_count: 'x' }), 'day_count: Möglich sind: ACT/ACT, ACT/365.')
    assert.equal(said({ id: 1, ...INTEREST, principal: undefined }), 'principal: Hier fehlt eine Angabe.')
    assert.equal(
      said({ id: 1, ...REMEDY, channel: 'portal_retrieval' }),
      'Nicht bis zum 15.03.2026 abgerufen: Es ist nichts bekannt gegeben.'
    )
    assert.deepEqual(error({ id: 1, ...INTEREST, from: 'x' })?.details, { field: 'from' })
    assert.equal(error({ id: 1, ...REMEDY, channel: 'portal_retrieval' })?.field, 'retrieved_on')
  })

  function fixedUnit(recognised: string) {
    return { kind: 'approval', financing: 'fixed', units: [{ amount: '100.00', recognised }] }
  }
})

type Asked = { result: { final: string }; steps: Step[]; error?: Failure }

test.group('The law that a task names', () => {
  const settled = {
    id: 1,
    kind: 'settlement',
    financing: 'share',
    rate: '70',
    granted: '131139.75',
    planned: { eligible: '187342.50' },
    actual: { eligible: '187342.50', income: '480.00' },
  }
  const asked = (more: object) => answer({ ...settled, ...more }, []) as unknown as Asked

  test('its constants fill in what the task leaves out, shown with where they stand', ({ assert }) => {
    assert.equal(asked({}).result.final, '130803.75')
    const inNw = asked({ land: 'NW', recipient_kind: 'municipal', on: '2026-06-01' })
    assert.equal(inNw.result.final, '131139.75')
    assert.deepInclude(inNw.steps[0], {
      text: 'Aus dem Regelwerk: Freigrenze für Veränderungen, Gemeinden',
      result: '1.000,00\u00a0€',
      source: 'Nr. 2 ANBest-G',
    })
    // what the task says goes before
    assert.equal(
      asked({ land: 'NW', recipient_kind: 'municipal', on: '2026-06-01', reduction_threshold: '0.00' }).result.final,
      '130803.75'
    )
    const others = asked({ land: 'BW', recipient_kind: 'other', on: '2026-06-01' })
    assert.equal(others.steps[0].source, 'Nr. 2 ANBest-P')
  })

  test('all three or none', ({ assert }) => {
    assert.equal(asked({ land: 'NW', on: '2026-06-01' }).error!.field, 'recipient_kind')
    assert.equal(asked({ recipient_kind: 'other', on: '2026-06-01' }).error!.field, 'land')
    assert.equal(asked({ land: 'NW', recipient_kind: 'other' }).error!.field, 'on')
    assert.equal(asked({ land: 'NW' }).result.final, '130803.75')
  })

  test('every source is that of the Land {land}: none names another’s, none is left open')
    .with([
      { land: 'NW', municipal: 'ANBest-G', act: 'VwVfG NRW' },
      { land: 'BW', municipal: 'ANBest-K', act: 'LVwVfG' },
      { land: 'HE', municipal: 'ANBest-GK', act: 'HVwVfG' },
    ])
    .run(({ assert }, { land, municipal, act }) => {
      for (const kind of ['municipal', 'other']) {
        const law = { land, recipient_kind: kind, on: '2026-06-01' }
        const { steps } = asked({ ...law, actual: { eligible: '150000.00' }, paid: '131139.75' })
        const sources = steps.map(({ source }) => source).join(' | ')
        assert.notInclude(sources, '{')
        assert.include(sources, kind === 'municipal' ? municipal : 'ANBest-P')
        assert.include(sources, `§ 49a Absatz 1 ${act}`)
        const plan = {
          id: 1,
          kind: 'approval',
          financing: 'share',
          rate: '70',
          planned: { eligible: '100.00' },
          ...law,
        }
        const [, first] = (answer(plan, []) as unknown as Asked).steps
        assert.equal(first.source.includes('VVG'), land === 'NW' && kind === 'municipal', first.source)
      }
      assert.notInclude(
        asked({})
          .steps.map(({ source }) => source)
          .join(),
        '{'
      )
    })

  test('a thing never used for its purpose is paid back whole (zero is a value)', ({ assert }) => {
    const binding = { id: 1, kind: 'purpose_binding', grant: '12000.00', binding_months: 60, used_months: 0 }
    assert.deepInclude(answer(binding, []), { result: { recovery: '12000.00' } })
  })
})
