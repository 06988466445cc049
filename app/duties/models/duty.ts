import { DutySchema } from '#database/schema'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Role } from '#identity/domain/roles'
import type Office from '#identity/office'
import {
  type DutyFacts,
  type DutyKind,
  type Whose,
  isOverdue,
  kindOf,
  kindsOfRecipient,
} from '#duties/domain/duty_kinds'

const ROLE_OF = { officer: 'case_officer', budget: 'budget_officer', head: 'head_of_unit' } as const satisfies Partial<
  Record<Whose, Role>
>

const MOST_BESIDE = 200

/** Something that somebody has to do: whose, since when, until when. Done, it stays with the moment. */
export default class Duty extends DutySchema {
  declare kind: DutyKind
  declare whose: Whose
  declare facts: DutyFacts

  /** The open duties of an office, in the order of their day: those that its roles act on. */
  static openFor(office: Office) {
    const query = this.query().whereNull('done_at').orderBy('day').orderBy('id')
    if (office.isRecipient)
      return query.where('recipient_id', office.id).whereIn('kind', kindsOfRecipient(office.roles))
    return query.where('authority_id', office.id).whereIn('whose', actsOf(office))
  }

  /** What waits for an office beside its files: a rule that ends, a posting to confirm; what begins later not yet. */
  static besideFiles(office: Office, today: Day) {
    return this.openFor(office)
      .whereNull('application_id')
      .where((begun) => begun.whereNotNull('due_on').orWhere('day', '<=', today.iso))
      .limit(MOST_BESIDE)
  }

  get words(): string {
    return kindOf(this.kind).words(this.facts)
  }

  get page(): string {
    return kindOf(this.kind).page(this.facts)
  }

  get explained(): string | null {
    return kindOf(this.kind).explained?.(this.facts) ?? null
  }

  /** "Vorhaben (NW-KI-2026-00017)", as mails and calendars name what it is about. */
  get subject(): string {
    return this.facts.fileNumber ? `${this.facts.title} (${this.facts.fileNumber})` : this.facts.title
  }

  isOverdue(today: Day): boolean {
    return !this.doneAt && isOverdue(this.dueOn, today)
  }

  /** "Bericht 2026 einreichen bis 31.03.2027", or since when it is overdue. */
  wordsOn(today: Day): string {
    if (!this.dueOn) return this.words
    return this.isOverdue(today)
      ? `${this.words}, überfällig seit ${germanDay(this.dueOn)}`
      : `${this.words} bis ${germanDay(this.dueOn)}`
  }
}

/** Whose acts an office's roles are. */
export function actsOf(office: Office): Whose[] {
  if (office.isRecipient) return ['applicant']
  return (Object.keys(ROLE_OF) as (keyof typeof ROLE_OF)[]).filter((whose) => office.holds(ROLE_OF[whose]))
}

/** The role that acts on a duty of an authority. */
export function roleFor(whose: Exclude<Whose, 'applicant'>): Role {
  return ROLE_OF[whose]
}
