import { test } from '@japa/runner'
import type { Field } from '#forms/domain/field'
import type { Answers, Part } from '#forms/domain/form'
import { parseFormula } from '#forms/domain/formula'
import { type Names, formulaInWords, whyNotComputed } from '#forms/domain/formula_check'
import { withResults } from '#forms/domain/results'

const names: Names = {
  fields: [
    { key: 'stunden', label: 'Stunden', type: 'decimal' },
    { key: 'satz', label: 'Satz je Stunde', type: 'money' },
    { key: 'quote', label: 'Quote', type: 'percent', optional: true },
    { key: 'titel', label: 'Titel', type: 'text' },
  ],
  tables: [
    {
      key: 'honorare',
      label: 'Honorare',
      columns: [
        { key: 'betrag', label: 'Betrag', type: 'money' },
        { key: 'wofuer', label: 'Wofür', type: 'text' },
      ],
    },
  ],
}
type Wanted = Parameters<typeof whyNotComputed>[2]

function whyNot(formula: string, wanted: Wanted = 'money'): string | null {
  const parsed = parseFormula(formula)
  return 'sentence' in parsed ? parsed.sentence : whyNotComputed(parsed.term, names, wanted, 'ergebnis')
}

function spoken(formula: string): string {
  const parsed = parseFormula(formula)
  if ('sentence' in parsed) throw new Error(parsed.sentence)
  return formulaInWords(parsed.term, names)
}

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  type,
  ...more,
})
const result = (formula: string, is: Field['result'] = 'money') =>
  field('ergebnis', 'computed', { formula, result: is })

function resultOf(formula: string, answers: Answers, is: Field['result'] = 'money', when?: Field['when']): unknown {
  const parts: Part[] = [
    {
      kind: 'fields',
      fields: [
        field('stunden', 'decimal'),
        field('satz', 'money'),
        field('quote', 'percent', { optional: true }),
        field('weiter', 'yes_no'),
        field('mehr', 'money', { when: { key: 'weiter', is: 'true' } }),
        result(formula, is),
      ],
    },
    {
      kind: 'table',
      key: 'honorare',
      label: 'Honorare',
      head: 'Honorar',
      when,
      rows: { most: 5, spare: 1, entry: 'ein Honorar' },
      columns: [
        field('honorare_zahl', 'integer'),
        field('honorare_betrag', 'money'),
        field('honorare_summe', 'computed', { formula: 'zahl * betrag', result: 'money' }),
      ],
    },
  ]
  return withResults(parts, answers).ergebnis
}

test.group('A formula', () => {
  test('is read aloud with the labels of what it names', ({ assert }) => {
    assert.equal(spoken('stunden * satz'), '„Stunden“ mal „Satz je Stunde“')
    assert.equal(spoken('(stunden + 2) * satz'), '(„Stunden“ plus 2) mal „Satz je Stunde“')
    assert.equal(
      spoken('summe(honorare.betrag) - (satz - 100 €)'),
      'Summe von „Betrag“ in „Honorare“ minus („Satz je Stunde“ minus 100 €)'
    )
    assert.equal(spoken('satz : anzahl(honorare)'), '„Satz je Stunde“ geteilt durch Zahl der Zeilen in „Honorare“')
    assert.equal(
      spoken('min(satz; 500 €; summe(honorare.betrag))'),
      'der kleinste Wert von „Satz je Stunde“ und 500 € und Summe von „Betrag“ in „Honorare“'
    )
    assert.equal(spoken('satz × 5 %'), '„Satz je Stunde“ mal 5 %')
    assert.equal(spoken('satz + 1.000,50 €'), '„Satz je Stunde“ plus 1.000,50 €')
  })

  test('is refused with a sentence that says what is wrong')
    .with([
      ['', 'Der Rechenweg hört mitten in der Rechnung auf.'],
      ['stunden *', 'Der Rechenweg hört mitten in der Rechnung auf.'],
      ['* satz', 'Im Rechenweg steht „*“ ohne etwas davor.'],
      ['stunden satz', 'Im Rechenweg fehlt vor „satz“ ein Rechenzeichen oder eine Klammer.'],
      ['(stunden * satz', 'Im Rechenweg fehlt eine schließende Klammer.'],
      ['stunden & satz', 'Der Rechenweg ist an dieser Stelle nicht zu lesen: „& satz“.'],
      ['wurzel(satz)', '„wurzel(…)“ gibt es nicht. Möglich sind summe, anzahl, min und max.'],
      ['summe(honorare)', '„summe“ nennt eine Spalte: summe(tabelle.spalte).'],
      ['anzahl(honorare.betrag)', '„anzahl“ nennt eine Tabelle: anzahl(tabelle).'],
      ['honorare.betrag', 'Die Spalte einer Tabelle wird als Summe genannt: summe(honorare.betrag).'],
      ['max(satz)', '„max“ braucht mindestens zwei Werte, durch Semikolon getrennt.'],
      ['ergebnis + 1', 'Der Rechenweg nennt das Feld selbst.'],
      ['umsatz * 2', 'Der Rechenweg nennt „umsatz“, das es davor nicht gibt.'],
      ['titel * 2', 'Mit „Titel“ lässt sich nicht rechnen.'],
      ['summe(reisen.betrag)', 'Der Rechenweg nennt die Tabelle „reisen“, die es in dem Abschnitt nicht gibt.'],
      ['summe(honorare.preis)', 'Der Rechenweg nennt die Spalte „preis“, die „Honorare“ nicht hat.'],
      ['summe(honorare.wofuer)', 'Mit „Wofür“ lässt sich nicht rechnen.'],
      ['satz * satz', 'Zwei Beträge lassen sich nicht miteinander malnehmen.'],
      ['satz + 100', 'Betrag und Zahl lassen sich nicht zusammenzählen. Einen Betrag schreiben Sie mit €: 100 €.'],
      ['stunden / satz', 'Eine Zahl lässt sich nicht durch einen Betrag teilen.'],
      ['min(satz; 5)', 'Betrag und Zahl lassen sich nicht miteinander vergleichen.'],
      ['satz / satz', 'Der Rechenweg ergibt eine Zahl und keinen Betrag.'],
      [`satz${' + satz'.repeat(80)}`, 'Der Rechenweg hat 564 Zeichen, erlaubt sind 400.'],
      [`satz${'+satz'.repeat(30)}`, 'Der Rechenweg hat mehr als 30 Werte. Teilen Sie ihn auf mehrere Felder auf.'],
      ['satz / 0', 'Durch null lässt sich nicht teilen.'],
      ['satz / 0,00 €', 'Durch null lässt sich nicht teilen.'],
      ['satz / quote', 'Durch „Quote“ lässt sich nicht teilen: Die Angabe kann fehlen.'],
      ['1.00 € + satz', 'Der Rechenweg ist an dieser Stelle nicht zu lesen: „.00 € + satz“.'],
    ])
    .run(({ assert }, [formula, sentence]) => assert.equal(whyNot(formula), sentence))

  test('yields a number where a number is wanted', ({ assert }) => {
    assert.isNull(whyNot('satz / satz', 'percent'))
    assert.isNull(whyNot('stunden * quote', 'number'))
    assert.equal(whyNot('satz', 'number'), 'Der Rechenweg ergibt einen Betrag und keine Zahl.')
  })
})

test.group('What a form computes', () => {
  const typed = { stunden: '12,5', satz: '40,01', weiter: 'nein' }
  const rows = {
    honorare: { 1: { honorare_zahl: '3', honorare_betrag: '100' }, 2: { honorare_zahl: '2', honorare_betrag: '0,50' } },
  }

  test('stands among the answers, exact and rounded half up where it is printed', ({ assert }) => {
    assert.equal(resultOf('stunden * satz', typed), '500,13')
    assert.equal(resultOf('satz - 100 €', typed), '\u221259,99')
    assert.equal(resultOf('satz / 80,02 €', typed, 'percent'), '50')
    assert.equal(resultOf('1 / 3', typed, 'percent'), '33,33')
    assert.equal(resultOf('stunden * 1000', typed, 'number'), '12.500')
    assert.equal(resultOf('max(satz; 41 €; 39 €)', typed), '41,00')
    assert.equal(resultOf('min(satz; 41 €; 39 €)', typed), '39,00')
  })

  test('adds up what tables compute in their rows', ({ assert }) => {
    assert.equal(resultOf('summe(honorare.summe)', { ...typed, ...rows }), '301,00')
    assert.equal(resultOf('anzahl(honorare)', { ...typed, ...rows }, 'number'), '2')
    assert.equal(resultOf('summe(honorare.summe)', typed), '0,00')
  })

  test('counts the rows of a table that is not asked as nothing', ({ assert }) => {
    const hidden = { key: 'weiter', is: 'true' }
    const answers = { ...typed, ...rows }
    assert.equal(resultOf('summe(honorare.summe) + satz', answers, 'money', hidden), '40,01')
    assert.equal(resultOf('anzahl(honorare)', answers, 'number', hidden), '0')
    assert.equal(resultOf('anzahl(honorare)', { ...answers, weiter: 'ja' }, 'number', hidden), '2')
  })

  test('counts what may stay empty and what is not asked as nothing', ({ assert }) => {
    assert.equal(resultOf('satz * quote', typed), '0,00')
    assert.equal(resultOf('satz * quote', { ...typed, quote: '62,5 %' }), '25,01')
    assert.equal(resultOf('satz + mehr', { ...typed, mehr: '7' }), '40,01')
    assert.isUndefined(resultOf('satz + mehr', { ...typed, weiter: 'ja' }))
    assert.equal(resultOf('satz + mehr', { ...typed, weiter: 'ja', mehr: '7' }), '47,01')
  })

  test('is not there while something is missing, unreadable or would be divided by zero', ({ assert }) => {
    assert.isUndefined(resultOf('stunden * satz', { stunden: '3' }))
    assert.isUndefined(resultOf('stunden * satz', { stunden: 'viele', satz: '3' }))
    assert.isUndefined(resultOf('satz / (stunden - 12,5)', typed))
    // nobody means a number of sixteen digits, and nothing is reckoned with it
    const huge = { ...typed, satz: '999999999999,99' }
    assert.isUndefined(resultOf(`satz${' * stunden'.repeat(12)}`, { ...huge, stunden: '999999' }))
    assert.isUndefined(resultOf('summe(honorare.summe)', { honorare: { 1: { honorare_zahl: '3' } } }))
    // nobody types a result
    assert.isUndefined(resultOf('stunden * satz', { ergebnis: '1.000.000,00' }))
  })
})
