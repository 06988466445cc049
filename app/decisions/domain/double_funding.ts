import Fraction from '#core/money/fraction'
import { germanNumber } from '#core/money/german_money'
import Refusal from '#core/refusal'
import { mostFteOf } from '#programmes/domain/definition'
import type { Surroundings } from '#applications/domain/submitted_grant'

/** Another file of the same programme in an overlapping time, of the same recipient or with the same partner. */
export type Overlap = {
  applicationId: number
  fileNumber: string
  recipientName: string
  title: string
  sameCall: boolean
  /** Whether it is the recipient's own, and not only one in which it takes part. */
  own: boolean
}

/** What was found and how a person decided about it: kept with the decision. */
export type DoubleFundingCheck = { found: { applicationId: number; fileNumber: string }[]; reason: string | null }

const LEAST_REASON = 40

/** What is found is decided by a person, with a reason. @throws Refusal decisions.double_funding_unanswered */
export function decidedOverlaps(found: readonly Overlap[], reason: string | null): DoubleFundingCheck {
  if (found.length === 0) return { found: [], reason: null }
  if ((reason?.trim().length ?? 0) < LEAST_REASON)
    throw new Refusal(
      'decisions.double_funding_unanswered',
      { files: inWords(found), least: LEAST_REASON },
      'double_funding'
    )
  return {
    found: found.map(({ applicationId, fileNumber }) => ({ applicationId, fileNumber })),
    reason: reason!.trim(),
  }
}

/** Nothing is signed of which its proposer did not know. @throws Refusal decisions.double_funding_new */
export function assertNothingNew(found: readonly Overlap[], known: DoubleFundingCheck | null): void {
  const decided = new Set(known?.found.map(({ applicationId }) => applicationId))
  const unknown = found.filter(({ applicationId }) => !decided.has(applicationId))
  if (unknown.length) throw new Refusal('decisions.double_funding_new', { files: inWords(unknown) })
}

/** What sums are paid for: of a kind of post not more for one recipient and call than the programme says, in all its files together that are granted or proposed. */
export function assertWithinCaps(filed: Surroundings, others: readonly Pick<Surroundings, 'posts'>[]): void {
  const { financing, unitKind } = filed
  if (others.length === 0 || unitKind === 'other') return
  for (const unit of financing.units ?? []) {
    const { code, label } = unit
    const bound = mostFteOf(unit, unitKind)
    if (bound === null) continue
    const most = Fraction.parse(bound)
    for (const year of new Set(filed.posts.map((post) => post.year))) {
      const sum = [filed, ...others]
        .flatMap(({ posts }) => posts)
        .filter((post) => post.code === code && post.year === year)
        .reduce((all, { fte }) => all.plus(Fraction.parse(fte)), Fraction.of(0))
      if (sum.exceeds(most))
        throw new Refusal('decisions.cap_exceeded', { label, year, most: germanNumber(most), sum: germanNumber(sum) })
    }
  }
}

function inWords(found: readonly Overlap[]): string {
  return found.map(({ fileNumber, recipientName }) => `${fileNumber} (${recipientName})`).join(', ')
}
