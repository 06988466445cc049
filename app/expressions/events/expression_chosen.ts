/** Whoever is interested in a call is invited to apply, or is not. */
export default class ExpressionChosen {
  static readonly key = 'expression_chosen'

  constructor(
    readonly expressionId: number,
    readonly act: 'invite' | 'decline'
  ) {}
}
