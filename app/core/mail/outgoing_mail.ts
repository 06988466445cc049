import { OutgoingMailSchema } from '#database/schema'

/** A mail that waits for, or has had, its delivery. The row is written with the act it tells of. */
export default class OutgoingMail extends OutgoingMailSchema {
  static table = 'outgoing_mails'
}
