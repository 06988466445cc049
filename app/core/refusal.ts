/**
 * The rules say no. Thrown by domain code and actions, shown to the user as a German sentence found
 * under this code in `resources/lang/de/refusals.json`; never logged as an error. Thrown inside a
 * transaction it rolls the transaction back by itself.
 */
export default class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: Record<string, string | number> = {},
    /** The input that it concerns, where there is one. */
    readonly input?: string
  ) {
    super(code)
  }
}
