import type Fraction from '#core/money/fraction'

/** An immutable amount in euro cents. Every `bigint` column is one; nothing that is money is ever a float. */
export default class Money {
  static readonly ZERO = new Money(0n)

  static cents(cents: number | bigint): Money {
    return new Money(BigInt(cents))
  }

  /** "131139.75" or "131139", as files and definitions write it. @throws RangeError for anything else */
  static parse(text: string): Money {
    const match = /^(-?)(\d+)(?:\.(\d{2}))?$/.exec(text)
    if (!match) throw new RangeError(`not an amount: ${text}`)
    const cents = BigInt(match[2]) * 100n + BigInt(match[3] ?? '0')
    return new Money(match[1] ? -cents : cents)
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = 0n
    for (const amount of amounts) total += amount.cents
    return new Money(total)
  }

  static min(first: Money, ...others: Money[]): Money {
    return others.reduce((least, amount) => (amount.cents < least.cents ? amount : least), first)
  }

  static max(first: Money, ...others: Money[]): Money {
    return others.reduce((most, amount) => (amount.cents > most.cents ? amount : most), first)
  }

  private constructor(readonly cents: bigint) {}

  plus(other: Money): Money {
    return new Money(this.cents + other.cents)
  }

  minus(other: Money): Money {
    return new Money(this.cents - other.cents)
  }

  negated(): Money {
    return new Money(-this.cents)
  }

  /** The fraction of this amount, rounded half up to the cent. Only for amounts that are not negative. */
  times(fraction: Fraction): Money {
    if (this.cents < 0n) throw new RangeError('a negative amount has no rounded part')
    const doubled = 2n * this.cents * fraction.numerator
    return new Money((doubled + fraction.denominator) / (2n * fraction.denominator))
  }

  /** The fraction of this amount, rounded down to the cent. Only for amounts that are not negative. */
  timesDown(fraction: Fraction): Money {
    if (this.cents < 0n) throw new RangeError('a negative amount has no rounded part')
    return new Money((this.cents * fraction.numerator) / fraction.denominator)
  }

  /** Down to a multiple of the unit given in cents (100 = full euros). */
  roundedDownTo(unit: bigint): Money {
    return new Money(this.cents - (this.cents % unit))
  }

  /** In equal parts that add up: the remaining cents go to the first ones. */
  inEqualParts(count: number): Money[] {
    const [part, rest] = [this.cents / BigInt(count), Number(this.cents % BigInt(count))]
    return Array.from({ length: count }, (_, index) => new Money(index < rest ? part + 1n : part))
  }

  exceeds(other: Money): boolean {
    return this.cents > other.cents
  }

  equals(other: Money): boolean {
    return this.cents === other.cents
  }

  get isZero(): boolean {
    return this.cents === 0n
  }

  get isNegative(): boolean {
    return this.cents < 0n
  }

  get isPositive(): boolean {
    return this.cents > 0n
  }

  /** "131139.75" */
  toString(): string {
    const digits = (this.cents < 0n ? -this.cents : this.cents).toString().padStart(3, '0')
    return `${this.cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
  }

  toJSON(): string {
    return this.toString()
  }
}
