import type Day from '#core/calendar/day'
import type Duty from '#duties/models/duty'
import type Office from '#identity/office'
import type { Role } from '#identity/domain/roles'

export type Link = { href: string; label: string }

const link = (href: string, label: string): Link => ({ href, label })
const OFFERS = link('/foerderangebote', 'Förderangebote')
const CALCULATOR = link('/rechner', 'Rechner')
const BUDGET = link('/haushalt', 'Haushalt')
const FILES = link('/akten', 'Akten')
const WORKLIST = link('/akten', 'Arbeitsvorrat')
const SIGNATURES = link('/zeichnung', 'Zeichnung')
const RECIPIENT = [
  link('/uebersicht', 'Übersicht'),
  OFFERS,
  link('/antraege', 'Anträge'),
  link('/projekte', 'Projekte'),
  CALCULATOR,
]
const NOBODY = [
  link('/', 'Start'),
  OFFERS,
  link('/foerderangebote/berechtigung', 'Wer kann sich bewerben?'),
  CALCULATOR,
]

/** The row of navigation of each role, at most six entries; an entry exists when its page does. */
const NAVIGATION: Readonly<Record<Role, Link[]>> = {
  applicant_editor: RECIPIENT,
  applicant_signatory: RECIPIENT,
  auditor_external: [link('/pruefung', 'Übersicht'), FILES, BUDGET, CALCULATOR],
  admin_technical: [
    link('/verwaltung', 'Personen'),
    link('/postausgang', 'Postausgang'),
    link('/verwaltung/wirkungen', 'Ausstehendes'),
    link('/basiszinssaetze', 'Basiszinssätze'),
  ],
  programme_manager: [link('/programme', 'Programme'), FILES, BUDGET, CALCULATOR],
  head_of_unit: [WORKLIST, SIGNATURES, BUDGET, OFFERS, CALCULATOR],
  budget_officer: [WORKLIST, SIGNATURES, BUDGET, OFFERS, CALCULATOR],
  case_officer: [WORKLIST, BUDGET, OFFERS, CALCULATOR],
}

/** Of somebody with several roles the row of the first of these. */
const FIRST: readonly Role[] = Object.keys(NAVIGATION) as Role[]

export function navigation(office: Office | null): Link[] {
  const role = office && FIRST.find((candidate) => office.holds(candidate))
  return role ? NAVIGATION[role] : NOBODY
}

/** The pages of a case file; the applicant sees those that are theirs. */
export function caseTabs(application: { id: number }, office: Office): (Link & { key: string })[] {
  const tab = (key: string, path: string, label: string) => ({ key, href: `/akten/${application.id}${path}`, label })
  const inside = !office.isRecipient
  return [
    tab('overview', '', 'Übersicht'),
    tab('application', '/antrag', 'Antrag'),
    tab('plan', '/finanzierungsplan', 'Finanzierungsplan'),
    ...(inside ? [tab('review', '/pruefung', 'Prüfung')] : []),
    tab('notice', '/bescheid', 'Bescheid'),
    tab('reports', '/berichte', 'Berichte'),
    tab('documents', '/dokumente', 'Dokumente'),
    ...(inside ? [tab('journal', '/verlauf', 'Verlauf')] : []),
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
  return LOOKS[STATUS_LOOK[status] ?? 'normal']
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
