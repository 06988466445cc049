import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { assertNextBaseRate } from '#financing/domain/base_rates'
import BaseRateEntry from '#financing/models/base_rate_entry'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'

export type NewBaseRate = { validFrom: Day; basisPoints: bigint; source: string }

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
      const known = { all: await baseRatesOf(land, trx), shipped: await shippedBaseRates() }
      assertNextBaseRate({ validFrom, basisPoints }, known, dayOf(now))
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
