import Day from '#core/calendar/day'

/** A line of the official municipality register (Gemeindeverzeichnis GV100AD, Statistisches Bundesamt). */
export type RegisterLine = {
  level: 'land' | 'district' | 'county' | 'municipality'
  /** 2, 3, 5 or 8 digits by level. */
  key: string
  /** Twelve digits; shorter levels are filled up with zeros. */
  ars: string
  officialName: string
  /** The name before the comma: "Düsseldorf, Stadt" is Düsseldorf. */
  name: string
  seat: string | null
  kind: string | null
  areaHectares: number
  population: number
  postcode: string | null
  asOf: Day
}

export type BadLine = { line: number; reason: string }

const LEVELS = { '10': 'land', '20': 'district', '40': 'county', '60': 'municipality' } as const
const KEY_LENGTH = { land: 2, district: 3, county: 5, municipality: 8 }
/** Regions of one Land (30) and associations of municipalities (50) are no recipients. */
const SKIPPED = new Set(['30', '50'])

/** The text of a file in any of its editions: UTF-8 with or without BOM, ISO-8859-1 before about 2019. */
export function decodeRegisterFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('iso-8859-1').decode(bytes)
  }
}

/** Whether this is a GV100AD at all: most of its first lines must be records with a day and a key. */
export function looksLikeGv100ad(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 20)
    .filter(Boolean)
  const records = lines.filter((line) => /^[1-6]0\d{8}\d{2}/.test(line))
  return records.length * 2 > lines.length
}

/** One line; null for record types that are not kept, a reason in German for a line that is broken. */
export function parseRegisterLine(line: string): RegisterLine | { reason: string } | null {
  const type = line.slice(0, 2)
  if (SKIPPED.has(type)) return null
  const level = LEVELS[type as keyof typeof LEVELS]
  if (!level) return { reason: `Die Satzart „${type}“ gibt es im GV100AD nicht.` }

  const asOf = parseAsOf(line.slice(2, 10))
  if (!asOf) return { reason: `Der Gebietsstand „${line.slice(2, 10)}“ ist kein Tag.` }

  const key = line.slice(10, 18).trim()
  if (!/^\d+$/.test(key) || key.length !== KEY_LENGTH[level])
    return { reason: `Der Schlüssel „${key}“ hat nicht ${KEY_LENGTH[level]} Ziffern.` }

  const officialName = line.slice(22, 72).trim()
  if (!officialName) return { reason: 'Der Name fehlt.' }

  const figures = level === 'municipality' ? parseFigures(line) : { areaHectares: 0, population: 0 }
  if ('reason' in figures) return figures

  const association = line.slice(18, 22).trim()
  if (level === 'municipality' && !/^\d{4}$/.test(association))
    return { reason: `Der Verbandsschlüssel „${association}“ hat nicht 4 Ziffern.` }

  const postcode = line.slice(165, 170).trim()
  return {
    level,
    key,
    ars: level === 'municipality' ? key.slice(0, 5) + association + key.slice(5) : key.padEnd(12, '0'),
    officialName,
    name: officialName.split(',')[0].trim(),
    seat: line.slice(72, 122).trim() || null,
    kind: line.slice(122, 124).trim() || null,
    ...figures,
    postcode: /^\d{5}$/.test(postcode) ? postcode : null,
    asOf,
  }
}

function parseAsOf(digits: string): Day | null {
  try {
    return Day.parse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
  } catch {
    return null
  }
}

function parseFigures(line: string): { areaHectares: number; population: number } | { reason: string } {
  const [area, population] = [line.slice(128, 139), line.slice(139, 150)]
  if (!/^\d{11}$/.test(area)) return { reason: `Die Fläche „${area.trim()}“ ist keine Zahl.` }
  if (!/^\d{11}$/.test(population)) return { reason: `Die Bevölkerung „${population.trim()}“ ist keine Zahl.` }
  return { areaHectares: Number(area), population: Number(population) }
}
