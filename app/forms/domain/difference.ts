/** What stands at one place of a form, in the words of the page. The key is the place, whatever stands there. */
export type Answer = { key: string; label: string; value: string }

/** One place at which two versions differ; nothing at all is the empty text. */
export type Difference = { label: string; before: string; after: string }

/** Places of either version, in their order: those of the later one, then what is there no longer. */
export function differencesBetween(before: readonly Answer[], after: readonly Answer[]): Difference[] {
  const [old, now] = [byKey(before), byKey(after)]
  const places = [...after, ...before.filter(({ key }) => !now.has(key))]
  return places.flatMap(({ key, label }) => {
    const [was, is] = [old.get(key) ?? '', now.get(key) ?? '']
    return was === is ? [] : [{ label, before: was, after: is }]
  })
}

function byKey(answers: readonly Answer[]): Map<string, string> {
  return new Map(answers.map(({ key, value }) => [key, value]))
}
