import { ReportReminderSchema } from '#database/schema'

export default class ReportReminder extends ReportReminderSchema {}
