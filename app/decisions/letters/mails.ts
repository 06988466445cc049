import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Mail } from '#core/mail/outbox'
import type Application from '#applications/models/application'
import type Decision from '#decisions/models/decision'

/** To the recipient: a notice is out, by the way it goes. */
export function noticeOut(application: Application, { retrievableUntil, noticeFacts }: Decision): Mail {
  return retrievableUntil
    ? noticeReady(application, retrievableUntil, noticeFacts.recipient.delivery)
    : noticeOnItsWay(application)
}

/** To the recipient: a notice lies ready, and who retrieves it. What it says stands in the notice alone. */
function noticeReady(
  { land, title, fileNumber }: Application,
  retrievableUntil: Day,
  delivery: string | undefined
): Mail {
  const who = delivery === 'portal_signatory' ? ' Abrufen kann ihn nur eine vertretungsberechtigte Person.' : ''
  return {
    land,
    subject: `Bescheid zum Abruf bereit (${fileNumber})`,
    paragraphs: [
      `zu ${title} (${fileNumber}) liegt ein Bescheid in Anschub zum Abruf bereit.${who}`,
      'Er gilt am Tag nach dem Abruf als bekannt gegeben; damit beginnt die Frist für einen Rechtsbehelf. ' +
        `Rufen Sie ihn nicht bis zum ${germanDay(retrievableUntil)} ab, übermitteln wir ihn auf anderem Weg.`,
    ],
  }
}

/** To the recipient who wants no retrieval, or for whom it would take effect too late: a notice is on its way. */
function noticeOnItsWay({ land, title, fileNumber }: Application): Mail {
  return {
    land,
    subject: `Bescheid unterwegs (${fileNumber})`,
    paragraphs: [
      `zu ${title} (${fileNumber}) ist ein Bescheid ergangen. Er geht Ihnen nicht über den Abruf in Anschub zu, sondern mit der Post oder durch Zustellung.`,
      'Sobald wir die Übermittlung eingetragen haben, können Sie ihn auch in Anschub lesen.',
    ],
  }
}

/** To the officer, once for a decision: its notice was not retrieved in time. */
export function noticeUnretrieved(
  { land, title, fileNumber }: Application,
  decisionId: number,
  until: Day,
  on: Day
): Mail {
  return {
    land,
    key: `not_retrieved:${decisionId}`,
    subject: `Bescheid nicht abgerufen (${fileNumber})`,
    paragraphs: [
      `der Bescheid zu ${title} (${fileNumber}) wurde bis zum ${germanDay(until)} nicht abgerufen. Er ist damit nicht bekannt gegeben.`,
      `Übermitteln Sie ihn auf anderem Weg und tragen Sie das in der Akte ein. Stand: ${germanDay(on)}.`,
    ],
  }
}

/** To the head, once for a decision: its signed notice may not go out any more. */
export function noticeStopped(
  { land, title, fileNumber }: Application,
  decisionId: number,
  causes: readonly string[],
  isOnItsWay: boolean
): Mail {
  return {
    land,
    key: `notice_stopped:${decisionId}`,
    subject: `Bescheid darf nicht mehr hinausgehen (${fileNumber})`,
    paragraphs: [
      `der unterzeichnete Bescheid zu ${title} (${fileNumber}) darf so nicht mehr hinausgehen:`,
      causes.join(' '),
      ...(isOnItsWay
        ? [
            'Klären Sie zuerst, ob er schon zur Post gegeben oder zugestellt ist: Dann wird das in der Akte eingetragen, und er gilt.',
          ]
        : []),
      'Rufen Sie ihn in der Akte mit einem Grund zurück; danach wird neu entschieden.',
    ],
  }
}

/** To the proposer: what was proposed beside the application itself came back. */
export function proposalReturned({ land, title, fileNumber }: Application, what: string, reason: string): Mail {
  return {
    land,
    subject: `Vorschlag zurückgegeben (${fileNumber})`,
    paragraphs: [
      `Ihr Vorschlag „${what}“ zu ${title} (${fileNumber}) wurde zurückgegeben:`,
      reason,
      'In der Akte können Sie einen neuen Vorschlag machen.',
    ],
  }
}

/** To the proposer: what was signed came back before it took effect. */
export function decisionRecalled({ land, title, fileNumber }: Application, reason: string): Mail {
  return {
    land,
    subject: `Bescheid zurückgerufen (${fileNumber})`,
    paragraphs: [
      `der unterzeichnete Bescheid zu ${title} (${fileNumber}) wurde zurückgerufen, bevor er bekannt gegeben war:`,
      reason,
      'Was er im Haushalt gebunden hat, ist zurückgebucht. In der Akte können Sie neu vorschlagen.',
    ],
  }
}

/** To the recipient: the notice that lay ready is none any more. */
export function noticeRecalled({ land, title, fileNumber }: Application): Mail {
  return {
    land,
    subject: `Bescheid nicht mehr zum Abruf bereit (${fileNumber})`,
    paragraphs: [
      `zu ${title} (${fileNumber}) lag ein Bescheid in Anschub zum Abruf bereit. Er wurde zurückgerufen, bevor er bekannt gegeben war, und hat keine Wirkung.`,
      'Sie erhalten einen neuen Bescheid.',
    ],
  }
}
