import type Office from '#identity/office'
import type { Turn } from '#applications/domain/application_workflow'

export type Link = { href: string; label: string }

/** The row of navigation of a role, at most six entries; an entry exists when its page does. */
export function navigation(office: Office | null): Link[] {
  const link = (href: string, label: string): Link => ({ href, label })
  const offers = link('/foerderangebote', 'Förderangebote')
  const calculator = link('/rechner', 'Rechner')
  if (!office)
    return [link('/', 'Start'), offers, link('/foerderangebote/berechtigung', 'Wer kann sich bewerben?'), calculator]
  if (office.isRecipient)
    return [link('/', 'Übersicht'), offers, link('/antraege', 'Anträge'), link('/projekte', 'Projekte'), calculator]
  if (office.holds('auditor_external'))
    return [link('/pruefung', 'Übersicht'), link('/akten', 'Akten'), link('/haushalt', 'Haushalt'), calculator]
  if (office.holds('admin_technical'))
    return [
      link('/verwaltung', 'Personen'),
      link('/postausgang', 'Postausgang'),
      link('/basiszinssaetze', 'Basiszinssätze'),
    ]
  if (office.holds('programme_manager'))
    return [link('/programme', 'Programme'), link('/akten', 'Akten'), link('/haushalt', 'Haushalt'), calculator]
  const signs = office.holds('head_of_unit', 'budget_officer')
  return [
    link('/akten', 'Arbeitsvorrat'),
    ...(signs ? [link('/zeichnung', 'Zeichnung')] : []),
    link('/haushalt', 'Haushalt'),
    offers,
    calculator,
  ]
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
  notified: 'good',
  accepted: 'good',
  complete_section: 'good',
  open: 'open',
}

/** What comes next, as the office that reads it has to do with it: a recipient is told when the authority has its turn. */
export function dutyFor(office: Office, { duty, whose }: { duty: string; whose: Turn }): string {
  const waits = office.isRecipient && whose !== 'applicant' && whose !== 'nobody'
  return waits ? `Die Behörde ist am Zug: ${duty}` : duty
}

/** Who has a file now, in the words of the office. */
export function whoseTurn(
  whose: Turn,
  application: { recipientName: string; officer: { name: string } | null },
  decision: { cosignatureRequired: boolean } | null
): string {
  if (whose === 'applicant') return application.recipientName
  if (whose === 'officer') return application.officer?.name ?? 'Sachbearbeitung'
  if (whose === 'budget' && decision?.cosignatureRequired !== false) return 'Beauftragte für den Haushalt'
  return whose === 'nobody' ? '–' : 'Dezernats- oder Referatsleitung'
}

/** Status to colour and sign, once for every page. */
export function statusLook(status: string) {
  return LOOKS[STATUS_LOOK[status] ?? 'normal']
}
