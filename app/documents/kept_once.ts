/** What never changes and anybody may ask for, as often as they like, is made once in a process; the oldest go when there are many. */
const KEPT = new Map<string, Promise<Uint8Array>>()
const MOST_KEPT = 40

export function keptOnce(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = KEPT.get(name)
  if (known) return known
  const made = make()
  if (KEPT.size >= MOST_KEPT) KEPT.delete(KEPT.keys().next().value!)
  KEPT.set(name, made)
  made.catch(() => KEPT.delete(name))
  return made
}
