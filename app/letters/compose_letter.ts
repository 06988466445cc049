import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import type { Block, Letter } from '#letters/domain/letter'

/** What a letter of an authority is made of besides its layout. */
export type Content = {
  title: string
  subjectLines: string[]
  authority: { letterhead: Letter['letterhead']; unit: string | null; name: string; phone: string | null }
  /** How the one who answers questions is called, e.g. "Auskunft erteilt", and who it is. */
  contact: [string, string]
  addressLines: string[]
  fileNumber: string
  at: DateTime
  delivery: string
  /** On every page of a letter that is not a real one. */
  note: string | null
  blocks: Block[]
}

/** A letter by what is in it: address field, information block and dates stand the same in every letter. */
export function composeLetter(content: Content): Letter {
  const { title, subjectLines, authority, contact, addressLines, fileNumber, at, delivery, note, blocks } = content
  const dated = germanDay(dayOf(at))
  return {
    title,
    subjectLines,
    letterhead: authority.letterhead,
    deliveryNote: delivery,
    address: addressLines,
    information: [['Aktenzeichen', fileNumber], contact, ['Telefon', authority.phone ?? '–'], ['Datum', dated]],
    fileNumber,
    dated,
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: note,
    blocks,
  }
}
