import { withoutEnd } from '#core/text/ends'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { euros } from '#core/money/german_money'
import type Money from '#core/money/money'
import Refusal from '#core/refusal'
import type { Minimum } from '#decisions/domain/limits'

/** What the product itself knows that can stand against an application. */
export type GroundFacts = {
  /** Points of the formal check that were answered with no, with what was noted. */
  negated: readonly { key: string; label: string; note: string }[]
  /** When the application was received and until when the call took any, in words. */
  received: string
  closed: string
  isLate: boolean
  /** Whether the deadline cuts off. */
  isCutoff: boolean
  /** The sentence of the rule on beginnings where it stops the approval; null where it does not. */
  started: string | null
  calculated: Money
  /** Null where no minimum holds. */
  minimum: Minimum | null
  /** The sentence in which the ledger refuses what the plan yields, with its figures; null where the money is there. */
  budget: string | null
  /** A request for supplements that was not answered in time. */
  unanswered: { askedOn: Day; dueOn: Day } | null
}

type Ground = {
  label: string
  /** As it stands in the notice; null where the facts do not bear it out. */
  sentence: (facts: GroundFacts) => string | null
  /** Whether the officer's own considerations carry it. */
  reasoned?: true
}

const negated = (key: string, { negated: points }: GroundFacts) => points.find((point) => point.key === key)
const noted = ({ label, note }: { label: string; note: string }) =>
  `„${label}“ ist verneint: ${withoutEnd(note, '. \n')}.`

/** Points that have a ground of their own, and those that concern the office and not the applicant; all others are quoted as they are. */
const OF_THEIR_OWN = ['deadline', 'not_started', 'no_double_funding', 'competence', 'no_conflict']

/** Grounds of a rejection (letters.md 2.e): what the product knows is proved by it, not typed. */
export const REJECTION_GROUNDS = {
  form: {
    label: 'Förmliche Prüfung verneint',
    sentence: ({ negated: points }) => {
      const quoted = points.filter(({ key }) => !OF_THEIR_OWN.includes(key))
      return quoted.length ? `Die förmliche Prüfung ergab: ${quoted.map(noted).join(' ')}` : null
    },
  },
  late: {
    label: 'Frist versäumt',
    sentence: (facts) => {
      const point = negated('deadline', facts)
      if (!point && !facts.isLate) return null
      return `Der Antrag ging am ${facts.received} ein. Die ${facts.isCutoff ? 'Ausschlussfrist' : 'Antragsfrist'} endete am ${facts.closed}.${point ? ` ${noted(point)}` : ''}`
    },
  },
  started: {
    label: 'Vorzeitig begonnen',
    sentence: (facts) => {
      const point = negated('not_started', facts)
      return (
        facts.started ??
        (point ? `Mit dem Vorhaben wurde begonnen, ohne dass das zugelassen war. ${noted(point)}` : null)
      )
    },
  },
  double_funding: {
    label: 'Doppelförderung',
    sentence: (facts) => {
      const point = negated('no_double_funding', facts)
      return point ? `Die Maßnahme wird bereits anderweitig gefördert. ${noted(point)}` : null
    },
  },
  minimum: {
    label: 'Unter der Bagatellgrenze',
    sentence: ({ calculated, minimum }) =>
      minimum?.amount.exceeds(calculated)
        ? `Nach dem Antrag ergibt sich eine Zuwendung von ${euros(calculated)}. Unter ${euros(minimum.amount)} wird nichts bewilligt (${minimum.source}).`
        : null,
  },
  budget: {
    label: 'Haushaltsmittel fehlen',
    sentence: ({ budget }) => (budget ? `Die Haushaltsmittel reichen nicht aus: ${budget}` : null),
  },
  documents: {
    label: 'Unterlagen nicht vorgelegt',
    sentence: ({ unanswered }) =>
      unanswered
        ? `Die am ${germanDay(unanswered.askedOn)} angeforderten Unterlagen lagen bis zum ${germanDay(unanswered.dueOn)} nicht vor.`
        : null,
  },
  merit: {
    label: 'Nach Abwägung nicht vorrangig oder nicht förderwürdig',
    sentence: () => '',
    reasoned: true,
  },
} as const satisfies Record<string, Ground>

export type GroundCode = keyof typeof REJECTION_GROUNDS
export const GROUND_CODES = Object.keys(REJECTION_GROUNDS) as GroundCode[]

/** A ground as a decision keeps it: what was proved on its day. */
export type ProvedGround = { code: GroundCode; label: string; sentence: string }

/** What could be said against an application now, each with its sentence. */
export function possibleGrounds(facts: GroundFacts): ProvedGround[] {
  return GROUND_CODES.flatMap((code) => {
    const { label, sentence } = REJECTION_GROUNDS[code]
    const said = sentence(facts)
    return said === null ? [] : [{ code, label, sentence: said }]
  })
}

const LEAST_REASONS = 80

/**
 * The grounds chosen, proved; with reasons where a ground needs considerations.
 *
 * @throws Refusal decisions.ground_missing, decisions.ground_not_proved, decisions.reasons_missing, and those of `assertClaims`
 */
export function provedGrounds(
  chosen: readonly GroundCode[],
  reasons: string | null,
  facts: GroundFacts
): ProvedGround[] {
  if (chosen.length === 0) throw new Refusal('decisions.ground_missing', {}, 'grounds')
  const possible = possibleGrounds(facts)
  const proved = chosen.map((code) => {
    const found = possible.find((one) => one.code === code)
    if (!found) throw new Refusal('decisions.ground_not_proved', { ground: REJECTION_GROUNDS[code].label }, 'grounds')
    return found
  })
  const needsReasons = chosen.some((code) => 'reasoned' in REJECTION_GROUNDS[code])
  if (needsReasons && (reasons?.trim().length ?? 0) < LEAST_REASONS)
    throw new Refusal('decisions.reasons_missing', { least: LEAST_REASONS }, 'reasons')
  assertClaims(reasons, facts)
  return proved
}

/** How people write that there is no money. */
const NO_MONEY =
  /(?<!\p{L})(haushalts)?mittel\s.{0,40}(erschöpft|ausgeschöpft|reichen nicht|fehlen)|keine (haushalts)?mittel/iu

/**
 * What only ledger or check can say is not typed: that there is no money, that the form is not kept.
 *
 * @throws Refusal decisions.budget_not_proved, decisions.form_not_negated
 */
export function assertClaims(reasons: string | null, { budget, negated: points }: GroundFacts): void {
  const text = reasons ?? ''
  if (!budget && NO_MONEY.test(text)) throw new Refusal('decisions.budget_not_proved', {}, 'reasons')
  if (points.length === 0 && /förmlich/i.test(text)) throw new Refusal('decisions.form_not_negated', {}, 'reasons')
}

/** Why a position of the plan is not recognised (letters.md 2.d). */
export const DEDUCTION_GROUNDS = {
  not_additional:
    'Das Personal ist bereits unabhängig vom Projekt beschäftigt und finanziert; es entstehen keine zusätzlichen Ausgaben.',
  hospitality:
    'Bewirtung über die übliche Erfrischung bei Arbeitsterminen hinaus ist für den Zuwendungszweck nicht notwendig.',
  input_tax: 'Die Umsatzsteuer ist nicht zuwendungsfähig, weil Sie insoweit zum Vorsteuerabzug berechtigt sind.',
  too_early: 'Die Maßnahme wurde vor dem zugelassenen Beginn begonnen.',
  overhead: 'Kalkulatorische Kosten und pauschale Gemeinkosten sieht das Programm nicht vor.',
  double_funding: 'Die Ausgaben werden bereits anderweitig gefördert (Verbot der Doppelförderung).',
  pay_group: 'Die vorgesehene Eingruppierung geht über die vergleichbarer Landesbeschäftigter hinaus.',
  maximum: 'Der Ansatz überschreitet den Höchstbetrag der Förderbestimmungen.',
  not_shown: 'Die Notwendigkeit ist nicht dargelegt.',
  partners: 'Entgelte zwischen Projektpartnern sind keine Ausgaben des Verbunds.',
  outside_period: 'Die Ausgaben fallen nicht in den Bewilligungszeitraum.',
  other: '',
} as const
export type DeductionGround = keyof typeof DEDUCTION_GROUNDS
export const DEDUCTION_GROUND_CODES = Object.keys(DEDUCTION_GROUNDS) as DeductionGround[]

/** The reason of a deduction as the notice gives it: the ground's sentence and what was added. */
export function deductionReason(ground: DeductionGround, added: string): string {
  return [DEDUCTION_GROUNDS[ground], added.trim()].filter(Boolean).join(' ')
}
