import ical, { ICalCalendarMethod } from 'ical-generator'
import { installation } from '#core/installation'
import type Office from '#identity/office'
import Duty from '#duties/models/duty'

const MOST = 500

/** The deadlines of an office as a calendar (RFC 5545): whole days, each with the page on which it is done. */
export async function calendarOf(office: Office): Promise<string> {
  const duties = await Duty.openFor(office).whereNotNull('due_on').limit(MOST)
  const { address } = installation()
  const calendar = ical({
    name: `Anschub: ${office.name}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: '-//Anschub//Fristen//DE',
  })
  for (const duty of duties)
    calendar.createEvent({
      id: `frist-${duty.id}@${new URL(address).host}`,
      stamp: duty.since.toJSDate(),
      start: new Date(duty.dueOn!.iso),
      allDay: true,
      summary: duty.words,
      description: duty.subject,
      url: address + duty.page,
    })
  return calendar.toString()
}
