import { commonDivisor } from '#core/money/fraction'

/** An exact rational number of either sign; what is computed from answers of a form is one until it is printed. */
export default class Ratio {
  static readonly ZERO = new Ratio(0n, 1n)

  /** @throws RangeError for a denominator of zero */
  static of(above: bigint | number, below: bigint | number = 1): Ratio {
    const [n, d] = [BigInt(above), BigInt(below)]
    if (d === 0n) throw new RangeError('a ratio has no denominator of zero')
    const divisor = commonDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
    return new Ratio(n / divisor, d / divisor)
  }

  /** "−1.234,56" as results are printed, "0,5" as they are typed. @throws SyntaxError for anything else */
  static ofGerman(text: string): Ratio {
    const [whole, places = ''] = text.replace('\u2212', '-').replaceAll('.', '').split(',')
    return Ratio.of(BigInt(whole + places), 10n ** BigInt(places.length))
  }

  private constructor(
    private readonly above: bigint,
    private readonly below: bigint
  ) {}

  plus(other: Ratio): Ratio {
    return Ratio.of(this.above * other.below + other.above * this.below, this.below * other.below)
  }

  minus(other: Ratio): Ratio {
    return this.plus(Ratio.of(-other.above, other.below))
  }

  times(other: Ratio): Ratio {
    return Ratio.of(this.above * other.above, this.below * other.below)
  }

  /** Null where it would be divided by zero. */
  dividedBy(other: Ratio): Ratio | null {
    return other.above === 0n ? null : Ratio.of(this.above * other.below, this.below * other.above)
  }

  exceeds(other: Ratio): boolean {
    return this.above * other.below > other.above * this.below
  }

  /** Whether anybody could mean a number of this size: fewer than so many digits before the comma. */
  hasFewerDigits(than: number): boolean {
    const size = this.above < 0n ? -this.above : this.above
    return size < this.below * 10n ** BigInt(than)
  }

  get isZero(): boolean {
    return this.above === 0n
  }

  /** In hundredths, half away from zero: 12.345 is 1235. */
  get hundredths(): bigint {
    const size = this.above < 0n ? -this.above : this.above
    const rounded = (200n * size + this.below) / (2n * this.below)
    return this.above < 0n ? -rounded : rounded
  }
}
