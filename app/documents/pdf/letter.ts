import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import PDFDocument from 'pdfkit'
import { assertOutsideTransaction } from '#core/persistence/inside'
import { unbroken } from '#core/text/unbroken'

/** A piece of a letter. Tables repeat their head on every page and break no row. */
export type Block =
  /** A minor one stands in no table of contents. */
  | { kind: 'heading'; text: string; minor?: boolean }
  | { kind: 'paragraph'; text: string; number?: string }
  | { kind: 'amount'; figure: string; words: string }
  | { kind: 'facts'; rows: [string, string][] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][]; sums: number[]; widths?: number[] }
  | { kind: 'together'; blocks: Block[] }
  | { kind: 'new_page'; heading: string }
  /** The table of contents: every heading after it with its page. */
  | { kind: 'contents'; headings: string[] }

/** A letter as data: everything that its page shows, so that the same data always gives the same bytes. */
export type Letter = {
  title: string
  subjectLines: string[]
  letterhead: { name: string; unit: string | null; returnLine: string; footer: string }
  deliveryNote: string | null
  address: string[]
  information: [string, string][]
  fileNumber: string
  /** 27.01.2026, and the same as an instant for the file's metadata. */
  dated: string
  createdAt: string
  blocks: Block[]
  /** Shown on every page of a letter that is not a real one. */
  demoNote: string | null
}

export type Conformance = 'PDF/A-2a' | 'PDF/A-1b'

type Pdf = InstanceType<typeof PDFDocument>
// what pdfkit 0.20 has and its published types lack
type Struct = { add(child: Struct | (() => void)): Struct; end(): void }
type TaggedPdf = Omit<Pdf, 'struct' | 'outline'> & {
  struct(type: string, options?: object | (() => void), children?: () => void): Struct
  addStructure(root: Struct): void
  markContent(tag: string, options?: object): void
  endMarkedContent(): void
  appendXML(xml: string): void
  outline: { addItem(title: string): void; outlineData: { Count?: number } }
}

const mm = (value: number) => (value * 72) / 25.4
const LEFT = mm(25)
const WIDTH = mm(165)
const BODY = 10.5
const LINE = 15
/** Paragraphs up to so many lines are not broken. */
const KEPT_LINES = 6
const GREY = '#444444'
/** What stands right under each other: amounts and counts, but no dates. */
const FIGURES = /^(?!\d\d\.\d\d\.\d{4}$)[\d.,\u2212–\s]*$/

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
export function useSharedFonts(pdf: Pdf | TaggedPdf): void {
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

/**
 * A letter by DIN 5008 form B as a tagged file. `PDF/A-1b` is the twin of the same template that a checker
 * for that level reads.
 */
export function renderLetter(letter: Letter, conformance: Conformance = 'PDF/A-2a'): Promise<Uint8Array> {
  assertOutsideTransaction('a letter is rendered')
  const set = typeset(letter)
  const page = new Page(set, conformance)
  page.front()
  page.all(set.blocks)
  return page.finish()
}

/**
 * A document in the same style: a title page instead of the address field. It is set twice, since its
 * contents name pages that are known only when all is set.
 */
export async function renderReport(report: Letter): Promise<Uint8Array> {
  assertOutsideTransaction('a report is rendered')
  const letter = typeset(report)
  const set = (pages: ReadonlyMap<string, number>) => {
    const page = new Page(letter, 'PDF/A-2a', pages)
    page.titlePage()
    page.all(letter.blocks)
    return page
  }
  const trial = set(new Map())
  await trial.finish()
  return set(trial.pages).finish()
}

/** The same letter with its texts as they are set: nothing that belongs together is broken. */
function typeset(letter: Letter): Letter {
  return JSON.parse(JSON.stringify(letter), (_key, value) => (typeof value === 'string' ? unbroken(value) : value))
}

class Page {
  #pdf: TaggedPdf
  #root: Struct
  #chunks: Buffer[] = []
  #inArtifact = false
  /** On which page each heading stands. */
  readonly pages = new Map<string, number>()

  constructor(
    private letter: Letter,
    conformance: Conformance,
    private knownPages: ReadonlyMap<string, number> = new Map()
  ) {
    const created = new Date(letter.createdAt)
    const { regular } = sharedFonts()
    this.#pdf = new PDFDocument({
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
      font: regular as never,
    }) as unknown as TaggedPdf
    if (conformance === 'PDF/A-2a') this.#pdf.appendXML(PDF_UA)
    useSharedFonts(this.#pdf)
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#root = this.#pdf.struct('Document')
    this.#pdf.addStructure(this.#root)
  }

  front() {
    const { letterhead, address, deliveryNote, information, subjectLines } = this.letter
    this.tag('P', () => this.#pdf.font('Bold', 14).text(`${letterhead.name} `, LEFT, mm(18), { width: WIDTH }))
    if (letterhead.unit)
      this.tag('P', () =>
        this.#pdf
          .font('Regular', 10)
          .fillColor(GREY)
          .text(`${letterhead.unit} `, LEFT, mm(25), { width: WIDTH })
          .fillColor('black')
      )
    this.tag('P', () => this.#pdf.font('Regular', 7).text(`${letterhead.returnLine} `, LEFT, mm(46), { width: mm(80) }))
    if (deliveryNote)
      this.tag('P', () => this.#pdf.font('Regular', 8).text(`${deliveryNote} `, LEFT, mm(57), { width: mm(80) }))
    let y = mm(63.5)
    for (const line of address) {
      this.tag('P', () => this.#pdf.font('Regular', BODY).text(`${line} `, LEFT, y, { width: mm(82) }))
      y = this.#pdf.y
    }
    this.informationBlock(information)
    this.artifact(() => {
      for (const at of [105, 148.5, 210])
        this.#pdf
          .moveTo(mm(5), mm(at))
          .lineTo(mm(at === 148.5 ? 10 : 9), mm(at))
          .lineWidth(0.25)
          .stroke()
    })
    this.#pdf.y = mm(98.5)
    for (const [index, line] of subjectLines.entries())
      this.tag(index === 0 ? 'H1' : 'P', () =>
        this.#pdf.font('Bold', index === 0 ? 12 : BODY).text(`${line} `, LEFT, this.#pdf.y, { width: WIDTH })
      )
    this.#pdf.moveDown(1.2)
  }

  titlePage() {
    const { letterhead, subjectLines, information } = this.letter
    this.tag('P', () =>
      this.#pdf
        .font('Regular', 10)
        .fillColor(GREY)
        .text(`${letterhead.name} `, LEFT, mm(27), { width: WIDTH })
        .fillColor('black')
    )
    this.#pdf.moveDown(0.5)
    for (const [index, line] of subjectLines.entries())
      this.tag(index === 0 ? 'H1' : 'P', () =>
        this.#pdf.font('Bold', index === 0 ? 18 : 12).text(`${line} `, LEFT, this.#pdf.y, { width: WIDTH })
      )
    this.#pdf.moveDown(0.8)
    this.block({ kind: 'facts', rows: information })
  }

  all(blocks: Block[]): void {
    for (const [index, block] of blocks.entries()) this.block(block, blocks[index + 1])
  }

  /** A heading stands on the page of what follows it. */
  block(block: Block, next?: Block): void {
    switch (block.kind) {
      case 'heading':
        return block.minor ? this.minorHeading(block.text, next) : this.heading(block.text, next)
      case 'paragraph':
        return this.paragraph(block.text, block.number)
      case 'amount':
        return this.amount(block.figure, block.words)
      case 'facts':
        return this.facts(block.rows)
      case 'table':
        return this.table(block)
      case 'together':
        this.room(this.heightOf(block.blocks))
        return this.all(block.blocks)
      case 'new_page':
        this.#pdf.addPage()
        return this.heading(block.heading)
      case 'contents':
        return this.facts(block.headings.map((heading) => [heading, `Seite ${this.knownPages.get(heading) ?? ''}`]))
    }
  }

  async finish(): Promise<Uint8Array> {
    this.#root.end()
    // pdfkit writes the number of bookmarks only for nested ones; PDF/A wants it at the root as well
    if (this.pages.size > 0) this.#pdf.outline.outlineData.Count = this.pages.size
    this.everyPage()
    const ended = new Promise<void>((resolve) => this.#pdf.on('end', resolve))
    this.#pdf.end()
    await ended
    return Buffer.concat(this.#chunks)
  }

  private informationBlock(rows: [string, string][]) {
    let y = mm(50)
    for (const [label, value] of rows) {
      this.tag('P', () =>
        this.#pdf
          .font('Regular', 7.5)
          .fillColor(GREY)
          .text(`${label} `, mm(125), y, { width: mm(65) })
          .fillColor('black')
      )
      this.tag('P', () => this.#pdf.font('Regular', 9.5).text(`${value} `, mm(125), this.#pdf.y, { width: mm(65) }))
      y = this.#pdf.y + 3
    }
  }

  private heading(text: string, next?: Block) {
    this.room(mm(10) + this.leastOf(next))
    this.#pdf.moveDown(0.5)
    this.pages.set(text, this.#pdf.bufferedPageRange().count)
    this.#pdf.outline.addItem(text)
    this.tag('H2', () => this.#pdf.font('Bold', 11.5).text(`${text} `, LEFT, this.#pdf.y, { width: WIDTH }))
    this.#pdf.moveDown(0.35)
  }

  private minorHeading(text: string, next?: Block) {
    this.room(mm(8) + this.leastOf(next))
    this.#pdf.moveDown(0.3)
    this.tag('H3', () => this.#pdf.font('Bold', BODY).text(`${text} `, LEFT, this.#pdf.y, { width: WIDTH }))
    this.#pdf.moveDown(0.2)
  }

  private paragraph(text: string, number?: string) {
    const indent = number ? mm(11) : 0
    this.room(this.leastOf({ kind: 'paragraph', text, number }))
    this.tag('P', () => {
      this.#pdf.font('Regular', BODY)
      const y = this.#pdf.y
      if (number) this.#pdf.text(`${number} `, LEFT, y, { width: indent, lineBreak: false })
      this.#pdf.text(`${text} `, LEFT + indent, y, { width: WIDTH - indent, lineGap: 2 })
    })
    this.#pdf.x = LEFT
    this.#pdf.moveDown(0.45)
  }

  private amount(figure: string, words: string) {
    this.room(60)
    this.#pdf.moveDown(0.3)
    this.tag('P', () =>
      this.#pdf.font('Bold', 14).text(`${figure} `, LEFT, this.#pdf.y, { width: WIDTH, align: 'center' })
    )
    this.tag('P', () =>
      this.#pdf
        .font('Regular', BODY)
        .text(`(in Worten: ${words}) `, LEFT, this.#pdf.y + 2, { width: WIDTH, align: 'center' })
    )
    this.#pdf.moveDown(0.8)
  }

  private facts(rows: [string, string][]) {
    const table = this.open('Table')
    for (const [label, value] of rows) {
      const width = WIDTH - mm(62)
      const height = Math.max(
        this.textHeight(label, mm(58), 'Regular', BODY),
        this.textHeight(value, width, 'Regular', BODY)
      )
      this.room(height + 4)
      const y = this.#pdf.y
      const row = this.open('TR', table)
      this.cell(row, 'TH', label, LEFT, y, mm(58), { color: GREY, scope: 'Row' })
      this.cell(row, 'TD', value, LEFT + mm(62), y, width, {})
      row.end()
      this.#pdf.y = y + height + 4
    }
    table.end()
    this.#pdf.moveDown(0.4)
  }

  private table({ caption, head, rows, sums, widths }: Extract<Block, { kind: 'table' }>) {
    const columns = this.columns(head.length, rows, widths)
    this.room(mm(30))
    this.tag('P', () =>
      this.#pdf
        .font('Regular', 8.5)
        .fillColor(GREY)
        .text(`${caption} `, LEFT, this.#pdf.y, { width: WIDTH })
        .fillColor('black')
    )
    this.#pdf.moveDown(0.3)
    const table = this.open('Table')
    this.tableHead(head, columns, table)
    for (const [index, cells] of rows.entries()) {
      const bold = sums.includes(index)
      const height = this.rowHeight(cells, columns, bold)
      if (this.#pdf.y + height > this.bottom) {
        this.#pdf.addPage()
        this.artifact(() => this.tableHead(head, columns, null))
      }
      const y = this.#pdf.y
      const row = this.open('TR', table)
      for (const [column, text] of cells.entries()) {
        const { x, width, align } = columns[column]
        this.cell(row, column === 0 ? 'TH' : 'TD', text, x, y + 3, width, {
          align,
          bold,
          scope: column === 0 ? 'Row' : undefined,
          size: 9,
        })
      }
      row.end()
      this.rule(y + height, bold ? 1 : 0.4)
      this.#pdf.y = y + height
    }
    table.end()
    this.#pdf.x = LEFT
    this.#pdf.moveDown(0.8)
  }

  /** The head of a table; repeated on a later page it is no content but an artifact. */
  private tableHead(head: string[], columns: Column[], table: Struct | null) {
    const height = this.rowHeight(head, columns, true)
    const y = this.#pdf.y
    const row = table && this.open('TR', table)
    for (const [column, text] of head.entries()) {
      const { x, width, align } = columns[column]
      this.cell(row, 'TH', text, x, y + 3, width, { align, bold: true, scope: 'Column', size: 9 })
    }
    row?.end()
    this.rule(y + height, 1)
    this.#pdf.y = y + height
  }

  /** Figures stand under each other at the right; everything else begins at the left. */
  private columns(count: number, rows: string[][], widths?: number[]): Column[] {
    const shares = widths ?? [2.2, ...Array.from({ length: count - 1 }, () => 1)]
    const total = shares.reduce((sum, share) => sum + share, 0)
    let x = LEFT
    return shares.map((share, index) => {
      const width = (WIDTH * share) / total
      const column: Column = {
        x,
        width: width - 6,
        align: index > 0 && rows.every((cells) => FIGURES.test(cells[index])) ? 'right' : 'left',
      }
      x += width
      return column
    })
  }

  private cell(
    row: Struct | null,
    type: 'TH' | 'TD',
    text: string,
    x: number,
    y: number,
    width: number,
    {
      align = 'left',
      bold = false,
      color = 'black',
      size = BODY,
      scope,
    }: { align?: 'left' | 'right'; bold?: boolean; color?: string; size?: number; scope?: string }
  ) {
    const draw = () => {
      this.#pdf
        .font(bold ? 'Bold' : 'Regular', size)
        .fillColor(color)
        .text(`${text} `.replace(/ $/, align === 'right' ? '' : ' '), x, y, { width, align })
      this.#pdf.fillColor('black')
    }
    if (!row) return draw()
    row.add(this.#pdf.struct(type, scope ? { scope } : {}, draw))
  }

  private rowHeight(cells: string[], columns: Column[], bold: boolean) {
    return (
      Math.max(
        ...cells.map((text, index) => this.textHeight(text, columns[index].width, bold ? 'Bold' : 'Regular', 9))
      ) + 7
    )
  }

  private textHeight(text: string, width: number, face: string, size: number) {
    // measured as it is drawn: with the blank that ends every text
    return this.#pdf.font(face, size).heightOfString(`${text} `, { width })
  }

  /** What a block needs at least on the page on which it begins, so that no line stands alone. */
  private leastOf(block: Block | undefined): number {
    if (block?.kind === 'facts') return this.textHeight(block.rows[0]?.[1] ?? '', WIDTH - mm(62), 'Regular', BODY) + 4
    if (block?.kind !== 'paragraph') return mm(20)
    const height = this.paragraphHeight(block)
    const left = this.bottom - this.#pdf.y
    const overflow = height - left
    const isShort = height <= KEPT_LINES * LINE
    return isShort || (overflow > 0 && overflow <= 1.5 * LINE) ? Math.min(height, mm(200)) : 2.5 * LINE
  }

  private paragraphHeight({ text, number }: Extract<Block, { kind: 'paragraph' }>): number {
    return this.#pdf
      .font('Regular', BODY)
      .heightOfString(`${text} `, { width: WIDTH - (number ? mm(11) : 0), lineGap: 2 })
  }

  private heightOf(blocks: Block[]): number {
    return blocks.reduce((height, block) => {
      if (block.kind === 'paragraph') return height + this.textHeight(block.text, WIDTH, 'Regular', BODY) * 1.2 + 8
      if (block.kind === 'facts') return height + block.rows.length * 18
      return height + 40
    }, 0)
  }

  private get bottom() {
    return this.#pdf.page.height - mm(32)
  }

  private room(height: number) {
    if (this.#pdf.y + height > this.bottom && this.#pdf.y > mm(40)) this.#pdf.addPage()
  }

  private rule(y: number, weight: number) {
    this.artifact(() =>
      this.#pdf
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .lineWidth(weight)
        .strokeColor('#888888')
        .stroke()
    )
  }

  private open(type: string, parent: Struct = this.#root): Struct {
    const struct = this.#pdf.struct(type)
    parent.add(struct)
    return struct
  }

  private tag(type: string, draw: () => void) {
    this.#root.add(this.#pdf.struct(type, draw))
  }

  /** Drawn, but no content: an artifact inside another is part of it. */
  private artifact(draw: () => void) {
    if (this.#inArtifact) return draw()
    this.#inArtifact = true
    this.#pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    this.#pdf.endMarkedContent()
    this.#inArtifact = false
  }

  /** Head of the following pages, footer and page numbers: artifacts, drawn when the count is known. */
  private everyPage() {
    const { count } = this.#pdf.bufferedPageRange()
    const { title, fileNumber, dated, letterhead, demoNote } = this.letter
    for (let index = 0; index < count; index++) {
      this.#pdf.switchToPage(index)
      this.#pdf.page.margins.bottom = 0
      this.#pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
      const line = (text: string, y: number, options: object = {}) =>
        this.#pdf
          .font('Regular', 7.5)
          .fillColor(GREY)
          .text(text, LEFT, y, { width: WIDTH, lineBreak: false, ...options })
      if (index > 0) line(`${fileNumber} · ${title} · ${dated}`, mm(15))
      if (demoNote) line(demoNote, mm(10))
      line(`Seite ${index + 1} von ${count}`, mm(268), { align: 'right' })
      this.#pdf.font('Regular', 7).text(letterhead.footer, LEFT, mm(274), { width: WIDTH })
      this.#pdf.fillColor('black')
      this.#pdf.endMarkedContent()
    }
  }
}

type Column = { x: number; width: number; align: 'left' | 'right' }
