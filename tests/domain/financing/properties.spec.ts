import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import fc from 'fast-check'
import Day from '#core/calendar/day'
import { dayOff, periodEnd, proceduralLaw } from '#core/calendar/periods'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { type ApprovalTask, ROUNDINGS, type Rounding, approvedGrant } from '#financing/domain/approval'
import { parseBaseRates } from '#financing/domain/base_rates'
import { distribute } from '#financing/domain/distribution'
import { interestOn } from '#financing/domain/interest'
import { checkPlan } from '#financing/domain/plan_check'
import { FINANCING_TYPES } from '#programmes/domain/definition'
import { type SettlementTask, settle } from '#financing/domain/settlement'

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) }
const RATES = parseBaseRates(readFileSync('database/start_data/base_rates.csv', 'utf8'))

const amount = fc.bigInt(0n, 50_000_000n).map((cents) => Money.cents(cents))
const small = fc.bigInt(0n, 100_000n).map((cents) => Money.cents(cents))
const rate = fc.integer({ min: 0, max: 10_000 }).map((points) => Fraction.of(points, 10_000))
const part = fc
  .tuple(fc.integer({ min: 0, max: 366 }), fc.integer({ min: 1, max: 366 }))
  .map(([n, d]) => Fraction.of(n, d))
const units = fc.array(fc.record({ amount, recognised: part, actual: amount }), { minLength: 1, maxLength: 5 })
const planned = fc.record({ eligible: amount, own: amount, thirdParty: amount })
const financing = fc.constantFrom(...FINANCING_TYPES)
const approvals: fc.Arbitrary<ApprovalTask> = fc.record({
  financing,
  rate,
  maximum: fc.option(amount, { nil: undefined }),
  planned,
  units,
  rounding: fc.constantFrom(...(Object.keys(ROUNDINGS) as Rounding[])),
})
const settlements: fc.Arbitrary<SettlementTask> = fc.record({
  financing,
  granted: amount,
  maximum: fc.option(amount, { nil: undefined }),
  rate,
  planned,
  actual: fc.record({ eligible: amount, income: amount }),
  reductionThreshold: fc.oneof(fc.constant(Money.ZERO), small),
  paid: amount,
  units: fc.option(units, { nil: undefined }),
  capAtActual: fc.boolean(),
})
const day = fc.integer({ min: 0, max: 365 * 24 - 200 }).map((days) => Day.parse('2002-01-01').plusDays(days))
const no = (amountOf: Money) => !amountOf.isPositive

function holds<T>(given: fc.Arbitrary<T>, property: (value: T) => boolean) {
  fc.assert(fc.property(given, property), RUNS)
}

test.group('What every calculation keeps', () => {
  test('a grant never exceeds its maximum nor what third parties leave uncovered, and is never negative', () =>
    holds(approvals, (task) => {
      const { grant } = approvedGrant(task)
      const uncovered = Money.max(Money.ZERO, task.planned!.eligible.minus(task.planned!.thirdParty))
      return !grant.isNegative && !grant.exceeds(uncovered) && !(task.maximum && grant.exceeds(task.maximum))
    }))

  test('an approval is a multiple of its rounding', () =>
    holds(approvals, (task) => approvedGrant(task).grant.cents % ROUNDINGS[task.rounding!] === 0n))

  test('a settled grant exceeds neither what was granted nor its maximum nor what is uncovered', () =>
    holds(settlements, (task) => {
      const { final, reduction } = settle(task)
      const uncovered = Money.max(Money.ZERO, task.actual.eligible.minus(task.actual.income))
      return (
        !final.isNegative &&
        !final.exceeds(task.granted) &&
        !final.exceeds(uncovered) &&
        !(task.maximum && final.exceeds(task.maximum)) &&
        final.plus(reduction).equals(task.granted)
      )
    }))

  test('what was paid is settled to the cent: recovery or additional payment, never both', () =>
    holds(settlements, (task) => {
      const { final, recovery, additionalPayment } = settle(task)
      return task.paid.minus(recovery).plus(additionalPayment).equals(final) && (no(recovery) || no(additionalPayment))
    }))

  test('a saving never raises a grant, beyond the threshold or within it', () =>
    holds(fc.tuple(settlements, amount), ([task, saving]) => {
      const eligible = Money.max(Money.ZERO, task.actual.eligible.minus(saving))
      const saved = settle({ ...task, actual: { ...task.actual, eligible } })
      return !saved.final.exceeds(settle(task).final)
    }))

  test('new income never raises a grant', () =>
    holds(fc.tuple(settlements, amount), ([task, more]) => {
      const income = task.actual.income.plus(more)
      return !settle({ ...task, actual: { ...task.actual, income } }).final.exceeds(settle(task).final)
    }))

  test('settling the plan itself changes nothing', () =>
    holds(approvals, (task) => {
      const { grant } = approvedGrant({ ...task, rounding: 'cent' })
      const { eligible, thirdParty } = task.planned!
      const settled = settle({
        ...task,
        granted: grant,
        actual: { eligible, income: thirdParty },
        reductionThreshold: Money.ZERO,
        paid: grant,
      })
      return settled.final.equals(grant) && settled.recovery.isZero && settled.additionalPayment.isZero
    }))

  test('parts add up, and no part is a cent away from its share', () =>
    holds(
      fc
        .tuple(amount, fc.array(part, { minLength: 1, maxLength: 12 }))
        .filter(([, weights]) => weights.some(({ isZero }) => !isZero)),
      ([total, weights]) => {
        const sum = weights.reduce((all, weight) => all.plus(weight), Fraction.of(0))
        const parts = distribute(total, weights)
        return (
          Money.sum(parts).equals(total) &&
          parts.every(({ cents }, index) => {
            const [share, whole] = [
              total.cents * weights[index].numerator * sum.denominator,
              sum.numerator * weights[index].denominator,
            ]
            return cents === share / whole || cents === share / whole + 1n
          })
        )
      }
    ))

  test('a later entry of the same weight never gets more (largest remainder)', () =>
    holds(fc.tuple(amount, fc.integer({ min: 1, max: 12 })), ([total, count]) => {
      const parts = distribute(
        total,
        Array.from({ length: count }, () => Fraction.ONE)
      )
      return parts.every((share, index) => index === 0 || !share.exceeds(parts[index - 1]))
    }))

  test('the plan check recognises neither more than was spent nor more than the plan', () =>
    holds(
      fc.tuple(fc.array(fc.record({ planned: amount, actual: amount }), { minLength: 1, maxLength: 8 }), rate),
      ([lines, tolerance]) => {
        const { recognised, total } = checkPlan(lines, tolerance)
        const plan = Money.sum(lines.map((line) => line.planned))
        return (
          Money.sum(recognised).equals(total) &&
          !total.exceeds(plan) &&
          recognised.every((one, index) => !one.isNegative && !one.exceeds(lines[index].actual)) &&
          recognised.every((one, index) => !Money.min(lines[index].planned, lines[index].actual).exceeds(one))
        )
      }
    ))

  test('interest is never negative and grows with the days; its segments are all its days', () =>
    holds(
      fc.record({
        principal: amount,
        from: day,
        days: fc.integer({ min: 0, max: 500 }),
        more: fc.integer({ min: 0, max: 90 }),
        margin: fc.integer({ min: 0, max: 1000 }).map((points) => Fraction.of(points, 100)),
        dayCount: fc.constantFrom('ACT/ACT' as const, 'ACT/365' as const),
      }),
      ({ principal, from, days, more, margin, dayCount }) => {
        const until = (count: number) => {
          const last = Day.parse('2026-12-31')
          const to = from.plusDays(count)
          return interestOn({ principal, from, to: to.isAfter(last) ? last : to, margin, dayCount }, RATES)
        }
        const [short, long] = [until(days), until(days + more)]
        const counted = short.segments.reduce((sum, segment) => sum + segment.days, 0)
        return !short.interest.isNegative && !short.interest.exceeds(long.interest) && counted === short.days
      }
    ))

  test('a shifted deadline never ends on a day off, and is never earlier nor a week later', () =>
    holds(
      fc.record({
        start: day,
        months: fc.integer({ min: 1, max: 36 }),
        region: fc.constantFrom('NW' as const, 'BW' as const, 'HE' as const),
      }),
      ({ start, months, region }) => {
        const { rawEnd, lastDay } = periodEnd(start, { months }, region, proceduralLaw('VwVfG'))
        const shift = rawEnd.daysUntil(lastDay)
        return (
          dayOff(lastDay, region) === null && shift >= 0 && shift < 7 && (dayOff(rawEnd, region) !== null) === shift > 0
        )
      }
    ))
})
