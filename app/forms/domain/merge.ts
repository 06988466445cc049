import { ownOf } from '#core/own'
import { type Answers, type Part, answersIn, inputOf } from '#forms/domain/form'

/** A place at which two people wrote something else, with what the one who saved first wrote. */
export type Clash = { input: string; theirs: string }

/**
 * What two people made of the same version, put together input by input: where only one changed something it stands,
 * where both did the same it stands, and where they differ the later one's text stands beside a clash. `inputs` holds
 * every input of the three, with the empty text where nothing stands any more.
 */
export function merged(
  parts: readonly Part[],
  { base, theirs, mine }: Readonly<Record<'base' | 'theirs' | 'mine', Answers>>
): { answers: Answers; inputs: Record<string, string>; clashes: Clash[] } {
  const [from, saved, typed] = [base, theirs, mine].map((answers) => inputsOf(parts, answers))
  const clashes: Clash[] = []
  const inputs: Record<string, string> = {}
  for (const input of new Set([...from.keys(), ...saved.keys(), ...typed.keys()])) {
    const [was, one, other] = [from, saved, typed].map((texts) => texts.get(input) ?? '')
    const isClash = one !== was && other !== was && one !== other
    if (isClash) clashes.push({ input, theirs: one })
    inputs[input] = other === was ? one : other
  }
  return { answers: answersIn(parts, inputs), inputs, clashes }
}

/** Answers as a browser would send them: a text by the name of each input. */
export function inputsOf(parts: readonly Part[], answers: Answers): Map<string, string> {
  const inputs = new Map<string, string>()
  for (const part of parts) {
    if (part.kind === 'fields')
      for (const { key } of part.fields) {
        const text = ownOf(answers, key)
        if (typeof text === 'string') inputs.set(key, text)
      }
    else
      for (const [row, cells] of Object.entries(ownOf(answers, part.key) ?? {}))
        for (const column of part.columns) {
          const text = ownOf(cells as Record<string, string>, column.key)
          if (text !== undefined) inputs.set(inputOf(column, row), text)
        }
  }
  return inputs
}

/** Whether two answers say the same at every input. */
export function sameAnswers(parts: readonly Part[], one: Answers, other: Answers): boolean {
  const [first, second] = [inputsOf(parts, one), inputsOf(parts, other)]
  return first.size === second.size && [...first].every(([input, text]) => second.get(input) === text)
}
