import type { Block, Letter } from '#letters/domain/letter'

/** Words that have taken letters out of others' text layers, and such as come in names of people and places. */
const WORDS =
  `Ämter Amt Olpe: Unna Öffnung Übersicht Wuppertal Kreis-Integrationszentrum Bescheid Zuwendung für über größer
  İbrahim Aydın Добро пожаловать Ελένη Παπαδοπούλου Nguyễn Thị Łódź Çetin Ștefan Ērika Ørsted Ǎ Ế Ử ﬁ offiziell
  Straße 12 a–b (70 %) 1.234,56 € „Willkommen“ § 44 Nr. 2 ja/nein AVATAR Ταΐστε Їжак`.split(/\s+/)
const SCRIPTS: [number, number][] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0x24f],
  [0x391, 0x3a1],
  [0x3b1, 0x3c9],
  [0x410, 0x44f],
  [0x1ea0, 0x1ef9],
]

/** The same number gives the same letter; no two are alike. */
export function letterOf(number: number): Letter {
  const next = randomOf(number)
  const word = () => (next(4) === 0 ? invented(next) : WORDS[next(WORDS.length)])
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const paragraphs = Array.from({ length: 3 }, (): Block => ({ kind: 'paragraph', text: words(10 + next(30)) }))
  return {
    title: 'Bescheid',
    subjectLines: [`${words(3)} ${number}`],
    letterhead: { name: 'Bezirksregierung', unit: null, returnLine: 'Bezirksregierung', footer: 'Telefon' },
    deliveryNote: null,
    address: [words(2)],
    information: [['Datum', '27.01.2026']],
    fileNumber: `KI-2026-${number}`,
    dated: '27.01.2026',
    createdAt: '2026-01-27T10:00:00.000Z',
    blocks: [
      ...paragraphs,
      { kind: 'table', caption: words(3), head: ['Wort', 'Betrag'], rows: [[words(2), '1.234,56']], sums: [] },
    ],
    demoNote: null,
  }
}

/** Everything that a reader hears of a letter, in its order. */
export function spokenIn({ subjectLines, blocks }: Letter): string[] {
  return [...subjectLines, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))]
}

function invented(next: (below: number) => number): string {
  const [first, last] = SCRIPTS[next(SCRIPTS.length)]
  return Array.from({ length: 2 + next(6) }, () => String.fromCodePoint(first + next(last - first + 1))).join('')
}

/** mulberry32: whole numbers below a limit, the same for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
