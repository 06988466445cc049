import Refusal from '#core/refusal'

type Transition = { readonly from: readonly string[]; readonly to: string }

/**
 * The life of an expression of interest (Interessenbekundung) as one table. It is no application: nothing is decided about
 * it, it is chosen or not, and who was not chosen may still be invited when others step back.
 */
export const EXPRESSION_WORKFLOW = {
  file: { from: ['draft'], to: 'filed' },
  invite: { from: ['filed', 'declined'], to: 'invited' },
  decline: { from: ['filed'], to: 'declined' },
  withdraw: { from: ['draft', 'filed', 'invited'], to: 'withdrawn' },
} as const satisfies Record<string, Transition>

export type ExpressionAct = keyof typeof EXPRESSION_WORKFLOW
export type ExpressionStatus =
  (typeof EXPRESSION_WORKFLOW)[ExpressionAct]['from'][number] | (typeof EXPRESSION_WORKFLOW)[ExpressionAct]['to']

export const EXPRESSION_WORDS: Readonly<Record<ExpressionStatus, string>> = {
  draft: 'Entwurf',
  filed: 'Abgegeben',
  invited: 'Eingeladen',
  declined: 'Nicht ausgewählt',
  withdrawn: 'Zurückgezogen',
}

export function mayExpress(act: ExpressionAct, status: ExpressionStatus): boolean {
  return (EXPRESSION_WORKFLOW[act].from as readonly ExpressionStatus[]).includes(status)
}

/** @throws Refusal expressions.act_not_possible */
export function nextExpression(act: ExpressionAct, status: ExpressionStatus): ExpressionStatus {
  if (!mayExpress(act, status)) throw new Refusal('expressions.act_not_possible', { status: EXPRESSION_WORDS[status] })
  return EXPRESSION_WORKFLOW[act].to
}
