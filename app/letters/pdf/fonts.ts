import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>
export type Face = 'Regular' | 'Bold'

/** What of fontkit and pdfkit is used here and has no published types. */
type Glyph = { id: number; codePoints: readonly number[]; _decode(): unknown }
type Font = { getGlyph(id: number, letters?: readonly number[]): Glyph; _glyphs: Record<number, Glyph> }
type Runs = Record<string, { glyphs: Glyph[] }>
type Embedded = { layoutCache: Runs }

const FILES: Readonly<Record<Face, string>> = { Regular: '400Regular', Bold: '600SemiBold' }

/** One font object a process: parsing a font costs more than a page. Nothing of it changes by being used. */
const fonts = new Map<Face, Font>()
/** Words already laid out: the same ones come in every letter. Given up from time to time, so that it does not grow. */
const laidOut = new Map<Face, { runs: Runs; letters: number }>()
const LETTERS_PER_WORDS = 500

function fontOf(face: Face): Font {
  const known = fonts.get(face)
  if (known) return known
  const path = import.meta.resolve(`@expo-google-fonts/fira-sans/${FILES[face]}/FiraSans_${FILES[face]}.ttf`)
  const font = keepingGlyphsByLetters(fontkit.create(readFileSync(fileURLToPath(path)) as never) as unknown as Font)
  fonts.set(face, font)
  return font
}

/**
 * fontkit keeps one glyph an id, with the letters for which it was first asked for: reached as a part of Ä, the A
 * stands for no letter from then on and is gone from what is read out (its issue 154). Here a glyph is kept by its
 * id and its letters, so that what was set before does not matter.
 */
function keepingGlyphsByLetters(font: Font): Font {
  const kept = new Map<string, Glyph>()
  const fresh = font.getGlyph.bind(font)
  font.getGlyph = (id, letters = []) => {
    const key = `${id} ${letters.join(' ')}`
    const known = kept.get(key)
    if (known) return known
    delete font._glyphs[id]
    const glyph = fresh(id, Object.freeze([...letters]))
    const outline = glyph._decode.bind(glyph)
    let decoded: unknown
    glyph._decode = () => (decoded ??= outline())
    kept.set(key, glyph)
    return glyph
  }
  return font
}

/** Gives a document the font faces, with the words that earlier documents have laid out. */
export function useFonts(pdf: Pick<Pdf, 'registerFont' | 'font'>): void {
  for (const face of ['Bold', 'Regular'] as const) {
    pdf.registerFont(face, fontOf(face) as never)
    pdf.font(face)
    ;(pdf as unknown as { _font: Embedded })._font.layoutCache = wordsOf(face)
  }
}

function wordsOf(face: Face): Runs {
  const known = laidOut.get(face)
  if (known && known.letters++ < LETTERS_PER_WORDS) return known.runs
  const runs = Object.create(null) as Runs
  laidOut.set(face, { runs, letters: 1 })
  return runs
}
