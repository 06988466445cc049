import { test } from '@japa/runner'
import Ratio from '#core/money/ratio'

test.group('A ratio', () => {
  test('is exact, of either sign, and rounded half away from zero', ({ assert }) => {
    const third = Ratio.of(1, 3)
    assert.equal(third.plus(third).plus(third).hundredths, 100n)
    assert.equal(third.times(Ratio.of(-2)).hundredths, -67n)
    assert.equal(Ratio.of(1, 200).hundredths, 1n)
    assert.equal(Ratio.of(-1, 200).hundredths, -1n)
    assert.equal(Ratio.of(3, -4).minus(Ratio.of(1, 4)).hundredths, -100n)
    assert.equal(Ratio.ofGerman('\u22121.234,56').hundredths, -123_456n)
  })

  test('is divided by nothing into nothing, and knows its size', ({ assert }) => {
    assert.isNull(Ratio.of(1).dividedBy(Ratio.ZERO))
    assert.equal(Ratio.of(1).dividedBy(Ratio.of(-4))!.hundredths, -25n)
    assert.isTrue(Ratio.of(999).hasFewerDigits(3))
    assert.isFalse(Ratio.of(-1000).hasFewerDigits(3))
    assert.isTrue(Ratio.of(5, 2).exceeds(Ratio.of(2)))
    assert.throws(() => Ratio.of(1, 0), RangeError)
  })
})
