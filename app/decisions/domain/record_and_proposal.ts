import Refusal from '#core/refusal'
import type { Answers } from '#forms/domain/form'
import {
  FORMAL_CHECKS,
  LEAST_LETTERS,
  OUTCOMES,
  type Outcome,
  isAffirmed,
  noteOf,
  outcomeOf,
} from '#reviews/domain/review_items'
import type { Overlap } from '#decisions/domain/double_funding'

/**
 * The proposal is what the review came to, and the review affirms nothing that the house knows better: a receipt after
 * the last day without a word why it counts all the same (reinstatement, or a deadline that does not cut off), files that
 * were found and are not spoken of.
 *
 * @throws Refusal decisions.contradicts_record, decisions.check_contradicted
 */
export function assertRecordCarries(
  answers: Answers,
  kind: 'approval' | 'rejection',
  known: { isLate: boolean; received: string; closed: string; overlaps: readonly Overlap[] }
): void {
  const proposed: Outcome = kind === 'approval' ? 'grant' : 'reject'
  const recorded = outcomeOf(answers)
  if (recorded !== proposed)
    throw new Refusal(
      'decisions.contradicts_record',
      { record: recorded ? OUTCOMES[recorded] : 'offen', proposal: OUTCOMES[proposed] },
      'kind'
    )
  const isConsidered = noteOf(answers, 'deadline').length >= LEAST_LETTERS
  if (known.isLate && isAffirmed(answers, 'deadline') && !isConsidered)
    throw contradicted('deadline', `Eingang ${known.received}, Frist bis ${known.closed}`)
  const unspoken =
    isAffirmed(answers, 'no_double_funding') && noteOf(answers, 'no_double_funding').length < LEAST_LETTERS
  if (known.overlaps.length > 0 && unspoken)
    throw contradicted('no_double_funding', known.overlaps.map(({ fileNumber }) => fileNumber).join(', '))
}

function contradicted(key: string, found: string): Refusal {
  const item = FORMAL_CHECKS.find((check) => check.key === key)!.label
  return new Refusal('decisions.check_contradicted', { item, found, least: LEAST_LETTERS })
}
