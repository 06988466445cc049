/** A decision has its final signature. */
export default class DecisionSigned {
  static readonly key = 'decision_signed'

  constructor(readonly decisionId: number) {}
}
