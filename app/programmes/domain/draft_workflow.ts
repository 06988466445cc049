import Refusal from '#core/refusal'

type Transition = { readonly from: readonly string[]; readonly to: string }

/** The life of a draft of a programme: written by one person, proposed, and published by another. */
export const DRAFT_WORKFLOW = {
  propose: { from: ['draft'], to: 'proposed' },
  return: { from: ['proposed'], to: 'draft' },
  publish: { from: ['proposed'], to: 'published' },
  discard: { from: ['draft', 'proposed'], to: 'discarded' },
} as const satisfies Record<string, Transition>

export type DraftAct = keyof typeof DRAFT_WORKFLOW
export type DraftStatus = (typeof DRAFT_WORKFLOW)[DraftAct]['from'][number] | (typeof DRAFT_WORKFLOW)[DraftAct]['to']

export const DRAFT_WORDS: Readonly<Record<DraftStatus, string>> = {
  draft: 'in Arbeit',
  proposed: 'wartet auf die zweite Person',
  published: 'veröffentlicht',
  discarded: 'verworfen',
}

export function mayDraft(act: DraftAct, status: DraftStatus): boolean {
  return (DRAFT_WORKFLOW[act].from as readonly DraftStatus[]).includes(status)
}

/** @throws Refusal programmes.draft_is_further */
export function nextDraft(act: DraftAct, status: DraftStatus): DraftStatus {
  if (!mayDraft(act, status)) throw new Refusal('programmes.draft_is_further', { status: DRAFT_WORDS[status] })
  return DRAFT_WORKFLOW[act].to
}
