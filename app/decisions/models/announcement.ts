import { AnnouncementSchema } from '#database/schema'

/** That the addressee retrieved a notice, and the day on which it counts as announced (Bekanntgabe). */
export default class Announcement extends AnnouncementSchema {}
