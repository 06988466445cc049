import Money from '#core/money/money'
import type { UnitKind } from '#register/domain/unit_kinds'

/** What an application was to get by the rules under which it was filed, and what it would get by others. */
export type TrialRow = {
  applicationId: number
  fileNumber: string
  name: string
  /** Regierungsbezirk of its seat. */
  region: string
  size: string
  before: Money
  after: Money
  /** Why it would get nothing at all; null where it would. */
  reason: string | null
}

/** Applications with something in common, added up. */
export type TrialGroup = { name: string; count: number; before: Money; after: Money; gain: number; lose: number }

const SIZES: readonly [below: number, name: string][] = [
  [10_000, 'unter 10.000 Einwohner'],
  [20_000, '10.000 bis unter 20.000'],
  [50_000, '20.000 bis unter 50.000'],
  [100_000, '50.000 bis unter 100.000'],
  [Infinity, 'ab 100.000 Einwohner'],
]

/** How large a place is; counties and bodies that are no municipality are counted apart. */
export function sizeOf(kind: UnitKind | 'other', inhabitants: number): string {
  if (kind === 'county') return 'Kreise'
  if (kind === 'other' || kind === 'uninhabited') return 'andere Träger'
  return SIZES.find(([below]) => inhabitants < below)![1]
}

/** The rows of each value of a property, in the order of their names; sizes from small to large. */
export function trialGroups(rows: readonly TrialRow[], by: 'region' | 'size'): TrialGroup[] {
  const order = ['Kreise', ...SIZES.map(([, name]) => name), 'andere Träger']
  const names = [...new Set(rows.map((row) => row[by]))].sort((one, other) =>
    by === 'size' ? order.indexOf(one) - order.indexOf(other) : one.localeCompare(other, 'de')
  )
  return names.map((name) =>
    trialGroup(
      name,
      rows.filter((row) => row[by] === name)
    )
  )
}

export function trialGroup(name: string, rows: readonly TrialRow[]): TrialGroup {
  return {
    name,
    count: rows.length,
    before: Money.sum(rows.map(({ before }) => before)),
    after: Money.sum(rows.map(({ after }) => after)),
    gain: rows.filter(({ before, after }) => after.exceeds(before)).length,
    lose: rows.filter(({ before, after }) => before.exceeds(after)).length,
  }
}
