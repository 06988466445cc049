import type { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { composeLetter } from '#letters/compose_letter'
import { demoNote } from '#letters/demo_note'
import type { Letter } from '#letters/domain/letter'
import { contactOf } from '#letters/letterhead'
import type Recipient from '#register/models/recipient'
import type Authority from '#tenancy/models/authority'
import type { SupplementItem } from '#applications/domain/supplement_items'

export type SupplementFacts = {
  items: readonly SupplementItem[]
  request: string
  askedAt: DateTime
  dueOn: Day
  fileNumber: string
  programme: string
  title: string
  submittedOn: Day
  callIsClosed: boolean
  /** The applicant has no other way than paper that we know of. */
  onPaper: boolean
  authority: Authority
  recipient: Recipient
}

export function supplementTitle(dueOn: Day): string {
  return `Nachforderung mit Frist ${germanDay(dueOn)}`
}

/** The request for supplements (Nachforderung, letters.md 2.g): what is missing, where it is entered, until when. No decision. */
export function supplementLetter(facts: SupplementFacts): Letter {
  const { items, authority, recipient, dueOn } = facts
  const isSingle = authority.voice === 'ich'
  return composeLetter({
    title: supplementTitle(dueOn),
    subjectLines: ['Nachforderung von Unterlagen', `${facts.programme} – ${facts.title}`],
    authority: contactOf(authority),
    contact: ['Auskunft erteilt', authority.unit ?? authority.name],
    addressLines: recipient.addressLines,
    fileNumber: facts.fileNumber,
    at: facts.askedAt,
    delivery: facts.onPaper ? 'Per Post' : 'Elektronisch über Anschub',
    note: demoNote(),
    blocks: [
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      {
        kind: 'paragraph',
        text: `Ihren Antrag vom ${germanDay(facts.submittedOn)} ${isSingle ? 'habe ich' : 'haben wir'} geprüft. Für die Entscheidung fehlen noch folgende Angaben und Unterlagen:`,
      },
      items.length
        ? {
            kind: 'table',
            caption: 'Was fehlt',
            head: ['Nr.', facts.onPaper ? 'Im Antrag' : 'Wo Sie es eintragen', 'Was fehlt und wofür es gebraucht wird'],
            widths: [0.3, 1.2, 2.5],
            rows: items.map(({ place, text }, index) => [String(index + 1), place, text]),
            sums: [],
          }
        : { kind: 'paragraph', text: facts.request },
      {
        kind: 'paragraph',
        text: `Bitte ${facts.onPaper ? `senden Sie uns alles so, dass es bis zum ${germanDay(dueOn)} bei uns eingeht` : `reichen Sie alles bis zum ${germanDay(dueOn)} über „Anschub“ ein`}. Können Sie die Frist nicht einhalten, beantragen Sie vor ihrem Ablauf eine Verlängerung und nennen Sie den Grund.`,
      },
      {
        kind: 'paragraph',
        text:
          `Liegen die Unterlagen bis dahin nicht vor, ${isSingle ? 'entscheide ich' : 'entscheiden wir'} nach Aktenlage. Das kann dazu führen, dass der Antrag ganz oder teilweise abgelehnt wird.` +
          (facts.callIsClosed
            ? ' Die Antragsfrist ist abgelaufen. Sie können den Antrag daher ergänzen und erläutern, ihn aber nicht mehr um neue Vorhaben oder einen höheren Betrag erweitern.'
            : ''),
      },
      { kind: 'paragraph', text: 'Dieses Schreiben ist keine Entscheidung über Ihren Antrag.' },
      { kind: 'paragraph', text: 'Im Auftrag' },
      { kind: 'paragraph', text: authority.name },
    ],
  })
}
