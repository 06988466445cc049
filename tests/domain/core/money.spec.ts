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

test.group('Fractions', () => {
  test('are exact, in lowest terms, and printed as far as they end', ({ assert }) => {
    assert.equal(Fraction.parse('0.750').toString(), '0.75')
    assert.equal(Fraction.parse('462/730').toString(), '231/365')
    assert.equal(Fraction.parse('6').toString(), '6')
    assert.equal(Fraction.parse('6').toString(2), '6.00')
    assert.equal(Fraction.parse('6.125').toString(2), '6.125')
    assert.equal(Fraction.parse('0.000000000001').toString(), '0.000000000001')
    assert.equal(Fraction.of(1, 10n ** 13n).toString(), '1/10000000000000')
    assert.equal(Fraction.parse('0.05').toString(), '0.05')
    assert.equal(Fraction.of(0, 7).denominator, 1n)
  })

  test('add, multiply, compare', ({ assert }) => {
    const [half, third] = [Fraction.parse('1/2'), Fraction.parse('1/3')]
    assert.equal(half.plus(third).toString(), '5/6')
    assert.equal(half.times(third).toString(), '1/6')
    assert.isTrue(half.exceeds(third))
    assert.isFalse(third.exceeds(half))
    assert.isFalse(half.exceeds(Fraction.parse('2/4')))
    assert.isTrue(Fraction.of(0).isZero)
    assert.isFalse(half.isZero)
    assert.equal(Fraction.percent('62.5').toString(), '0.625')
    assert.equal(Fraction.percent('100').toString(), '1')
  })

  test('{text} is none')
    .with(['', '1/0', '-1', '1.', '.5', '1/2/3', '1,5', 'x1', '1x', '1/2x', 'x1/2', '1.5x'])
    .run(({ assert }, text) => assert.throws(() => Fraction.parse(text), RangeError, `not a fraction`))

  test('no percentage is above a hundred, no denominator zero, no value below', ({ assert }) => {
    assert.throws(() => Fraction.percent('100.01'), RangeError, 'not a percentage: 100.01')
    assert.throws(() => Fraction.of(1, 0), RangeError, 'not a fraction: 1/0')
    assert.throws(() => Fraction.of(-1, 1), RangeError)
    assert.throws(() => Fraction.of(1, -1), RangeError)
  })
})

test.group('Amounts', () => {
  const money = (text: string) => Money.parse(text)

  test('compare and choose', ({ assert }) => {
    const [less, more] = [money('1.00'), money('2.00')]
    assert.equal(Money.min(more, less, more), less)
    assert.equal(Money.max(less, more, less), more)
    assert.isTrue(more.exceeds(less))
    assert.isFalse(less.exceeds(money('1.00')))
    assert.isTrue(less.equals(money('1.00')))
    assert.isFalse(less.equals(more))
    assert.deepEqual([Money.ZERO.isPositive, Money.ZERO.isNegative, Money.ZERO.isZero], [false, false, true])
    assert.deepEqual([less.isPositive, less.isNegative, less.isZero], [true, false, false])
    assert.deepEqual([less.negated().isPositive, less.negated().isNegative], [false, true])
  })

  test('round half up, down, and down to a unit', ({ assert }) => {
    assert.equal(String(money('0.01').times(Fraction.parse('1/2'))), '0.01')
    assert.equal(String(money('0.01').times(Fraction.parse('0.49'))), '0.00')
    assert.equal(String(money('0.99').timesDown(Fraction.parse('1.999'))), '1.97')
    assert.equal(String(money('199.99').roundedDownTo(10_000n)), '100.00')
    assert.equal(String(Money.ZERO.times(Fraction.ONE)), '0.00')
    assert.equal(String(Money.ZERO.timesDown(Fraction.ONE)), '0.00')
    assert.throws(() => money('-0.01').times(Fraction.ONE), RangeError, 'a negative amount has no rounded part')
    assert.throws(() => money('-0.01').timesDown(Fraction.ONE), RangeError, 'a negative amount has no rounded part')
  })

  test('are written with two places and parted without loss', ({ assert }) => {
    assert.equal(String(money('-0.05')), '-0.05')
    assert.equal(String(money('12')), '12.00')
    assert.equal(JSON.stringify({ amount: money('1.50') }), '{"amount":"1.50"}')
    assert.deepEqual(money('1.00').inEqualParts(3).map(String), ['0.34', '0.33', '0.33'])
    assert.equal(String(Money.sum([money('1.00'), money('0.50')])), '1.50')
    for (const text of ['1.0', '1,00', 'x1.00', '1.00x', ''])
      assert.throws(() => money(text), RangeError, `not an amount: ${text}`)
  })
})
