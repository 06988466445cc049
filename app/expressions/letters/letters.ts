import type { DateTime } from 'luxon'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { dayOf } from '#core/calendar/clock'
import { euros } from '#core/money/german_money'
import { printedForm } from '#forms/printed'
import { withResults } from '#forms/domain/results'
import { composeLetter } from '#letters/compose_letter'
import { demoNote } from '#letters/demo_note'
import type { Block, Letter } from '#letters/domain/letter'
import { contactOf } from '#letters/letterhead'
import { expressionParts } from '#expressions/domain/expression_form'
import { untilWhen } from '#expressions/domain/invitation'
import type Expression from '#expressions/models/expression'

type Written = { title: string; subject: string; at: DateTime; blocks: Block[] }

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** A letter about an expression of interest. Needs its authority, recipient and call with programme. */
function write(
  { authority, recipient, call, number, title: measure }: Expression,
  { title, subject, at, blocks }: Written
): Letter {
  return composeLetter({
    title,
    subjectLines: [subject, `${call.programme.name} – ${measure}`],
    authority: contactOf(authority),
    contact: ['Auskunft erteilt', authority.unit ?? authority.name],
    addressLines: recipient.addressLines,
    fileNumber: number!,
    at,
    delivery: 'Elektronisch über Anschub',
    note: demoNote(),
    blocks: [paragraph('Sehr geehrte Damen und Herren,'), ...blocks],
  })
}

export const RECEIPT = 'Eingang der Interessenbekundung'

/** What came in, whole, and when. Needs the version of its call too. */
export function expressionReceipt(expression: Expression): Letter {
  const { filedAt, number, recipient, expectedAmount, call, answers, places, lateReason } = expression
  const parts = expressionParts(call.definition, places ?? [])
  return write(expression, {
    title: RECEIPT,
    subject: 'Eingangsbestätigung der Interessenbekundung',
    at: filedAt!,
    blocks: [
      paragraph(
        `Ihre Interessenbekundung ist am ${germanInstant(filedAt!)} bei uns eingegangen.` +
          (lateReason ? ` Die Frist endete am ${germanInstant(call.expressionClosesAt!)}; sie ist verspätet.` : '')
      ),
      {
        kind: 'facts',
        rows: [
          ['Zeichen', number!],
          ['Interessenbekundende Stelle', recipient.name],
          ...(expectedAmount ? [['Voraussichtliche Zuwendung', euros(expectedAmount)] as [string, string]] : []),
          ...(lateReason ? [['Begründung der Verspätung', lateReason] as [string, string]] : []),
        ],
      },
      ...printedForm(parts, withResults(parts, answers)),
      { kind: 'heading', text: 'So geht es weiter' },
      paragraph(
        'Die Interessenbekundung ist noch kein Antrag, und ein Anspruch entsteht aus ihr nicht. Nach dem Ende der Frist wählen wir aus und laden Sie gegebenenfalls ein, den Antrag zu stellen. Beginnen Sie nicht mit dem Vorhaben, bevor Sie unseren Bescheid haben.'
      ),
      paragraph('Diese Bestätigung wurde automatisch erstellt und ist ohne Unterschrift gültig.'),
    ],
  })
}

export function choiceTitle(act: 'invite' | 'decline', at: DateTime): string {
  return `${act === 'invite' ? 'Einladung zum Antrag' : 'Auswahl der Interessenbekundungen'} vom ${germanDay(dayOf(at))}`
}

/** Whether whoever is interested is invited, and why; no decision on an application. */
export function choiceLetter(expression: Expression, act: 'invite' | 'decline'): Letter {
  const { choiceReason, chosenAt, filedAt, authority } = expression
  const of = `Ihre Interessenbekundung vom ${germanDay(dayOf(filedAt!))}`
  const we =
    authority.voice === 'ich'
      ? { invite: 'lade ich', could: 'konnte ich', me: 'mir' }
      : { invite: 'laden wir', could: 'konnten wir', me: 'uns' }
  return write(expression, {
    title: choiceTitle(act, chosenAt!),
    subject: act === 'invite' ? 'Einladung, einen Antrag zu stellen' : 'Ergebnis der Auswahl',
    at: chosenAt!,
    blocks: [
      ...(act === 'invite'
        ? [
            paragraph(
              `${of} ist ausgewählt. Hiermit ${we.invite} Sie ein, ${untilWhen(expression)} über „Anschub“ den Antrag zu stellen. Was Sie schon angegeben haben, steht dort bereit.`
            ),
            paragraph(
              'Die Einladung ist keine Zusage: Über den Antrag wird gesondert entschieden. Beginnen Sie nicht mit dem Vorhaben, bevor Sie den Bescheid haben.'
            ),
          ]
        : [
            paragraph(`${of} ${we.could} in der Auswahl nicht berücksichtigen.`),
            paragraph(
              `Dieses Schreiben ist keine Entscheidung über einen Antrag. Treten andere zurück, können Sie noch eingeladen werden. Wünschen Sie eine förmliche Entscheidung, teilen Sie ${we.me} das bitte mit.`
            ),
          ]),
      ...(choiceReason ? [paragraph(`Begründung: ${choiceReason}`)] : []),
      paragraph('Im Auftrag'),
      paragraph(expression.chooser.name),
    ],
  })
}
