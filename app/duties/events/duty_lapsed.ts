/** The day of a duty has passed and it was not done; only kinds that say so tell of it. */
export default class DutyLapsed {
  static readonly key = 'duty_lapsed'

  constructor(
    readonly dutyId: number,
    readonly thing: string,
    readonly kind: string
  ) {}
}
