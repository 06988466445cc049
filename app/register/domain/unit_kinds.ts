/** The official kinds of units (Textkennzeichen) as the engine names them. */
export type UnitKind = 'independent_city' | 'county' | 'municipality' | 'uninhabited'

const INDEPENDENT_CITIES = new Set(['41', '42', '61', '62'])
const UNINHABITED = new Set(['65', '66'])

export function unitKind(unit: { level: string; kind: string | null; population: number }): UnitKind {
  if (unit.kind && INDEPENDENT_CITIES.has(unit.kind)) return 'independent_city'
  if (unit.level === 'county') return 'county'
  return unit.kind && UNINHABITED.has(unit.kind) && unit.population === 0 ? 'uninhabited' : 'municipality'
}

/**
 * The one key under which a unit is a recipient: five digits for a county, eight for a municipality. An
 * independent city stands in the register twice (05112 and 05112000) and is one recipient: 05112000.
 */
export function recipientKeys(typed: string): string[] {
  const key = typed.replace(/\s/g, '')
  if (/^\d{5}$/.test(key)) return [`${key}000`, key]
  if (/^\d{5}000$/.test(key)) return [key, key.slice(0, 5)]
  return [key]
}
