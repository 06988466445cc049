/** Long because it is one table: every duty that this house knows. */
import type Day from '#core/calendar/day'
import { APPLICANT_ROLES, type Role } from '#identity/domain/roles'

/** Who has to act: the recipient of the money, or an office of the authority. */
export const WHOSE = ['applicant', 'officer', 'budget', 'head'] as const
export type Whose = (typeof WHOSE)[number]

/** What the words of a duty are made of besides its day. */
export type DutyFacts = {
  title: string
  fileNumber: string | null
  /** The case file, null where it is about none, and the report where it is about one. */
  fileId: number | null
  reportId?: number
  year?: number
  /** Of a draft: how many sections are complete, and of how many. */
  complete?: number
  of?: number
  /** Of a complete draft: what is asked for, and what its house pays itself, as they are printed. */
  requested?: string
  ownShare?: string
  /** Of a rule: whose rulebook it stands in. */
  land?: string
  /** Of a draft of a programme. */
  draftId?: number
  /** Of rules that change: the programme. */
  programmeId?: number
  /** Of an expression of interest, and of all that came in under a call. */
  expressionId?: number
  callId?: number
  /** Of a posting: the budget line. */
  lineId?: number
}

export type DutyKindOf = {
  whose: Whose
  /** Of a recipient: who has it beside those who write and file, or who alone. */
  of?: readonly Role[]
  alone?: true
  /** Something before the signature, of which the authority learns nothing. */
  inHouse?: true
  /** In the imperative of an office's list: "Bericht 2026 einreichen". */
  words: (facts: DutyFacts) => string
  /** The page on which it is done. */
  page: (facts: DutyFacts) => string
  /** One more sentence for whoever has the duty. */
  explained?: (facts: DutyFacts) => string
  /** So many days before the due day those concerned are written to; none where there is no due day. */
  reminders?: readonly number[]
  /** Whether something follows when the day has passed undone (`DutyLapsed`). */
  lapses?: boolean
}

const file = ({ fileId }: DutyFacts) => `/akten/${fileId}`
const draft = ({ fileId }: DutyFacts) => `/antraege/${fileId}`
const expression = ({ expressionId }: DutyFacts) => `/interessenbekundungen/${expressionId}`
const expressions = ({ callId }: DutyFacts) => `/programme/aufrufe/${callId}/interessenbekundungen`
const report = ({ reportId }: DutyFacts) => `/berichte/${reportId}`

const amountsOf = ({ requested, ownShare }: DutyFacts) =>
  requested ? `Beantragt ${requested}, Eigenanteil ${ownShare}` : 'Alle Abschnitte sind vollständig'

/** Every duty that this house knows. What a module opens and closes stands here once, for lists, homes, mails and calendars. */
export const DUTY_KINDS = {
  complete_application: {
    whose: 'applicant',
    words: () => 'Antrag fertigstellen',
    page: draft,
    explained: ({ complete, of }) => `${complete ?? 0} von ${of ?? 0} Abschnitten vollständig`,
    reminders: [14, 2],
    lapses: true,
  },
  submit_application: {
    whose: 'applicant',
    words: () => 'Antrag verbindlich einreichen',
    page: (facts) => `${draft(facts)}/einreichung`,
    explained: amountsOf,
    reminders: [14, 2],
    lapses: true,
  },
  release_application: {
    whose: 'applicant',
    inHouse: true,
    words: () => 'Antrag zur Unterschrift freigeben',
    explained: amountsOf,
    page: (facts) => `${draft(facts)}/einreichung`,
    reminders: [14, 2],
    lapses: true,
  },
  consent_own_share: {
    whose: 'applicant',
    of: ['treasurer'],
    alone: true,
    inHouse: true,
    words: () => 'Eigenanteil mitzeichnen',
    page: (facts) => `${draft(facts)}/einreichung`,
    explained: amountsOf,
    reminders: [14, 2],
    lapses: true,
  },
  complete_expression: {
    whose: 'applicant',
    words: () => 'Interessenbekundung abgeben',
    page: expression,
    reminders: [14, 2],
    lapses: true,
  },
  apply_invited: {
    whose: 'applicant',
    words: () => 'Antrag stellen',
    page: expression,
    explained: () => 'Ihre Interessenbekundung ist ausgewählt; was Sie angegeben haben, steht im Antrag schon.',
    reminders: [28, 7],
    lapses: true,
  },
  advise_expressions: {
    whose: 'officer',
    words: ({ title }) => `Interessenbekundungen zu „${title}“ ansehen`,
    page: expressions,
  },
  choose_expressions: {
    whose: 'head',
    words: ({ title }) => `Über Interessenbekundungen zu „${title}“ entscheiden`,
    page: expressions,
  },
  see_new_form: {
    whose: 'applicant',
    words: () => 'Neue Fassung des Formulars ansehen',
    page: (facts) => `${draft(facts)}/fassung`,
    explained: () => 'Sie können wechseln oder bei der bisherigen bleiben.',
    reminders: [0],
    lapses: true,
  },
  confirm_share: {
    whose: 'applicant',
    of: ['partner_contributor'],
    words: () => 'Anteil am gemeinsamen Antrag bestätigen',
    page: (facts) => `${draft(facts)}/beitrag`,
    explained: () => 'Tragen Sie Ihren Eigenanteil ein; eine vertretungsberechtigte Person bestätigt ihn.',
    reminders: [14, 2],
    lapses: true,
  },
  take_lead: {
    whose: 'applicant',
    words: () => 'Über die Federführung entscheiden',
    page: (facts) => `${draft(facts)}/beitrag`,
    explained: () => 'Ihnen ist angeboten, den gemeinsamen Antrag zu führen.',
  },
  answer_request: {
    whose: 'applicant',
    words: () => 'Unterlagen nachreichen',
    page: draft,
    reminders: [7, 1],
    lapses: true,
  },
  read_message: {
    whose: 'applicant',
    words: () => 'Nachricht der Behörde lesen',
    page: (facts) => `${file(facts)}/nachrichten`,
  },
  read_applicants_message: {
    whose: 'officer',
    words: () => 'Nachricht des Antragstellers lesen',
    page: (facts) => `${file(facts)}/nachrichten`,
  },
  type_in_paper: { whose: 'officer', words: () => 'Papierantrag erfassen', page: draft },
  check_completeness: { whose: 'officer', words: () => 'Vollständigkeit prüfen', page: file },
  go_on_unanswered: {
    whose: 'officer',
    words: () => 'Nachforderung nicht beantwortet: weiter entscheiden',
    page: file,
  },
  begin_review: { whose: 'officer', words: () => 'Prüfung beginnen', page: file },
  review: { whose: 'officer', words: () => 'Prüfvermerk und Vorschlag', page: file },
  cosign: { whose: 'budget', words: () => 'Mitzeichnung Haushalt', page: (facts) => `${file(facts)}/bescheid` },
  sign: { whose: 'head', words: () => 'Schlusszeichnung', page: (facts) => `${file(facts)}/bescheid` },
  dispatch_notice: {
    whose: 'officer',
    words: () => 'Bescheid freigeben',
    page: (facts) => `${file(facts)}/bescheid`,
  },
  retrieve_notice: {
    whose: 'applicant',
    words: () => 'Bescheid abrufen',
    page: (facts) => `${file(facts)}/bescheid`,
    explained: () =>
      'Abrufen kann ihn, wer nach Ihrer Angabe im Antrag Bescheide empfängt. Am Tag nach dem Abruf gilt er als bekannt gegeben.',
    reminders: [3],
    lapses: true,
  },
  hand_over_notice: {
    whose: 'officer',
    words: () => 'Bescheid auf anderem Weg übermitteln',
    page: (facts) => `${file(facts)}/bescheid`,
  },
  recall_notice: {
    whose: 'head',
    words: () => 'Bescheid zurückrufen',
    page: (facts) => `${file(facts)}/bescheid`,
    explained: () => 'Er ist unterzeichnet, darf so aber nicht mehr hinausgehen.',
  },
  file_report: {
    whose: 'applicant',
    words: ({ year }) => `Bericht ${year} einreichen`,
    page: report,
    reminders: [28, 0],
  },
  revise_report: {
    whose: 'applicant',
    words: ({ year }) => `Bericht ${year} überarbeiten`,
    page: report,
    reminders: [7, 0],
  },
  check_report: { whose: 'officer', words: ({ year }) => `Bericht ${year} prüfen`, page: report },
  prove_use: {
    whose: 'applicant',
    words: () => 'Verwendungsnachweis vorlegen',
    page: (facts) => `${file(facts)}/berichte`,
    reminders: [56, 14],
  },
  confirm_posting: {
    whose: 'head',
    words: () => 'Buchung im Haushalt bestätigen',
    page: ({ lineId }) => `/haushalt/${lineId}`,
  },
  confirm_rules: {
    whose: 'head',
    words: () => 'Eingetragene Regeln bestätigen',
    page: ({ land = '' }) => `/regelwerk/${land.toLowerCase()}/eintraege`,
    explained: () => 'Wer sie eingetragen hat, bestätigt sie nicht.',
  },
  publish_programme: {
    whose: 'head',
    words: ({ title }) => `Programm „${title}“ veröffentlichen`,
    page: ({ draftId }) => `/programme/entwuerfe/${draftId}`,
    explained: () => 'Wer es geschrieben oder vorgeschlagen hat, veröffentlicht es nicht.',
  },
  note_new_rules: {
    whose: 'head',
    words: ({ title }) => `Neue Regeln „${title}“ zur Kenntnis nehmen`,
    page: ({ programmeId }) => `/programme/${programmeId}`,
    explained: () => 'Am Tag darauf gilt eine neue Fassung; laufende Akten behalten ihre.',
    reminders: [7, 0],
  },
  prolong_rule: {
    whose: 'head',
    words: ({ title }) => `Regel „${title}“ verlängern oder ersetzen`,
    page: ({ land = '' }) => `/regelwerk/${land.toLowerCase()}/eintraege`,
    explained: () => 'Danach geht kein Bescheid weiter, der auf ihr beruht.',
    reminders: [90, 30, 7, 0],
  },
} as const satisfies Record<string, DutyKindOf>

export type DutyKind = keyof typeof DUTY_KINDS

export function kindOf(kind: DutyKind): DutyKindOf {
  return DUTY_KINDS[kind]
}

/** The kinds of a recipient that roles have: all for those who write and file. */
export function kindsOfRecipient(roles: readonly Role[]): DutyKind[] {
  return (Object.keys(DUTY_KINDS) as DutyKind[]).filter(
    (kind) => kindOf(kind).whose === 'applicant' && rolesOfRecipient(kind).some((role) => roles.includes(role))
  )
}

/** Who of a recipient has a duty of a kind. */
export function rolesOfRecipient(kind: DutyKind): readonly Role[] {
  const { of = [], alone } = kindOf(kind)
  return alone ? of : [...APPLICANT_ROLES, ...of]
}

/** The next day after `after` on which something is to be said about a duty; null where nothing more is said. */
export function nextReminder(kind: DutyKind, dueOn: Day | null, after: Day): Day | null {
  if (!dueOn) return null
  const { reminders = [], lapses } = kindOf(kind)
  const days = [...reminders.map((before) => dueOn.plusDays(-before)), ...(lapses ? [dueOn.plusDays(1)] : [])]
  return days.filter((day) => day.isAfter(after)).sort((a, b) => (a.iso < b.iso ? -1 : 1))[0] ?? null
}

/** The one meaning of "overdue": the day has passed and it is not done. */
export function isOverdue(dueOn: Day | null, today: Day): boolean {
  return dueOn !== null && dueOn.isBefore(today)
}
