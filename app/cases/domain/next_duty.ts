import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { ApplicationStatus, Turn } from '#applications/domain/application_workflow'

export type NextDuty = {
  duty: string
  whose: Turn
  late?: boolean
}

const BY_STATUS: Record<Exclude<ApplicationStatus, 'notified' | 'proposed'>, NextDuty> = {
  draft: { duty: 'Antrag fertigstellen und einreichen', whose: 'applicant' },
  submitted: { duty: 'Vollständigkeit prüfen', whose: 'officer' },
  supplement_requested: { duty: 'Unterlagen nachreichen', whose: 'applicant' },
  complete: { duty: 'Prüfung beginnen', whose: 'officer' },
  in_review: { duty: 'Prüfvermerk und Vorschlag', whose: 'officer' },
  co_signed: { duty: 'Schlusszeichnung', whose: 'head' },
  decided: { duty: 'Bescheid bekannt geben', whose: 'officer' },
  retracted: { duty: 'Zurückgenommen', whose: 'nobody' },
}

type Known = {
  status: ApplicationStatus
  decision: { kind: 'approval' | 'rejection'; cosignatureRequired: boolean; retrievableUntil: Day | null } | null
  reports: readonly { status: string; year: number; dueOn: Day }[]
  /** Until when the use of a grant is to be proved; null without a grant. */
  proofDueOn: Day | null
}

/** What comes next in a file and whose it is, in the words of the office. */
export function nextDutyOf({ status, decision, reports, proofDueOn }: Known, today: Day): NextDuty {
  if (status === 'proposed')
    return decision?.cosignatureRequired
      ? { duty: 'Mitzeichnung Haushalt', whose: 'budget' }
      : { duty: 'Schlusszeichnung', whose: 'head' }
  if (status !== 'notified') return BY_STATUS[status]
  const until = decision?.retrievableUntil
  if (until && !until.isBefore(today)) return { duty: `Bescheid abrufen bis ${germanDay(until)}`, whose: 'applicant' }
  if (until) return { duty: 'Bescheid auf anderem Weg übermitteln', whose: 'officer', late: true }
  const submitted = reports.find((report) => report.status === 'submitted')
  if (submitted) return { duty: `Bericht ${submitted.year} prüfen`, whose: 'officer' }
  const open = reports.find((report) => report.status === 'open' || report.status === 'returned')
  if (open?.dueOn.isBefore(today))
    return { duty: `Bericht ${open.year} überfällig seit ${germanDay(open.dueOn)}`, whose: 'applicant', late: true }
  if (open) return { duty: `Bericht ${open.year} bis ${germanDay(open.dueOn)}`, whose: 'applicant' }
  if (!proofDueOn) return { duty: 'Abgeschlossen', whose: 'nobody' }
  const late = proofDueOn.isBefore(today)
  return { duty: `Verwendungsnachweis bis ${germanDay(proofDueOn)}`, whose: 'applicant', late }
}
