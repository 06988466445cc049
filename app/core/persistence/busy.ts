/** Others held what this act needed, longer than anybody should wait. Nothing was done; it can be sent again. */
export default class Busy extends Error {
  /** Seconds after which trying again makes sense. */
  static readonly retryAfter = 3

  constructor() {
    super('a lock could not be had in time')
  }
}
