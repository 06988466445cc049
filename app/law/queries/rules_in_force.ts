import logger from '@adonisjs/core/services/logger'
import { dayOf } from '#core/calendar/clock'
import { putInForce } from '#tenancy/rulebooks/index'
import RuleEntry from '#law/models/rule_entry'

const EVERY_MS = 1_000

/** Puts into force here what is confirmed in the database. */
export async function loadRules(): Promise<void> {
  const entries = await RuleEntry.query()
    .whereNotNull('confirmed_at')
    .preload('enterer')
    .preload('confirmer')
    .orderBy('confirmed_at')
    .orderBy('id')
  putInForce(
    entries.map((entry) => ({
      land: entry.land,
      name: entry.name,
      rule: {
        value: entry.said,
        validFrom: entry.validFrom.iso,
        validTo: entry.validTo?.iso ?? null,
        source: entry.source,
        mark: entry.mark,
        confirmation: {
          by: [entry.enterer.name, entry.confirmer.name],
          on: dayOf(entry.confirmedAt!).iso,
          document: entry.evidence,
        },
      },
    }))
  )
}

/** Another process may have confirmed a rule: what is in force is at most a second behind. */
export function followRules(): NodeJS.Timeout {
  let known = ''
  return setInterval(async () => {
    try {
      const row = await RuleEntry.query()
        .whereNotNull('confirmed_at')
        .count('* as total')
        .max('confirmed_at as last')
        .first()
      const state = `${row?.$extras.total} ${row?.$extras.last}`
      if (state !== known) await loadRules()
      known = state
    } catch (error) {
      logger.warn({ err: error }, 'the rules in force could not be read again')
    }
  }, EVERY_MS).unref()
}
