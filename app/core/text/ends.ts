/** A text without what of these letters stands at its end; a pattern that looks for an end takes the square of a long text. */
export function withoutEnd(text: string, letters: string): string {
  let end = text.length
  while (end > 0 && letters.includes(text[end - 1])) end--
  return text.slice(0, end)
}

/** Letters that one line of a letter holds without a blank between them. */
const LONGEST_WORD = 80
const LONG_WORDS = new RegExp(`[^ \\n]{${LONGEST_WORD + 1},}`, 'g')

/** Words that no line holds in pieces: setting them letter by letter takes the square of their length. */
export function inPieces(text: string): string {
  return text.replace(LONG_WORDS, (word) => {
    const letters = [...word]
    const pieces = Array.from({ length: Math.ceil(letters.length / LONGEST_WORD) }, (_, index) =>
      letters.slice(index * LONGEST_WORD, (index + 1) * LONGEST_WORD).join('')
    )
    return pieces.join('\n')
  })
}
