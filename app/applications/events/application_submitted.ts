/** An application, or a supplement to it, was filed. */
export default class ApplicationSubmitted {
  static readonly key = 'application_submitted'

  constructor(readonly submissionId: number) {}
}
