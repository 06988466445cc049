/** Long because the XML that PDF/A asks for stands in it. */
import PDFDocument from 'pdfkit'
import type { Letter } from '#letters/domain/letter'
import { type Face, useFonts } from '#letters/pdf/fonts'

export type Conformance = 'PDF/A-2a' | 'PDF/A-1b'

type Pdf = InstanceType<typeof PDFDocument>
// what pdfkit 0.20 has and its published types lack
export type Struct = { add(child: Struct | (() => void)): Struct; end(): void }
export type TaggedPdf = Omit<Pdf, 'struct' | 'outline'> & {
  struct(type: string, options?: object | (() => void), children?: () => void): Struct
  addStructure(root: Struct): void
  markContent(tag: string, options?: object): void
  endMarkedContent(): void
  appendXML(xml: string): void
  outline: { addItem(title: string): void; outlineData: { Count?: number } }
}

/** Millimetres in points. */
export const mm = (value: number) => (value * 72) / 25.4
export const LEFT = mm(25)
export const WIDTH = mm(165)
export const BODY = 10.5
export const GREY = '#444444'

/** How a cell or a line is set. */
export type Style = { bold?: boolean; size?: number; color?: string; align?: 'left' | 'right' | 'center' }

/** The identification of PDF/UA-1 with the extension schema that PDF/A asks for. */
const PDF_UA = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`

/** The pages of one document and what is drawn on them: text with its place in the structure, lines as artifacts. */
export default class Page {
  readonly pdf: TaggedPdf
  #root: Struct
  #chunks: Buffer[] = []
  #inArtifact = false
  /** On which page each heading stands. */
  readonly headings = new Map<string, number>()

  constructor(
    private letter: Letter,
    conformance: Conformance
  ) {
    const created = new Date(letter.createdAt)
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: mm(27), left: LEFT, right: mm(20), bottom: mm(32) },
      pdfVersion: conformance === 'PDF/A-1b' ? '1.4' : '1.7',
      subset: conformance as never,
      tagged: conformance !== 'PDF/A-1b',
      lang: 'de-DE',
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: `${letter.title} ${letter.fileNumber}`,
        Author: letter.letterhead.name,
        Subject: letter.subjectLines[0],
        CreationDate: created,
        ModDate: created,
      },
      // none but the two that are embedded
      font: null as never,
    }) as unknown as TaggedPdf
    if (conformance === 'PDF/A-2a') this.pdf.appendXML(PDF_UA)
    useFonts(this.pdf)
    this.pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#root = this.pdf.struct('Document')
    this.pdf.addStructure(this.#root)
  }

  /** A text of its own: heading, paragraph or line. */
  text(tag: string, text: string, { bold = false, size = BODY, color = 'black', ...place }: Style & Place = {}): void {
    const { x = LEFT, y = this.pdf.y, width = WIDTH, ...options } = place
    this.tag(tag, () => {
      this.pdf.font(face(bold), size).fillColor(color)
      this.pdf.text(`${text} `, x, y, { width, ...options }).fillColor('black')
    })
  }

  /** A cell of a row; without a row it is drawn and is no content. */
  cell(row: Struct | null, type: 'TH' | 'TD', text: string, at: Cell): void {
    const { x, y, width, bold = false, size = BODY, color = 'black', align = 'left', scope } = at
    const draw = () => {
      // a blank ends every text, so that no two run together when they are read out
      const set = align === 'right' ? text : `${text} `
      this.pdf.font(face(bold), size).fillColor(color).text(set, x, y, { width, align }).fillColor('black')
    }
    if (!row) return draw()
    row.add(this.pdf.struct(type, scope ? { scope } : {}, draw))
  }

  /** Measured as it is drawn: with the blank that ends every text. */
  textHeight(text: string, width: number, { bold = false, size = BODY, lineGap = 0 }: Style & Place = {}): number {
    this.pdf.font(face(bold), size)
    if (this.#isOneLine(text, width)) return this.pdf.currentLineHeight(true) + lineGap
    return this.pdf.heightOfString(`${text} `, { width, lineGap })
  }

  /** What a text needs at most: two lines that follow each other hold more than one. Quicker than breaking it. */
  mostHeight(text: string, width: number, lineGap: number): number {
    const lines = (2 * this.pdf.font('Regular', BODY).widthOfString(text)) / width + text.split('\n').length
    return Math.ceil(lines) * (this.pdf.currentLineHeight(true) + lineGap)
  }

  #isOneLine(text: string, width: number): boolean {
    return !text.includes('\n') && this.pdf.widthOfString(`${text} `) <= width
  }

  open(type: string, parent: Struct = this.#root): Struct {
    const struct = this.pdf.struct(type)
    parent.add(struct)
    return struct
  }

  tag(type: string, draw: () => void): void {
    this.#root.add(this.pdf.struct(type, draw))
  }

  /** Drawn, but no content: an artifact inside another is part of it. */
  artifact(draw: () => void): void {
    if (this.#inArtifact) return draw()
    this.#inArtifact = true
    this.pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    this.pdf.endMarkedContent()
    this.#inArtifact = false
  }

  rule(y: number, weight: number): void {
    this.artifact(() =>
      this.pdf
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .lineWidth(weight)
        .strokeColor('#888888')
        .stroke()
    )
  }

  get bottom(): number {
    return this.pdf.page.height - mm(32)
  }

  /** A new page where so much does not fit on this one. */
  room(height: number): void {
    if (this.pdf.y + height > this.bottom && this.pdf.y > mm(40)) this.pdf.addPage()
  }

  bookmark(heading: string): void {
    this.headings.set(heading, this.pdf.bufferedPageRange().count)
    this.pdf.outline.addItem(heading)
  }

  async finish(): Promise<Uint8Array> {
    this.#root.end()
    // pdfkit writes the number of bookmarks only for nested ones; PDF/A wants it at the root as well
    if (this.headings.size > 0) this.pdf.outline.outlineData.Count = this.headings.size
    this.#everyPage()
    const ended = new Promise<void>((resolve) => this.pdf.on('end', resolve))
    this.pdf.end()
    await ended
    return Buffer.concat(this.#chunks)
  }

  /** Head of the following pages, footer and page numbers: artifacts, drawn when the count is known. */
  #everyPage() {
    const { count } = this.pdf.bufferedPageRange()
    const { title, fileNumber, dated, letterhead, demoNote } = this.letter
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(index)
      this.pdf.page.margins.bottom = 0
      this.pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
      const line = (text: string, y: number, options: object = {}) =>
        this.pdf
          .font('Regular', 7.5)
          .fillColor(GREY)
          .text(text, LEFT, y, { width: WIDTH, lineBreak: false, ...options })
      if (index > 0) line(`${fileNumber} · ${title} · ${dated}`, mm(15))
      if (demoNote) line(demoNote, mm(10))
      line(`Seite ${index + 1} von ${count}`, mm(268), { align: 'right' })
      this.pdf.font('Regular', 7).text(letterhead.footer, LEFT, mm(274), { width: WIDTH })
      this.pdf.fillColor('black')
      this.pdf.endMarkedContent()
    }
  }
}

type Place = { x?: number; y?: number; width?: number; lineGap?: number; lineBreak?: boolean }
type Cell = Style & { x: number; y: number; width: number; scope?: 'Row' | 'Column' }

function face(bold: boolean): Face {
  return bold ? 'Bold' : 'Regular'
}
