import type { Answers } from '#forms/domain/form'

/** Answers as a browser sends them. */
export function typedAgain(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]): [string, string][] =>
      typeof answer === 'string'
        ? [[key, answer]]
        : Object.entries(answer).flatMap(([row, cells]) =>
            Object.entries(cells).map(([column, text]): [string, string] => [`${column}_${row}`, text])
          )
    )
  )
}
