/**
 * How names are searched: Mülheim, Mulheim and Muelheim are one word, ß is ss, case and accents do not
 * count. Both databases compare the folded column byte by byte and so find the same.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** How names are sorted: umlauts beside their vowel, the same in both databases. */
export function sortKey(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').slice(0, 120)
}
