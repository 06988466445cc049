import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

const font = (weight: string) => {
  const path = import.meta.resolve(`@expo-google-fonts/fira-sans/${weight}/FiraSans_${weight}.ttf`)
  return fontkit.create(readFileSync(fileURLToPath(path)) as never)
}
/** One font object per process: parsing a font costs more than a page. */
let fonts: { regular: unknown; bold: unknown } | null = null
export const sharedFonts = () => (fonts ??= { regular: font('400Regular'), bold: font('600SemiBold') })

type Words = { runs: object; letters: number }
const LETTERS_PER_WORDS = 500
const fresh = (): Words => ({ runs: Object.create(null) as object, letters: 0 })
/** Words already laid out: the same ones come in every letter. Given up from time to time, so that it does not grow. */
const laidOut: Record<'Regular' | 'Bold', Words> = { Regular: fresh(), Bold: fresh() }

/** Gives a document the font faces and the words that earlier documents have laid out. */
export function useSharedFonts(pdf: Pick<Pdf, 'registerFont' | 'font'>): void {
  const { regular, bold } = sharedFonts()
  for (const [face, shared] of [
    ['Regular', regular],
    ['Bold', bold],
  ] as const) {
    if (++laidOut[face].letters > LETTERS_PER_WORDS) laidOut[face] = fresh()
    pdf.registerFont(face, shared as never)
    pdf.font(face)
    ;(pdf as unknown as { _font: { layoutCache: object } })._font.layoutCache = laidOut[face].runs
  }
}
