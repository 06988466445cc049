import { StandardTextSchema } from '#database/schema'

/** A text that a Land's people entered to become part of notices; found by its hash, never changed. */
export default class StandardText extends StandardTextSchema {}
