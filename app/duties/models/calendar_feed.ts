import { CalendarFeedSchema } from '#database/schema'

/** The address under which a calendar program reads somebody's deadlines in one office; of the address only the hash is kept. */
export default class CalendarFeed extends CalendarFeedSchema {}
