import { test } from '@japa/runner'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { procurementCorrection, recoveryForEarlyEnd, reductionByFunder } from '#financing/domain/corrections'
import { drawdownAfterOwnMeans, drawdownByShare, retained } from '#financing/domain/drawdown'
import { eligibleOf, overheadOn } from '#financing/domain/eligible_expenditure'
import { worthOfPost } from '#financing/domain/proration'
import { RULES } from '#financing/domain/rules'

const money = (text: string) => Money.parse(text)
const percent = (text: string) => Fraction.percent(text)
/** Each step as it is printed, and the rule that it names. */
const said = ({ steps }: { steps: readonly { text: string; result: string; rule: string; source: string }[] }) =>
  steps.map(({ text, result, rule, source }) => [
    `${text} = ${result}`.replaceAll('\u00a0', ' '),
    Object.entries(RULES).find(([, known]) => known.rule === rule && known.source === source)?.[0],
  ])

test.group('What the parts of a calculation say of themselves', () => {
  test('F21 and F30 eligible expenditure: with and without input tax, and the lump sum', ({ assert }) => {
    assert.deepEqual(said(overheadOn(money('92417.36'), percent('30'))), [
      ['30 % von 92.417,36 € direkten Ausgaben = 27.725,21 €', 'overhead'],
    ])
    assert.deepEqual(said(eligibleOf(money('11900.00'), percent('19'), true)), [
      ['11.900,00 € ohne 19 % Umsatzsteuer, die als Vorsteuer zurückkommt = 10.000,00 €', 'inputTax'],
    ])
    assert.deepEqual(said(eligibleOf(money('11900.00'), percent('19'), false)), [
      ['11.900,00 € mit Umsatzsteuer: Der Empfänger ist nicht zum Vorsteuerabzug berechtigt = 11.900,00 €', 'inputTax'],
    ])
  })

  test('F17 and F18 a post by months and by days', ({ assert }) => {
    const part = Fraction.parse('0.75')
    assert.deepEqual(said(worthOfPost(money('57000.00'), part, { months: Fraction.parse('7.5') })), [
      ['57.000,00 € × 0,75 Stellen × 7,5 von 12 Monaten = 26.718,75 €', 'proration'],
    ])
    assert.deepEqual(said(worthOfPost(money('57000.00'), part, { days: 231, daysInYear: 365 })), [
      ['57.000,00 € × 0,75 Stellen × 231 von 365 Tagen = 27.055,48 €', 'proration'],
    ])
  })

  test('F27 to F29 a call by share and after own means; what is retained', ({ assert }) => {
    assert.deepEqual(said(drawdownByShare(money('31200.00'), percent('70'))), [
      ['70 % von 31.200,00 € = 21.840,00 €', 'drawdownShare'],
    ])
    const after = (need: string) => said(drawdownAfterOwnMeans(money(need), money('30000.00')))
    const own = '30.000,00 € noch nicht eingesetzte eigene Mittel und Mittel Dritter'
    assert.deepEqual(after('31200.00'), [[`31.200,00 € − ${own} = 1.200,00 €`, 'drawdownDeficit']])
    assert.deepEqual(after('30000.00'), [[`30.000,00 € − ${own}, mindestens null = 0,00 €`, 'drawdownDeficit']])
    assert.deepEqual(said(retained(money('131139.75'), percent('10'))), [
      ['10 % von 131.139,75 € = 13.113,98 €', 'retention'],
    ])
  })

  test('F33 and F34 what an early end and a breach of procurement law cost', ({ assert }) => {
    const early = (used: number) => said(recoveryForEarlyEnd(money('12000.00'), 60, used))
    const why = 'von 60 Monaten, in denen der Zweck nicht erfüllt wird'
    assert.deepEqual(early(41), [[`12.000,00 € × 19 ${why} = 3.800,00 €`, 'purposeBinding']])
    assert.deepEqual(early(60), [[`12.000,00 € × 0 ${why} = 0,00 €`, 'purposeBinding']])
    assert.deepEqual(early(61), early(60))
    assert.deepEqual(said(procurementCorrection(money('18450.00'), percent('20'), percent('70'))), [
      ['18.450,00 € Auftragswert × 20 % × Fördersatz 70 % = 2.583,00 €', 'procurement'],
    ])
  })

  test('a reduction among funders names each grant and its part', ({ assert }) => {
    assert.deepEqual(said(reductionByFunder(money('100.00'), [money('2.00'), money('1.00')])), [
      ['Zuwendungsgeber 1: Anteil von 2,00 € an der Ermäßigung von 100,00 € = 66,67 €', 'funders'],
      ['Zuwendungsgeber 2: Anteil von 1,00 € an der Ermäßigung von 100,00 € = 33,33 €', 'funders'],
    ])
  })
})
