import type { Filter, ListedTurn } from '#cases/domain/worklist_filter'

export type ListView = { label: string; query: Record<string, string>; current: boolean }

type Shown = {
  own: ListedTurn
  userId: number
  filter: Filter
  all: number
  overdue: number
  /** Whose files are looked after as a deputy. */
  deputised?: readonly { id: number; name: string }[]
}

/** The views above a list of files: what waits for the office, for oneself, what is overdue, and everything. */
export function listViews({ own, userId, filter, all, overdue, deputised = [] }: Shown, open = 0): ListView[] {
  const isOwn = filter.turn === own
  const mine = own === 'sachbearbeitung'
  return [
    {
      label: `Zu tun (${open})`,
      query: {},
      current: isOwn && !filter.overdue && filter.officer === null,
    },
    ...(mine
      ? [
          {
            label: 'Davon meine',
            query: { bei: own, person: String(userId) },
            current: isOwn && filter.officer === userId,
          },
        ]
      : []),
    ...deputised.map(({ id, name }) => ({
      label: `In Vertretung für ${name}`,
      query: { bei: own, person: String(id) },
      current: isOwn && filter.officer === id,
    })),
    ...(overdue
      ? [
          {
            label: `Überfällig (${overdue})`,
            query: { bei: own, frist: 'ueberfaellig' },
            current: isOwn && filter.overdue,
          },
        ]
      : []),
    {
      label: `Alle Akten (${all})`,
      query: { bei: 'alle' },
      current: !filter.turn && !filter.status && !filter.q,
    },
  ]
}

const TURN_NAMES: Record<ListedTurn, string> = {
  sachbearbeitung: 'der Sachbearbeitung',
  haushalt: 'dem Haushalt',
  leitung: 'der Leitung',
  kommune: 'der Kommune',
}

type Named = readonly { id: number; name: string }[]

/** What a list is cut to, as its workbook says it. */
export function filterInWords(
  { q, turn, status, programme, officer, overdue }: Filter,
  { programmes, officers }: { programmes: Named; officers: Named },
  stageName: (stage: string) => string
): string {
  const nameIn = (of: Named, id: number) => of.find((one) => one.id === id)?.name ?? String(id)
  const words = [
    turn && `liegt bei ${TURN_NAMES[turn]}`,
    overdue && 'überfällig',
    status && `Stufe ${stageName(status)}`,
    programme && `Programm ${nameIn(programmes, programme)}`,
    officer && `zuständig ${nameIn(officers, officer)}`,
    q && `Suche „${q}“`,
  ].filter(Boolean)
  return words.length ? words.join(', ') : 'alle Akten'
}

/** The head of a column: what it sorts by, how it is sorted now, and which way the next click sorts. */
export type ListHead = {
  label: string
  isFigure?: boolean
  sort?: string
  sorted?: 'ascending' | 'descending' | null
  next?: 'auf' | 'ab'
}

/** The heads of the worklist between number and person; by duties only a list of duties is sorted. */
export function listHeads(filter: { sort: string; descending: boolean; turn: string }): ListHead[] {
  const sorting = (sort: string, label: string, first: 'auf' | 'ab', isFigure = false): ListHead => {
    const isSorted = filter.sort === sort
    const turned = filter.descending ? 'auf' : 'ab'
    const sorted = filter.descending ? 'descending' : 'ascending'
    return { label, isFigure, sort, sorted: isSorted ? sorted : null, next: isSorted ? turned : first }
  }
  const due = 'Fällig oder seit'
  return [
    sorting('kommune', 'Kommune', 'auf'),
    { label: 'Programm' },
    sorting('betrag', 'Beantragt in €', 'ab', true),
    { label: 'Stufe' },
    { label: 'Als Nächstes' },
    filter.turn ? sorting('pflicht', due, 'auf') : { label: due },
    sorting('eingang', 'Eingang', 'ab'),
  ]
}
