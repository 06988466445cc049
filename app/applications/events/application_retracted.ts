/** The applicant took the application back before anything was decided. */
export default class ApplicationRetracted {
  static readonly key = 'application_retracted'

  constructor(readonly applicationId: number) {}
}
