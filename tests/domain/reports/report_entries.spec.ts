import { test } from '@japa/runner'
import Money from '#core/money/money'
import { type ReportTerms, reportFigures, reportParts, reportProblems, spentIn } from '#reports/domain/report_entries'

const LONG = 'Die Miete stieg, weil der Standort im Sommer wechselte.'
const terms = (change: object = {}) =>
  ({
    definition: {
      financing: { type: 'share', rate: '70' },
      sections: [{ key: 'plan', group: 'g', title: 'Plan', kind: 'plan' }],
      indicators: [
        { code: 'K1', label: 'Beratungen', unit: 'Anzahl' },
        { code: 'K2', label: 'Kurse', unit: 'Anzahl' },
      ],
      report: {
        fields: [
          { key: 'activities', label: 'Was getan wurde', type: 'long_text', least: 5 },
          { key: 'deviations', label: 'Abweichungen', type: 'long_text', optional: true, explains: 'overrun' },
        ],
      },
    },
    year: 2026,
    planned: [
      { code: 'PERS', label: 'Personal', amount: Money.parse('1000.00') },
      { code: 'RENT', label: 'Miete', amount: Money.parse('100.00') },
    ],
    targets: { K1: 5 },
    overrunPercent: 20,
    ...change,
  }) as unknown as ReportTerms
const ANSWERS = {
  activities: 'Vieles getan',
  indicators: { K1: { kennzahl: '7' }, K2: { kennzahl: '0' } },
  spendings: { PERS: { ausgabe: '900,00' }, RENT: { ausgabe: '120,00' } },
}
const said = (answers: object, of = terms()) =>
  reportProblems(of, answers as never).map(({ input, sentence }) => `${input}: ${sentence}`)

test.group('A report', () => {
  test('asks for words, for each indicator and each position, beside target and plan', ({ assert }) => {
    const [words, indicators, spendings] = reportParts(terms())
    assert.equal(words.kind, 'fields')
    assert.containsSubset(indicators, { key: 'indicators', given: [{ label: 'Zielwert', values: { K1: '5' } }] })
    assert.containsSubset(spendings, {
      label: 'Ausgaben 2026 in Euro',
      given: [{ label: 'Geplant', values: { PERS: '1.000,00', RENT: '100,00' } }],
    })
    assert.lengthOf(reportParts(terms({ definition: { ...terms().definition, indicators: [] } })), 2)
    assert.lengthOf(reportParts(terms({ definition: { ...terms().definition, sections: [] } })), 2)
  })

  test('lacks what is not there', ({ assert }) => {
    assert.deepEqual(said(ANSWERS), [])
    assert.deepEqual(said({}), [
      'activities: Es fehlt noch: Was getan wurde.',
      'kennzahl_K1: Es fehlt noch: Beratungen, Erreicht.',
      'kennzahl_K2: Es fehlt noch: Kurse, Erreicht.',
      'ausgabe_PERS: Es fehlt noch: Personal, Ausgegeben.',
      'ausgabe_RENT: Es fehlt noch: Miete, Ausgegeben.',
    ])
  })

  test('a position exceeded by more than the rules allow asks for its reason', ({ assert }) => {
    const over = { ...ANSWERS, spendings: { ...ANSWERS.spendings, RENT: { ausgabe: '120,01' } } }
    assert.match(
      said(over)[0],
      /^deviations: Die Ausgaben für Miete liegen mehr als 20 % über dem Plan\..*mindestens 40 Zeichen/
    )
    assert.deepEqual(said({ ...over, deviations: LONG }), [])
    assert.lengthOf(said({ ...over, deviations: 'zu kurz' }), 1)
    const unasked = terms({
      definition: { ...terms().definition, report: { fields: [terms().definition.report.fields[0]] } },
    })
    assert.deepEqual(said(over, unasked), [])
  })

  test('has figures beside target and plan, with their sums', ({ assert }) => {
    const figures = reportFigures(terms(), ANSWERS)
    assert.deepEqual(
      figures.indicators.map(({ code, target, actual }) => [code, target, actual]),
      [
        ['K1', 5, 7],
        ['K2', null, 0],
      ]
    )
    assert.deepEqual(
      figures.spendings.map(({ code, planned, actual }) => [code, String(planned), String(actual)]),
      [
        ['PERS', '1000.00', '900.00'],
        ['RENT', '100.00', '120.00'],
      ]
    )
    const { planned, actual } = spentIn(figures)
    assert.deepEqual([String(planned), String(actual)], ['1100.00', '1020.00'])
    assert.equal(String(spentIn(reportFigures(terms(), {})).actual), '0.00')
  })
})
