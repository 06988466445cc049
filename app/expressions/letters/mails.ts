import { germanInstant } from '#core/calendar/german_dates'
import type { Mail } from '#core/mail/outbox'
import { untilWhen } from '#expressions/domain/invitation'
import type Expression from '#expressions/models/expression'

/** To whoever is interested: it has come in. */
export function expressionReceived({ land, number, title, filedAt }: Expression): Mail {
  return {
    land,
    subject: `Interessenbekundung ${number} eingegangen`,
    paragraphs: [
      `Ihre Interessenbekundung „${title}“ ist am ${germanInstant(filedAt!)} eingegangen (${number}).`,
      'Sie ist noch kein Antrag. Wird sie ausgewählt, laden wir Sie ein, den Antrag zu stellen.',
    ],
  }
}

/** To its officers: somebody is interested. Needs its recipient. */
export function expressionCameIn({ land, number, recipient, title, filedAt }: Expression): Mail {
  return {
    land,
    mayWait: true,
    subject: `Neue Interessenbekundung ${number}: ${recipient.name}`,
    paragraphs: [`${recipient.name} hat am ${germanInstant(filedAt!)} Interesse bekundet: ${title}.`],
  }
}

/** To its officers and who leads them: a place is free again. Needs its recipient. */
export function expressionWithdrawn({ land, number, recipient, title, chosenAt }: Expression): Mail {
  return {
    land,
    subject: `Interessenbekundung ${number} zurückgezogen: ${recipient.name}`,
    paragraphs: [
      `${recipient.name} hat die Interessenbekundung „${title}“ zurückgezogen.`,
      ...(chosenAt ? ['Sie können andere einladen, auch wenn sie schon eine Absage haben.'] : []),
    ],
  }
}

/** To whoever is interested: whether it is invited; why stands in the letter. Needs its call. */
export function expressionChosen(expression: Expression): Mail {
  const { land, number, status, title } = expression
  const isInvited = status === 'invited'
  return {
    land,
    subject: isInvited ? `Einladung zum Antrag (${number})` : `Ihre Interessenbekundung ${number}`,
    paragraphs: isInvited
      ? [
          `Ihre Interessenbekundung „${title}“ ist ausgewählt. Bitte stellen Sie den Antrag ${untilWhen(expression)}.`,
          'In Anschub finden Sie sie unter „Anträge“; Ihre Angaben stehen im Antrag schon.',
        ]
      : [`Über Ihre Interessenbekundung „${title}“ ist entschieden. Das Schreiben liegt in Anschub unter „Anträge“.`],
  }
}
