import { DocumentSchema } from '#database/schema'

/** A file as it was received or produced: written once, found by its hash, never changed. */
export default class Document extends DocumentSchema {
  declare kind: 'attachment' | 'receipt' | 'letter' | 'notice' | 'export' | 'message'
}
