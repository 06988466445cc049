/** Who has signed in on a device before: person by person the epoch of their sessions, which a new password ends. */
export type Device = Readonly<Record<string, number>>

const MOST_PEOPLE = 5

type Person = { id: number; sessionEpoch: number }

export function isKnownDevice(device: Device, { id, sessionEpoch }: Person): boolean {
  return Object.hasOwn(device, String(id)) && device[String(id)] === sessionEpoch
}

/** The device with this person; of more than five the one who was there first is forgotten. */
export function withPerson(device: Device, { id, sessionEpoch }: Person): Device {
  const others = Object.entries(device).filter(([known]) => known !== String(id))
  return Object.fromEntries([...others.slice(1 - MOST_PEOPLE), [String(id), sessionEpoch]])
}

/** What a cookie said, as far as it is a device at all. */
export function readDevice(value: unknown): Device {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] => /^\d+$/.test(entry[0]) && Number.isSafeInteger(entry[1])
    )
  )
}
