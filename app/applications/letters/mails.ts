import type { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import type { Mail } from '#core/mail/outbox'
import { euros } from '#core/money/german_money'
import type Application from '#applications/models/application'

/** To the other side of a file: somebody has written; what it says is read in Anschub alone. */
export function messageReceived({ land, fileNumber, title, recipientName }: Application, byApplicant: boolean): Mail {
  return {
    land,
    mayWait: true,
    subject: `Neue Nachricht zu ${fileNumber}`,
    paragraphs: [
      `${byApplicant ? recipientName : 'Die Bewilligungsbehörde'} hat Ihnen zu ${fileNumber} (${title}) geschrieben.`,
      'Sie lesen die Nachricht in Anschub in der Akte unter „Nachrichten“.',
    ],
  }
}

/** To the applicant: what is missing, and until when. */
export function supplementsAsked({ land, fileNumber, title }: Application, request: string, dueOn: Day): Mail {
  return {
    land,
    subject: `Nachforderung zu ${fileNumber}`,
    paragraphs: [
      `zu Ihrem Antrag ${fileNumber} (${title}) fehlen noch Angaben oder Unterlagen:`,
      request,
      `Bitte reichen Sie alles bis zum ${germanDay(dueOn)} über Anschub ein. Diese Nachricht ist keine Entscheidung über Ihren Antrag.`,
    ],
  }
}

/** To the applicant: more time for what is missing. */
export function supplementExtended({ land, fileNumber, title }: Application, until: Day): Mail {
  return {
    land,
    subject: `Frist verlängert zu ${fileNumber}`,
    paragraphs: [`die Frist der Nachforderung zu ${fileNumber} (${title}) ist bis zum ${germanDay(until)} verlängert.`],
  }
}

/** To the applicant: what it filed has come in. */
export function filingConfirmed(application: Application, supplementing: boolean, at: DateTime, onPaper = false): Mail {
  const { land, fileNumber } = application
  const what = supplementing ? 'die Ergänzung zu Ihrem Antrag' : 'Ihr Antrag'
  return {
    land,
    subject: `Eingangsbestätigung ${fileNumber}`,
    paragraphs: [
      `${what} ist am ${onPaper ? `${germanDay(dayOf(at))} auf Papier` : germanInstant(at)} eingegangen.\n${filed(application)}`,
      'Die Eingangsbestätigung liegt in Ihrer Akte. Sie ist keine Zusage. Beginnen Sie nicht mit dem Vorhaben, bevor Sie unseren Bescheid haben.',
    ],
  }
}

/** To the authority: what has come in. */
export function filingReceived(application: Application, supplementing: boolean, at: DateTime, onPaper: boolean): Mail {
  const { land, fileNumber, recipientName } = application
  return {
    land,
    mayWait: true,
    subject: `${supplementing ? 'Ergänzung' : 'Neuer Antrag'} ${fileNumber}: ${recipientName}`,
    paragraphs: [
      `${recipientName}: eingegangen am ${onPaper ? `${germanDay(dayOf(at))} auf Papier` : germanInstant(at)}.\n${filed(application)}`,
    ],
  }
}

/** To an authority: nobody has a file now. */
export function withoutOfficer({ land, fileNumber, title }: Application): Mail {
  return {
    land,
    subject: `Akte ${fileNumber} ist ohne Bearbeitung`,
    paragraphs: [
      `in der Akte ${fileNumber} (${title}) hat sich die bearbeitende Person für befangen erklärt. Bitte übernehmen Sie die Akte oder teilen Sie sie zu; der Punkt „Keine Befangenheit“ ist neu zu beantworten.`,
    ],
  }
}

/** What a referral tells its applicant and partners. */
export type ReferralTold = { to: string; reason: string; sentOn: Day | null; requestDropped: boolean }

/** To the applicant: who decides instead. */
export function referredAway(application: Application, { to, reason, sentOn, requestDropped }: ReferralTold): Mail {
  const { land, fileNumber, title } = application
  return {
    land,
    subject: `Abgabe Ihres Antrags ${fileNumber}`,
    paragraphs: [
      `Ihr Antrag ${fileNumber} (${title}) ist an die zuständige Stelle abgegeben: ${to}. Grund: ${reason}`,
      sentOn
        ? `Wir haben Ihre Unterlagen am ${germanDay(sentOn)} dorthin übersandt; diese Stelle arbeitet nicht mit Anschub. Hier ist das Verfahren beendet.`
        : 'Der Tag des Eingangs bleibt derselbe. Sie müssen nichts veranlassen; alles Weitere finden Sie wie bisher in Ihrer Akte.',
      ...(requestDropped
        ? [
            'Unsere Nachforderung müssen Sie nicht mehr beantworten; was Sie an einer Antwort begonnen und nicht eingereicht hatten, entfällt.',
          ]
        : []),
    ],
  }
}

/** To the applicant: the file is with us again. */
export function referralTakenBack({ land, fileNumber, title }: Application): Mail {
  return {
    land,
    subject: `Antrag ${fileNumber} ist wieder bei uns`,
    paragraphs: [
      `Ihr Antrag ${fileNumber} (${title}), den wir abgegeben hatten, ist wieder bei uns und wird hier weiter bearbeitet.`,
    ],
  }
}

/** To its officers: a file that was sent out goes on here. */
export function takenBackHere({ land, fileNumber, title }: Application, by: string, reason: string): Mail {
  return {
    land,
    subject: `Akte ${fileNumber} ist wieder übernommen`,
    paragraphs: [`${by} hat die abgegebene Akte ${fileNumber} (${title}) wieder übernommen. Grund: ${reason}`],
  }
}

/** To an authority: a file that is its own from now on. */
export function referredHere(application: Application, from: string, reason: string): Mail {
  const { land, fileNumber } = application
  return {
    land,
    subject: `Akte ${fileNumber} ist an Ihre Behörde abgegeben`,
    paragraphs: [`${from} hat abgegeben:\n${filed(application)}`, `Grund: ${reason}`],
  }
}

/** To an officer: files that are theirs from now on. */
export function handedOver(files: readonly Application[], by: string, reason: string): Mail {
  const [{ land, fileNumber }] = files
  return {
    land,
    subject:
      files.length === 1 ? `Akte ${fileNumber} ist Ihnen übergeben` : `${files.length} Akten sind Ihnen übergeben`,
    paragraphs: [
      `${by} hat Ihnen ${files.length === 1 ? 'diese Akte' : 'diese Akten'} übergeben:`,
      files.map((file) => `${file.fileNumber}, ${file.recipientName}`).join('\n'),
      `Grund: ${reason}`,
    ],
  }
}

function filed({ title, fileNumber, requestedAmount }: Application): string {
  return `${title}\nAktenzeichen: ${fileNumber}\nBeantragt: ${euros(requestedAmount!)}`
}

/** To the applicant: what it took back on paper is recorded. */
export function retractionRecorded({ land, fileNumber, title }: Application): Mail {
  return {
    land,
    subject: `Rücknahme Ihres Antrags ${fileNumber}`,
    paragraphs: [
      `Sie haben Ihren Antrag ${fileNumber} (${title}) auf Papier zurückgenommen. Das ist festgehalten; das Verfahren ist beendet.`,
      'Stimmt das nicht, melden Sie sich bitte sofort bei uns.',
    ],
  }
}
