const known = new Map<string, { at: number; value: Promise<unknown> }>()

/** What costs a look at many rows and may be some seconds old: computed once for everybody who asks meanwhile. */
export function briefly<T>(key: string, milliseconds: number, work: () => Promise<T>): Promise<T> {
  const last = known.get(key)
  if (last && Date.now() - last.at < milliseconds) return last.value as Promise<T>
  const value = work()
  known.set(key, { at: Date.now(), value })
  value.catch(() => known.delete(key))
  return value
}
