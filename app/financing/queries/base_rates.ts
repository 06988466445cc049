import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type BaseRate, parseBaseRates } from '#financing/domain/base_rates'
import BaseRateEntry from '#financing/models/base_rate_entry'

let shipped: Promise<BaseRate[]> | null = null

/** The table of base rates that comes with the project. */
export function shippedBaseRates(): Promise<BaseRate[]> {
  return (shipped ??= readFile(app.makePath('database/start_data/base_rates.csv'), 'utf8').then(parseBaseRates))
}

/** The base rates that a Land reckons with: the project's and its own, the latest entry of a half-year last. */
export async function baseRatesOf(land: string, trx?: TransactionClientContract): Promise<BaseRate[]> {
  const own = await BaseRateEntry.query({ client: trx }).where({ land }).orderBy('valid_from').orderBy('id')
  return [...(await shippedBaseRates()), ...own.map((entry) => entry.rate())]
}
