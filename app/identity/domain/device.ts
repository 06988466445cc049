import { ownOf } from '#core/own'

/** A device on which people have signed in before: person by person the epoch of their sessions, which a new password ends. */
export type Device = {
  /** Tells it from other devices; empty where nobody has signed in on it. */
  readonly key: string
  readonly people: Readonly<Record<string, number>>
}

export const NEW_DEVICE: Device = { key: '', people: {} }
const MOST_PEOPLE = 5

type Person = { id: number; sessionEpoch: number }

export function isKnownDevice({ key, people }: Device, { id, sessionEpoch }: Person): boolean {
  const known = ownOf(people, String(id))
  return key !== '' && known !== undefined && known === sessionEpoch
}

/** The device with this person; of more than five the one who was there first is forgotten. */
export function withPerson({ key, people }: Device, { id, sessionEpoch }: Person, newKey: string): Device {
  const others = Object.entries(people).filter(([known]) => known !== String(id))
  return {
    key: key || newKey,
    people: Object.fromEntries([...others.slice(1 - MOST_PEOPLE), [String(id), sessionEpoch]]),
  }
}

/** What a cookie said, as far as it is a device at all. */
export function readDevice(value: unknown): Device {
  const { key, people } = (value ?? {}) as { key?: unknown; people?: unknown }
  if (typeof key !== 'string' || typeof people !== 'object' || people === null) return NEW_DEVICE
  const known = Object.entries(people).filter(
    (entry): entry is [string, number] => /^\d+$/.test(entry[0]) && Number.isSafeInteger(entry[1])
  )
  return { key, people: Object.fromEntries(known) }
}
