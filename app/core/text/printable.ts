/**
 * Letters that the fonts of letters hold, in both faces: Latin with Vietnamese and Turkish, Greek, Cyrillic, and
 * signs. What is not here would be an empty box in a notice, and nothing where it is read out.
 */
const HELD =
  '\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02b2\u02b4\u02b7-\u02bc\u02bf\u02c0\u02c6-\u02c8\u02ca-\u02cc' +
  '\u02ce-\u02d1\u02d4\u02d6-\u02de\u02e0-\u02e9\u02ee\u0300-\u0304\u0306-\u030d\u030f\u0311-\u0313\u0316-\u0321' +
  '\u0323-\u032d\u032f-\u0332\u0334-\u0336\u0339-\u033d\u0342\u0345\u035c\u0361\u0370-\u0377\u037a-\u037f' +
  '\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u0479\u048a-\u052f\u0e3f\u1d4a\u1d6c-\u1d76\u1d91\u1dbf' +
  '\u1dc4-\u1dc9\u1e02-\u1e05\u1e0a-\u1e0f\u1e12\u1e13\u1e1e\u1e1f\u1e24\u1e25\u1e2e\u1e2f\u1e36\u1e37' +
  '\u1e3c-\u1e41\u1e44-\u1e47\u1e4a-\u1e4d\u1e50-\u1e57\u1e5a\u1e5b\u1e60-\u1e63\u1e6a-\u1e71\u1e78\u1e79' +
  '\u1e80-\u1e85\u1e92\u1e93\u1e9e\u1ea0-\u1ef9\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57' +
  '\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4' +
  '\u1ff6-\u1ffe\u2012-\u2016\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u203f\u2044\u204a' +
  '\u2070\u2074-\u208e\u20a1\u20a6\u20a9-\u20ac\u20af\u20b4\u20b9\u20ba\u20bd\u210a\u2113\u2116\u2122\u2126' +
  '\u212e\u2153-\u215f\u2190-\u2193\u21e6-\u21ea\u2202\u2205\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e' +
  '\u222b\u2248\u2260\u2264\u2265\u22c5\u2326-\u2328\u232b\u23ce\u25af\u25ca\u2c64-\u2c66\u2c6d\u2c71-\u2c73' +
  '\ua789-\ua78d\ua7aa\ua7ad\ua7ae\ua7b2-\ua7b7\uab53\ufb01\ufb02'

const UNHELD = new RegExp(`[^${HELD}]`, 'gu')
const INVISIBLE =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu
// eslint-disable-next-line no-control-regex -- word processors write them for line breaks
const LINE_BREAK = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g
/** What word processors write for bullets, hyphens and joined letters. */
const BULLET = /[\uf0a7\uf0b7\u2023\u2043\u25a0\u25aa\u25cf]/g
const HYPHEN = /[\u2010\u2011]/g
const JOINED = /[\ufb00-\ufb06]/g
const BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/**
 * A text as a person sees it, however it was pasted: letters composed, every kind of blank, hyphen and bullet one
 * kind, a line break one sign, and no marks that nobody sees.
 */
export function seen(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .replace(BULLET, '•')
    .replace(HYPHEN, '-')
    .replace(JOINED, (letters) => letters.normalize('NFKC'))
    .normalize('NFC')
}

/** What of a text cannot be set in a letter, each sign once; empty where all can. */
export function unprintable(text: string): string[] {
  return [...new Set(text.match(UNHELD))]
}

const MOST_NAMED = 5

/** The sentence at the field where something cannot be printed; null where everything can. */
export function whyUnprintable(text: string): string | null {
  const signs = unprintable(text)
  if (signs.length === 0) return null
  if (signs.some((sign) => /\p{Cc}|\p{Cn}|\p{Cs}/u.test(sign)))
    return 'Im Text steht ein unsichtbares Steuerzeichen. Bitte schreiben Sie die Stelle neu.'
  const named = signs.slice(0, MOST_NAMED).map((sign) => `„${sign}“`)
  const what =
    signs.length === 1
      ? `Das Zeichen ${named[0]} lässt`
      : `Die Zeichen ${named.join(', ')}${signs.length > MOST_NAMED ? ' und weitere' : ''} lassen`
  return `${what} sich in Bescheiden nicht drucken. Bitte schreiben Sie die Stelle in lateinischen Buchstaben.`
}
