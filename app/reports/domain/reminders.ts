import type Day from '#core/calendar/day'

export type ReminderKind = 'four_weeks' | 'due_day'

/** Which reminders are due on a day for a report due on another: four weeks ahead and on the day. */
export function remindersDue(dueOn: Day, today: Day): ReminderKind[] {
  const left = today.daysUntil(dueOn)
  return [...(left <= 28 && left > 0 ? (['four_weeks'] as const) : []), ...(left <= 0 ? (['due_day'] as const) : [])]
}
