import type Day from '#core/calendar/day'

export type ReminderKind = 'four_weeks' | 'due_day'

/** Four weeks ahead the first reminder is due. */
export const FIRST_REMINDER_DAYS = 28

/** Which reminders are due on a day for a report due on another: four weeks ahead and on the day. */
export function remindersDue(dueOn: Day, today: Day): ReminderKind[] {
  const left = today.daysUntil(dueOn)
  return [
    ...(left <= FIRST_REMINDER_DAYS && left > 0 ? (['four_weeks'] as const) : []),
    ...(left <= 0 ? (['due_day'] as const) : []),
  ]
}
