import type { Field } from '#forms/domain/field'

/** Where something stands in a definition, key by key: `['sections', 2, 'fields', 0, 'key']`. */
export type Place = readonly (string | number)[]
/** What is wrong there, as a whole sentence for who sets a programme up. */
export type Fault = {
  readonly at: Place
  readonly sentence: string
  /** That nothing stands there, though something must. */
  readonly isMissing?: true
}

/** A field and where it stands. */
export type Placed = { field: Field; at: Place }

export const fault = (at: Place, sentence: string): Fault => ({ at, sentence })
export const codeOf = ({ code }: { code: string }) => code

export function placed(at: Place, fields: readonly Field[] = []): Placed[] {
  return fields.map((field, index) => ({ field, at: [...at, index] }))
}

/** Two entries of a list that nobody could tell apart. */
export function alike(at: Place, entries: readonly { label: string }[]): Fault[] {
  const labels = entries.map(({ label }) => label.trim().toLowerCase())
  return labels.flatMap((label, index) =>
    labels.indexOf(label) < index
      ? [fault([...at, index, 'label'], `„${entries[index].label}“ gibt es in dieser Liste schon.`)]
      : []
  )
}

/** Entries of a list that have the same key. */
export function twice(at: Place, keys: readonly string[], name: string): Fault[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [fault([...at, index, name], `Den Schlüssel „${key}“ gibt es in dieser Liste schon.`)]
      : []
  )
}

/** Names that the pages themselves send, or that every object has. */
const RESERVED: readonly string[] = [
  'revision',
  'then',
  'constructor',
  'tabelle',
  'errors',
  'success',
  'refusal',
  'action',
  'elements',
  'part',
  'late_reason',
]

/** Whether the pages use a key themselves. */
export function isReserved(key: string): boolean {
  return RESERVED.includes(key) || key.startsWith('password') || key.startsWith('revision')
}

export function reservedFault(key: string, at: Place): Fault[] {
  return isReserved(key) ? [fault([...at, 'key'], `Den Schlüssel „${key}“ braucht Anschub selbst.`)] : []
}

/** Pages that say more are pages of this house. */
export function readingFault(reading: Field['reading'], at: Place): Fault[] {
  return !reading || /^\/(?![/\\])[^\\]*$/.test(reading.address)
    ? []
    : [fault([...at, 'reading', 'address'], 'Die Adresse einer Seite, die mehr sagt, muss mit „/“ beginnen.')]
}
