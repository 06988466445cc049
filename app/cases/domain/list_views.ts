import type { Filter, ListedTurn } from '#cases/queries/worklist'

export type ListView = { label: string; href: string; current: boolean }

type Shown = { own: ListedTurn; userId: number; filter: Filter; all: number; overdue: number }

/** The views above a list of files: what waits for the office, for oneself, what is overdue, and everything. */
export function listViews({ own, userId, filter, all, overdue }: Shown, open = 0): ListView[] {
  const isOwn = filter.turn === own
  const mine = own === 'sachbearbeitung'
  return [
    {
      label: `Zu tun (${open})`,
      href: '/akten',
      current: isOwn && !filter.overdue && filter.officer === null,
    },
    ...(mine
      ? [
          {
            label: 'Davon meine',
            href: `/akten?bei=${own}&person=${userId}`,
            current: isOwn && filter.officer === userId,
          },
        ]
      : []),
    ...(overdue
      ? [
          {
            label: `Überfällig (${overdue})`,
            href: `/akten?bei=${own}&frist=ueberfaellig`,
            current: isOwn && filter.overdue,
          },
        ]
      : []),
    {
      label: `Alle Akten (${all})`,
      href: '/akten?bei=alle',
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
