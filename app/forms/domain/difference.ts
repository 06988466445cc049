/**
 * What stands at one place of a form, in the words of the page. The key is the place, whatever stands there.
 * Where the places of a group come and go with what stands there, e.g. files, one that left is told as
 * replaced by one that came.
 */
export type Answer = { key: string; label: string; value: string; group?: string }

/** One place at which two versions differ; nothing at all is the empty text. */
export type Difference = { label: string; before: string; after: string }

/** Places of either version, in their order: those of the later one, then what is there no longer. */
export function differencesBetween(before: readonly Answer[], after: readonly Answer[]): Difference[] {
  const [old, now] = [byKey(before), byKey(after)]
  const gone = before.filter(({ key, value }) => value && !now.has(key))
  const replaced = new Set<Answer>()
  const differences = after.flatMap(({ key, label, value, group }) => {
    const was = old.get(key)
    if ((was?.value ?? '') === value) return []
    const left = !was && group ? gone.find((one) => one.group === group && !replaced.has(one)) : undefined
    if (left) replaced.add(left)
    return [{ label, before: (was ?? left)?.value ?? '', after: value }]
  })
  const left = gone.filter((one) => !replaced.has(one))
  return [...differences, ...left.map(({ label, value }) => ({ label, before: value, after: '' }))]
}

function byKey(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.map((answer) => [answer.key, answer]))
}
