/** An applicant was asked for what is missing. */
export default class SupplementsRequested {
  static readonly key = 'supplements_requested'

  constructor(readonly requestId: number) {}
}
