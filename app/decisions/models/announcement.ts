import type { Step } from '#core/derivation'
import { AnnouncementSchema } from '#database/schema'
import type { Channel } from '#decisions/domain/announcement'

/** How a notice reached its addressee, and the day on which it counts as announced (Bekanntgabe). */
export default class Announcement extends AnnouncementSchema {
  declare channel: Channel
  declare derivation: Step[]
}
