import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import type { Rulebook } from '#tenancy/domain/rulebook'
import { RULEBOOKS, rulebookOf } from '#tenancy/rulebooks/index'

/** A task that cannot be answered as it is: the field by its path, and a German sentence that names no field. */
export class InvalidTask extends Error {
  constructor(
    readonly field: string,
    readonly sentence: string
  ) {
    super(`${field}: ${sentence}`)
  }
}

const MISSING = 'Hier fehlt eine Angabe.'

/**
 * Reads a task's values by path ("planned.eligible"). Null counts as absent; what no kind asks for is never
 * looked at.
 */
export default class TaskReader {
  constructor(
    private task: Readonly<Record<string, unknown>>,
    private prefix = '',
    /** What was filled in from a Land's rules, with where it stands. */
    private filled: ReadonlyMap<string, string> = new Map()
  ) {}

  /** Where a value stands that was filled in; null where the task gives it itself. */
  sourceOf(path: string): string | null {
    return this.filled.get(path) ?? null
  }

  has(path: string): boolean {
    return this.#find(path) !== undefined
  }

  /** "131139.75". @throws InvalidTask for a number, a minus or other places than two */
  money(path: string): Money {
    return this.#parsed(path, /^\d+\.\d{2}$/, Money.parse, 'Das ist kein Betrag ab null mit zwei Nachkommastellen.')
  }

  /** "62.5" percent as the fraction 5/8. @throws InvalidTask outside 0 to 100 */
  rate(path: string): Fraction {
    return this.#parsed(path, /^\d+(\.\d+)?$/, Fraction.percent, 'Das ist kein Prozentsatz von 0 bis 100.')
  }

  /** A decimal from zero on. */
  decimal(path: string): Fraction {
    return this.#parsed(path, /^\d+(\.\d+)?$/, Fraction.parse, 'Das ist keine Zahl ab null.')
  }

  /** A decimal or a fraction, "0.75" or "231/365". */
  fraction(path: string): Fraction {
    return this.#parsed(
      path,
      /^\d+(\.\d+)?$|^\d+\/\d+$/,
      Fraction.parse,
      'Das ist weder eine Zahl ab null noch ein Bruch wie 231/365.'
    )
  }

  /** "2026-03-05". @throws InvalidTask for a day that does not exist */
  day(path: string): Day {
    return this.#parsed(path, /^\d{4}-\d{2}-\d{2}$/, Day.parse, 'Diesen Tag gibt es nicht.')
  }

  /** A whole number from 1 on. */
  count(path: string, least = 1): number {
    const value = this.#required(path)
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
      throw new InvalidTask(this.prefix + path, `Das ist keine ganze Zahl ab ${least}.`)
    return value
  }

  choice<T extends string>(path: string, choices: readonly T[]): T {
    const value = this.#required(path)
    const known = choices.find((choice) => choice === value)
    if (known === undefined) throw new InvalidTask(this.prefix + path, `Möglich sind: ${choices.join(', ')}.`)
    return known
  }

  flag(path: string, absent: boolean): boolean {
    const value = this.#find(path) ?? absent
    if (typeof value !== 'boolean') throw new InvalidTask(this.prefix + path, 'Das ist weder wahr noch falsch.')
    return value
  }

  rulebook(path: string): Rulebook {
    const land = this.choice(
      path,
      RULEBOOKS.map((book) => book.land)
    )
    return rulebookOf(land)
  }

  /** The entries of a list of objects, each with its own reader. @throws InvalidTask for an empty one */
  entries(path: string): TaskReader[] {
    return this.#list(path).map((entry, index) => {
      const place = `${this.prefix}${path}[${index}]`
      if (!isRecord(entry)) throw new InvalidTask(place, 'Das ist kein Eintrag mit benannten Angaben.')
      return new TaskReader(entry, `${place}.`)
    })
  }

  /** The decimals of a list of plain values. @throws InvalidTask for an empty one */
  decimals(path: string): Fraction[] {
    return this.#list(path).map((value, index) =>
      new TaskReader({ [`${path}[${index}]`]: value }, this.prefix).decimal(`${path}[${index}]`)
    )
  }

  #list(path: string): unknown[] {
    const list = this.#required(path)
    if (!Array.isArray(list) || list.length === 0)
      throw new InvalidTask(this.prefix + path, 'Hier fehlt mindestens ein Eintrag.')
    return list
  }

  #parsed<T>(path: string, shape: RegExp, parse: (text: string) => T, sentence: string): T {
    const value = this.#required(path)
    if (typeof value === 'string' && shape.test(value))
      try {
        return parse(value)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
      }
    throw new InvalidTask(this.prefix + path, sentence)
  }

  #required(path: string): unknown {
    const value = this.#find(path)
    if (value === undefined) throw new InvalidTask(this.prefix + path, MISSING)
    return value
  }

  #find(path: string): unknown {
    if (Object.hasOwn(this.task, path)) return ownOf(this.task, path) ?? undefined
    const dot = path.indexOf('.')
    if (dot < 0) return undefined
    const outer = path.slice(0, dot)
    const inner = ownOf(this.task, outer)
    if (inner === undefined || inner === null) return undefined
    if (!isRecord(inner)) throw new InvalidTask(this.prefix + outer, 'Das ist keine Gruppe benannter Angaben.')
    return new TaskReader(inner, `${this.prefix}${outer}.`).#find(path.slice(dot + 1))
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
