import { ownOf } from '#core/own'
import type Day from '#core/calendar/day'
import type Duty from '#duties/models/duty'
import type Office from '#identity/office'
import type { Role } from '#identity/domain/roles'

/** A page by the name of its route. */
export type Link = { route: string; label: string }

const link = (route: string, label: string): Link => ({ route, label })
const OFFERS = link('offers.index', 'Förderangebote')
const CALCULATOR = link('calculator.index', 'Rechner')
const BUDGET = link('budget_lines.index', 'Haushalt')
const INTEGRITY = link('integrity.index', 'Unversehrtheit')
const FILES = link('cases.index', 'Akten')
const PROGRAMMES = link('programmes.index', 'Programme')
const WORKLIST = link('cases.index', 'Arbeitsvorrat')
const SIGNATURES = link('signatures.index', 'Zeichnung')
const RECIPIENT = [
  link('recipient_home.show', 'Übersicht'),
  OFFERS,
  link('applications.index', 'Anträge'),
  link('projects.index', 'Projekte'),
  CALCULATOR,
]
const TREASURY = link('treasury.show', 'Kämmerei')
const CONTRIBUTIONS = link('contributions.index', 'Beteiligungen')
const COLLEAGUES = link('colleagues.index', 'Zugänge')
const NOBODY = [link('home', 'Start'), OFFERS, link('eligibility.show', 'Wer kann sich bewerben?'), CALCULATOR]

/** The row of navigation of each role, at most six entries; an entry exists when its page does. */
const NAVIGATION: Readonly<Record<Role, Link[]>> = {
  applicant_editor: RECIPIENT,
  applicant_signatory: RECIPIENT,
  treasurer: [TREASURY, OFFERS, CALCULATOR],
  partner_contributor: [CONTRIBUTIONS, OFFERS, CALCULATOR],
  recipient_admin: [COLLEAGUES, OFFERS, CALCULATOR],
  auditor_external: [link('audit.index', 'Übersicht'), FILES, BUDGET, INTEGRITY, CALCULATOR],
  admin_technical: [
    link('administration.index', 'Personen'),
    link('organisations.index', 'Organisationen'),
    link('mails.index', 'Postausgang'),
    link('effects.index', 'Ausstehendes'),
    link('base_rates.index', 'Basiszinssätze'),
    INTEGRITY,
  ],
  programme_manager: [PROGRAMMES, FILES, BUDGET, CALCULATOR],
  head_of_unit: [WORKLIST, SIGNATURES, BUDGET, PROGRAMMES, OFFERS, CALCULATOR],
  budget_officer: [WORKLIST, SIGNATURES, BUDGET, PROGRAMMES, OFFERS, CALCULATOR],
  case_officer: [WORKLIST, BUDGET, PROGRAMMES, OFFERS, CALCULATOR],
}

const MOST_ENTRIES = 6
const MORE: readonly (readonly [Role, Link])[] = [
  ['treasurer', TREASURY],
  ['partner_contributor', CONTRIBUTIONS],
  ['recipient_admin', COLLEAGUES],
]

/** Of somebody with several roles the row of the first of these. */
const FIRST: readonly Role[] = Object.keys(NAVIGATION) as Role[]

export function navigation(office: Office | null): Link[] {
  const role = office && FIRST.find((candidate) => office.holds(candidate))
  if (!role) return NOBODY
  // what else somebody is in the same house stands beside it
  const more = MORE.flatMap(([other, entry]) => (other !== role && office.holds(other) ? [entry] : []))
  return [...NAVIGATION[role].slice(0, MOST_ENTRIES - more.length), ...more]
}

/** Whether the next thing to do is a signature of one of the office's roles. */
export function isToSign(office: Office, next: Duty | null): boolean {
  if (next?.kind === 'cosign') return office.holds('budget_officer')
  return next?.kind === 'sign' && office.holds('head_of_unit')
}

/** How much is late, in a sentence. */
export function overdueWords(duties: number, overdue: number): string {
  if (duties === 0) return 'Zurzeit ist für Ihre Stelle nichts zu tun.'
  if (overdue === 0) return 'Nichts ist überfällig.'
  return overdue === 1 ? 'Eine Sache ist überfällig.' : `${overdue} Sachen sind überfällig.`
}

/** Over the name of an office: as whom one acts. */
export function officeWords(office: Office): string {
  return office.isRecipient ? 'Sie handeln für' : 'Dienststelle'
}

/** The pages of a case file; the applicant sees those that are theirs. */
export function caseTabs(office: Office, { recipientId }: { recipientId: number }): (Link & { key: string })[] {
  const inside = !office.isRecipient
  return [
    { key: 'overview', ...link('cases.show', 'Übersicht') },
    { key: 'application', ...link('cases.application', 'Antrag') },
    { key: 'plan', ...link('cases.plan', 'Finanzierungsplan') },
    ...(inside ? [{ key: 'review', ...link('cases.review', 'Prüfung') }] : []),
    { key: 'notice', ...link('cases.notice', 'Bescheid') },
    { key: 'reports', ...link('cases.reports', 'Berichte') },
    { key: 'documents', ...link('cases.documents', 'Dokumente') },
    ...(inside || office.id === recipientId ? [{ key: 'messages', ...link('cases.messages', 'Nachrichten') }] : []),
    ...(inside ? [{ key: 'journal', ...link('cases.journal', 'Verlauf') }] : []),
  ]
}

const LOOKS: Record<string, { badge: string; icon: string | null }> = {
  attention: { badge: 'kern-badge--warning', icon: 'warning' },
  danger: { badge: 'kern-badge--danger', icon: 'danger' },
  good: { badge: 'kern-badge--success', icon: 'check' },
  work: { badge: 'kern-badge--info', icon: 'edit' },
  normal: { badge: 'an-badge--neutral', icon: null },
  open: { badge: 'an-badge--open', icon: null },
}

const STATUS_LOOK: Record<string, keyof typeof LOOKS> = {
  draft: 'work',
  in_progress: 'work',
  supplement_requested: 'attention',
  returned: 'attention',
  overdue: 'danger',
  granted: 'good',
  accepted: 'good',
  complete_section: 'good',
  open: 'open',
}

/** Status to colour and sign, once for every page. */
export function statusLook(status: string) {
  return ownOf(LOOKS, ownOf(STATUS_LOOK, status) ?? 'normal')
}

/** What comes next, as the office that reads it has to do with it: a recipient is told that the authority has its turn, and not how it decides. */
export function dutyFor(office: Office, duty: Duty | null, today: Day): string {
  if (!duty) return 'Abgeschlossen'
  if (!office.isRecipient || duty.whose === 'applicant') return duty.wordsOn(today)
  return duty.kind === 'go_on_unanswered'
    ? 'Nachreichen ist noch möglich, bis die Behörde weiterarbeitet'
    : 'Die Behörde ist am Zug'
}

/** Who has a file now and since when, in the words of the office. */
export function whoseTurn(
  office: Office,
  duty: Duty | null,
  file: { recipientName: string; officer: string | null }
): string {
  if (!duty) return '–'
  if (office.isRecipient && duty.whose !== 'applicant') return 'Bewilligungsbehörde'
  const names = {
    applicant: file.recipientName,
    officer: file.officer ?? 'Sachbearbeitung',
    budget: 'Beauftragte für den Haushalt',
    head: 'Dezernats- oder Referatsleitung',
  }
  return names[duty.whose]
}
