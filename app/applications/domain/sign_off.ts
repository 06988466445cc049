import Money from '#core/money/money'
import { type PartnerShare, markOf } from '#applications/domain/partner_share'
import { type PlanReading, isOwnOf, readPlan, sumByYear } from '#applications/domain/plan_grid'
import type { PlanRow } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** Where a draft is inside the house of its applicant, in this order. */
export type SignOffStep = 'department' | 'treasury' | 'signatory'
/** What somebody says of a draft on its way to the signature. */
export const SIGN_OFF_ACTS = [
  'released',
  'agreed',
  'agreed_with_reservation',
  'returned_by_treasury',
  'returned',
] as const
export type SignOffAct = (typeof SIGN_OFF_ACTS)[number]

/** What was said, of which draft or share (`mark`), and by whom. */
export type SignedOff = { act: SignOffAct; mark: string; note: string | null; by: number; name: string; at: string }

/** What a recipient wants before its signature: somebody releases the draft, its treasury consents to the own share. */
export type SignOffWish = { releases: boolean; treasuryConsents: boolean }

/** "Freigabe, Unterschrift", as the trail says what a recipient wants. */
export function wishInWords({ releases, treasuryConsents }: SignOffWish): string {
  return [releases && 'Freigabe', treasuryConsents && 'Kämmerei', 'Unterschrift'].filter(Boolean).join(', ')
}

export type SignOff = {
  step: SignOffStep
  /** It came back and nobody has released it since. */
  returned: SignedOff | null
  released: SignedOff | null
  /** The treasury's word on the own share as it is now. */
  consent: SignedOff | null
  /** It consented to another share than that of now. */
  isConsentOver: boolean
}

/**
 * Where a draft is on its way to the signature. A release holds for the draft as it stood where every draft is released, and
 * against a return in any case; the treasury's consent holds as long as the own share by year is the same.
 */
export function signOffOf(
  acts: readonly SignedOff[],
  wish: SignOffWish,
  now: { complete: boolean; draft: string; share: string }
): SignOff {
  const returnedAt = acts.findLastIndex(({ act }) => act === 'returned' || act === 'returned_by_treasury')
  const released = acts.slice(returnedAt + 1).findLast(({ act }) => act === 'released') ?? null
  const returned = returnedAt >= 0 && !released ? acts[returnedAt] : null
  const said = acts.findLast(({ act }) => act !== 'released' && act !== 'returned') ?? null
  const agreed = said?.act === 'returned_by_treasury' ? null : said
  const consent = wish.treasuryConsents && agreed?.mark === now.share ? agreed : null
  const isReleased = !wish.releases || released?.mark === now.draft
  const step =
    !now.complete || returned || !isReleased
      ? 'department'
      : wish.treasuryConsents && !consent
        ? 'treasury'
        : 'signatory'
  return {
    step,
    returned,
    released: released?.mark === now.draft ? released : null,
    consent,
    isConsentOver: wish.treasuryConsents && agreed !== null && consent === null,
  }
}

const WAITS_FOR: Readonly<Record<SignOffStep, string>> = {
  department: 'Der Antrag ist vollständig. Die Antragsbearbeitung gibt ihn als Nächstes zur Unterschrift frei.',
  treasury: 'Der Antrag ist vollständig. Als Nächstes stimmt die Kämmerei dem Eigenanteil zu.',
  signatory:
    'Der Antrag ist vollständig. Einreichen darf nur eine vertretungsberechtigte Person Ihrer Stelle; sie findet ihn auf ihrer Übersicht.',
}

/** Whom a complete draft waits for, to those who have nothing to do there. */
export function waitsFor(step: SignOffStep): string {
  return WAITS_FOR[step]
}

/** Whether somebody of the treasury may say a word: it is its turn, or a colleague has consented, who then may not sign. */
export function mayConsent({ step, consent }: SignOff, by: number): boolean {
  return step === 'treasury' || (step === 'signatory' && consent !== null && consent.by !== by)
}

/** What the leading applicant pays itself in each year, by the plan as typed. */
export function ownShareByYear(context: SectionContext, plan = readPlan(context)): PartnerShare {
  return sumByYear(context, plan, isOwnOf())
}

/** The own share in one word: a consent is held against it. */
export function ownShareMark(context: SectionContext): string {
  return markOf(ownShareByYear(context))
}

/** Who bears what a measure costs, year by year. */
export function bearers(context: SectionContext, plan: PlanReading, land: string, recipient: string) {
  const { calculation } = plan
  const of = (label: string, wanted: (row: PlanRow) => boolean) => {
    const amounts = sumByYear(context, plan, wanted).map(({ amount }) => amount)
    return { label, amounts, total: Money.sum(amounts) }
  }
  const grant = {
    label: `${land} (Zuwendung)`,
    amounts: calculation.tranches.map(({ amount }) => amount),
    total: calculation.grant,
  }
  const borne = [
    grant,
    of(recipient, isOwnOf()),
    of('Partner', ({ partnerId }) => partnerId !== undefined),
    of('Dritte', ({ kind }) => kind === 'third_party'),
  ].filter(({ total }, index) => index < 2 || !total.isZero)
  const amounts = context.years.map((_, index) => Money.sum(borne.map((row) => row.amounts[index])))
  return { borne, sum: { label: 'Finanzierung', amounts, total: Money.sum(amounts) } }
}
