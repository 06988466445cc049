const MOST_LETTERS = 40

/** What was typed, in quotation marks and not longer than a sentence bears. */
export function quoted(text: string): string {
  return `„${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)} …` : text}“`
}
