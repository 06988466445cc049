/** A notice counts as announced: with it a grant takes effect, or changes. */
export default class DecisionAnnounced {
  static readonly key = 'decision_announced'

  constructor(
    readonly decisionId: number,
    readonly grantId: number | null
  ) {}
}
