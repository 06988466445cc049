import { ownOf } from '#core/own'
import type { Whose } from '#duties/domain/duty_kinds'
import { STAGES, type Stage } from '#cases/domain/stage'

/** What a list can be sorted by; the order of duties only where it lists duties. */
export const SORTS = {
  eingang: 'applications.submitted_at',
  betrag: 'applications.requested_amount',
  kommune: 'applications.recipient_sort',
  pflicht: 'duties.day',
} as const

export type Sort = keyof typeof SORTS
export const PAGE_SIZES = [25, 50, 100] as const
/** Beyond this the list says "more than": counting everything costs more than showing a page. */
export const MOST_COUNTED = 1000

/** Whose duties a list shows, as its address says it. */
export const TURNS = {
  sachbearbeitung: 'officer',
  haushalt: 'budget',
  leitung: 'head',
  kommune: 'applicant',
} as const satisfies Record<string, Whose>
export type ListedTurn = keyof typeof TURNS

export type Filter = {
  q: string
  turn: ListedTurn | ''
  status: Stage | ''
  programme: number | null
  officer: number | null
  /** Only what is overdue on the day of the list; a list of duties. */
  overdue: boolean
  sort: Sort
  descending: boolean
  page: number
  size: number
}

/**
 * A filter from the address of a page: what it does not know it leaves out. An address that asks for nothing
 * shows what waits for the office, in the order of its day.
 */
export function filterFrom(input: Record<string, unknown>, own: ListedTurn | '' = ''): Filter {
  const text = (name: string) => {
    const given = ownOf(input, name)
    return typeof given === 'string' ? given.trim().slice(0, 80) : ''
  }
  const whole = (name: string) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : null)
  const narrowed = ['q', 'status', 'bei'].some((name) => text(name) !== '')
  const turn = narrowed ? (oneOf(TURNS, text('bei')) ?? '') : own
  const wanted = oneOf(SORTS, text('sortierung')) ?? (turn ? 'pflicht' : 'eingang')
  const sort = wanted === 'pflicht' && !turn ? 'eingang' : wanted
  return {
    q: text('q'),
    turn,
    status: STAGES.find((stage) => stage === text('status')) ?? '',
    programme: whole('programm'),
    officer: whole('person'),
    overdue: turn !== '' && text('frist') === 'ueberfaellig',
    sort,
    descending: text('richtung') ? text('richtung') !== 'auf' : sort !== 'pflicht',
    page: Math.min(Math.max(1, whole('seite') ?? 1), 400),
    size: PAGE_SIZES.find((candidate) => candidate === whole('anzahl')) ?? 25,
  }
}

/** A word where it is one that the table itself knows. */
function oneOf<T extends object>(table: T, word: string): keyof T | null {
  return Object.hasOwn(table, word) ? (word as keyof T) : null
}
