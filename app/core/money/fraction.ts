/** An exact, non-negative rational number: rates (70 % = 7/10), parts of a post, keys. Never a float. */
export default class Fraction {
  static readonly ONE = new Fraction(1n, 1n)

  /** @throws RangeError for a denominator that is not positive or a negative value */
  static of(numerator: bigint | number, denominator: bigint | number = 1): Fraction {
    const [n, d] = [BigInt(numerator), BigInt(denominator)]
    if (d <= 0n || n < 0n) throw new RangeError(`not a fraction: ${n}/${d}`)
    return new Fraction(n, d)
  }

  /** "0.75", "6", "231/365". @throws RangeError for anything else */
  static parse(text: string): Fraction {
    const ratio = /^(\d+)\/(\d+)$/.exec(text)
    if (ratio) return Fraction.of(BigInt(ratio[1]), BigInt(ratio[2]))
    const decimal = /^(\d+)(?:\.(\d+))?$/.exec(text)
    if (!decimal) throw new RangeError(`not a fraction: ${text}`)
    const places = decimal[2]?.length ?? 0
    return Fraction.of(BigInt(decimal[1] + (decimal[2] ?? '')), 10n ** BigInt(places))
  }

  /** "70" or "62.5" percent. @throws RangeError outside 0–100 or for anything that is no decimal */
  static percent(text: string): Fraction {
    const value = Fraction.parse(text)
    if (value.numerator > 100n * value.denominator) throw new RangeError(`not a percentage: ${text}`)
    return Fraction.of(value.numerator, value.denominator * 100n)
  }

  /** In lowest terms, so that equal values are equal and long sums stay short. */
  readonly numerator: bigint
  readonly denominator: bigint

  private constructor(numerator: bigint, denominator: bigint) {
    const divisor = commonDivisor(numerator, denominator)
    this.numerator = numerator / divisor
    this.denominator = denominator / divisor
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator)
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator
    )
  }

  exceeds(other: Fraction): boolean {
    return this.numerator * other.denominator > other.numerator * this.denominator
  }

  equals(other: Fraction): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator
  }

  get isZero(): boolean {
    return this.numerator === 0n
  }

  /** "0.75" where the decimal ends, with at least `places` behind the point; "231/365" where it does not. */
  toString(places = 0): string {
    for (let [digits, scale] = [0, 1n]; digits <= MOST_PLACES; digits++, scale *= 10n) {
      if ((this.numerator * scale) % this.denominator !== 0n || digits < places) continue
      const all = ((this.numerator * scale) / this.denominator).toString().padStart(digits + 1, '0')
      return digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
    }
    return `${this.numerator}/${this.denominator}`
  }
}

const MOST_PLACES = 12

/** The greatest that divides both; of numbers from zero on. */
export function commonDivisor(first: bigint, second: bigint): bigint {
  let [greater, less] = [first, second]
  while (less !== 0n) [greater, less] = [less, greater % less]
  return greater
}
