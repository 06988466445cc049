import { germanDay } from '#core/calendar/german_dates'
import Day from '#core/calendar/day'
import { demoNote } from '#letters/demo_note'
import type { Block, Letter } from '#letters/domain/letter'
import { letterheadOf } from '#letters/letterhead'
import { paragraphsOf } from '#programmes/domain/wording'
import type Call from '#programmes/models/call'

/** The directive that a call rests on, as it stands in the call's version of its programme. Needs version, programme and authority. */
export function directivePrint({ definition, code, opensAt, programme }: Call): Letter {
  const { title, dated, citation, ends, wording = '' } = definition.guideline
  return {
    title,
    subjectLines: [title],
    letterhead: letterheadOf(programme.authority),
    deliveryNote: null,
    address: [],
    information: [
      ['Vom', germanDay(Day.parse(dated))],
      ['Fundstelle', citation],
      ...(ends ? [['Außer Kraft nach dem', germanDay(Day.parse(ends))] as [string, string]] : []),
      ['Programm', definition.name],
    ],
    fileNumber: code,
    dated: germanDay(Day.parse(dated)),
    createdAt: opensAt.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote(),
    blocks: paragraphsOf(wording).map(({ isHeading, text }): Block =>
      isHeading ? { kind: 'heading', text } : { kind: 'paragraph', text }
    ),
  }
}
