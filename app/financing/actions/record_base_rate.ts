import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { baseRateOn, halfYearOf, nextHalfYear, percentOf } from '#financing/domain/base_rates'
import BaseRateEntry from '#financing/models/base_rate_entry'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'

export type NewBaseRate = { validFrom: Day; basisPoints: bigint; source: string }

/** From one half-year to the next more than five percentage points are a slip of the pen. */
const MOST_STEP = 500n

/** A Land adds the base rate of the next half-year, or corrects one that it added; what the project brings stays. */
@inject()
export default class RecordBaseRate {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal financing.base_rate_not_next, financing.base_rate_too_early, financing.base_rate_far_off */
  handle({ validFrom, basisPoints, source }: NewBaseRate, land: string, by: User | null): Promise<BaseRateEntry> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const next = nextHalfYear(await baseRatesOf(land, trx))
      const firstOfItsOwn = nextHalfYear(await shippedBaseRates())
      const begins = validFrom.equals(halfYearOf(validFrom).from)
      if (!begins || validFrom.isAfter(next) || validFrom.isBefore(firstOfItsOwn))
        throw new Refusal('financing.base_rate_not_next', { day: germanDay(next) })
      if (validFrom.isAfter(dayOf(now).plusMonths(1)))
        throw new Refusal('financing.base_rate_too_early', { day: germanDay(validFrom) })
      const last = baseRateOn(await baseRatesOf(land, trx), validFrom.plusDays(-1)).basisPoints
      const step = basisPoints > last ? basisPoints - last : last - basisPoints
      if (step > MOST_STEP)
        throw new Refusal(
          'financing.base_rate_far_off',
          { rate: percentOf(basisPoints), last: percentOf(last) },
          'satz'
        )
      const recorded = { basisPoints: Number(basisPoints), source: source.slice(0, 190) }
      const entry = await BaseRateEntry.create(
        { land, validFrom, ...recorded, recordedBy: by?.id ?? null, recordedAt: now },
        { client: trx }
      )
      const of = { journalStream: `base_rates:${land}`, land }
      const details = { valid_from: validFrom.iso, basis_points: recorded.basisPoints, source: recorded.source }
      await this.journal.record({ of, act: 'base_rate.recorded', by, at: now, details }, trx)
      return entry
    })
  }
}
