/**
 * What an object says under a name that may come from outside; nothing where the name is not its own: every object has
 * a "constructor". The lint rule `look-ups` allows such a look-up here alone.
 */
export function ownOf<T>(of: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  // eslint-disable-next-line anschub/look-ups -- asked for on the same line
  return of && Object.hasOwn(of, name) ? of[name] : undefined
}

/** The same object without some of its names. */
export function without<T extends object>(of: T, ...names: string[]): T {
  return Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name))) as T
}
