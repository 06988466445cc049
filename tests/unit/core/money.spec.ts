import { test } from '@japa/runner'
import { amountInWords } from '#core/money/amount_in_words'
import Fraction from '#core/money/fraction'
import { euros, figures, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'

test.group('Money', () => {
  test('a part is rounded half up to the cent, once', ({ assert }) => {
    assert.equal(String(Money.parse('187342.50').times(Fraction.percent('70'))), '131139.75')
    assert.equal(String(Money.parse('0.05').times(Fraction.percent('50'))), '0.03')
    assert.equal(
      String(Money.parse('57000.00').times(Fraction.parse('0.75')).times(Fraction.parse('231/365'))),
      '27055.48'
    )
  })

  test('equal parts add up', ({ assert }) => {
    assert.deepEqual(Money.parse('100000.00').inEqualParts(3).map(String), ['33333.34', '33333.33', '33333.33'])
  })

  test('{typed} is read as {cents}')
    .with([
      { typed: '1.234,56', cents: '1234.56' },
      { typed: '1234,5', cents: '1234.50' },
      { typed: '1 234 €', cents: '1234.00' },
      { typed: '1234.56', cents: '1234.56' },
      { typed: '1,234.56', cents: '1234.56' },
      { typed: '12.500', cents: '12500.00' },
      { typed: '0', cents: '0.00' },
    ])
    .run(({ assert }, { typed, cents }) => assert.equal(String(parseGermanMoney(typed)), cents))

  test('{$self} is no amount')
    .with(['zwölf', '1,2,3', '12,345', '1.23.4', '', '99999999999999999'])
    .run(({ assert }, typed) => assert.isNull(parseGermanMoney(typed)))

  test('it is printed as letters write it', ({ assert }) => {
    assert.equal(euros(Money.parse('131139.75')), '131.139,75\u00a0€')
    assert.equal(figures(Money.parse('-16800.00')), '\u221216.800,00')
  })

  test('{id}: {amount} in words')
    .with([
      { id: 'W01', amount: '0.75', words: 'null Euro und fünfundsiebzig Cent' },
      { id: 'W02', amount: '1.00', words: 'ein Euro' },
      { id: 'W03', amount: '1.01', words: 'ein Euro und ein Cent' },
      { id: 'W04', amount: '16.17', words: 'sechzehn Euro und siebzehn Cent' },
      { id: 'W05', amount: '21.30', words: 'einundzwanzig Euro und dreißig Cent' },
      { id: 'W06', amount: '101.00', words: 'einhundertein Euro' },
      { id: 'W08', amount: '1001.99', words: 'eintausendein Euro und neunundneunzig Cent' },
      { id: 'W10', amount: '11111.11', words: 'elftausendeinhundertelf Euro und elf Cent' },
      {
        id: 'W11',
        amount: '120333.62',
        words: 'einhundertzwanzigtausenddreihundertdreiunddreißig Euro und zweiundsechzig Cent',
      },
      {
        id: 'W12',
        amount: '131139.75',
        words: 'einhunderteinunddreißigtausendeinhundertneununddreißig Euro und fünfundsiebzig Cent',
      },
      { id: 'W13', amount: '364500.00', words: 'dreihundertvierundsechzigtausendfünfhundert Euro' },
      { id: 'W15', amount: '626500.00', words: 'sechshundertsechsundzwanzigtausendfünfhundert Euro' },
      { id: 'W18', amount: '1000000.00', words: 'eine Million Euro' },
      { id: 'W20', amount: '7560000.00', words: 'sieben Millionen fünfhundertsechzigtausend Euro' },
      { id: 'W21', amount: '22000001.01', words: 'zweiundzwanzig Millionen ein Euro und ein Cent' },
    ])
    .run(({ assert }, { amount, words }) => assert.equal(amountInWords(Money.parse(amount)), words))

  test('what is no amount is not guessed', ({ assert }) => {
    for (const text of ['1,5', '1.5', 'x', '']) assert.throws(() => Money.parse(text), RangeError)
    assert.throws(() => Fraction.percent('101'), RangeError)
  })
})
