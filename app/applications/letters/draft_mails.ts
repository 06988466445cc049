import type { Mail } from '#core/mail/outbox'
import type Application from '#applications/models/application'

/** To a partner: it is named in an application, and what it is asked for. */
export function partnerInvited({ land, recipientName, title }: Application): Mail {
  return {
    land,
    subject: `${recipientName} nennt Sie als Partner`,
    paragraphs: [
      `${recipientName} bereitet einen gemeinsamen Antrag vor und hat Sie als Partner eingetragen: ${title}.`,
      'In Anschub finden Sie ihn unter „Anträge“. Dort tragen Sie Ihren Eigenanteil ein, legen Ihren Beschluss ab, und eine vertretungsberechtigte Person bestätigt den Anteil.',
    ],
  }
}

/** To a partner: its share still waits for it. */
export function partnerReminded({ land, recipientName, title }: Application): Mail {
  return {
    land,
    subject: `Ihr Anteil am Antrag von ${recipientName}`,
    paragraphs: [
      `${recipientName} erinnert an den gemeinsamen Antrag ${title}: Ihr Anteil ist noch nicht bestätigt.`,
      'In Anschub finden Sie ihn unter „Anträge“.',
    ],
  }
}

/** To a partner: it may lead the application. */
export function leadOffered({ land, recipientName, title }: Application): Mail {
  return {
    land,
    subject: `${recipientName} bietet Ihnen die Federführung an`,
    paragraphs: [
      `${recipientName} möchte Ihnen die Federführung des gemeinsamen Antrags ${title} übergeben.`,
      'Was das bedeutet, steht in Anschub auf der Seite Ihres Beitrags; dort nehmen Sie an oder lehnen ab.',
    ],
  }
}

/** To who leads an application: the partner does not want to. */
export function leadDeclined({ land, title }: Application, partner: string): Mail {
  return {
    land,
    subject: `${partner} übernimmt die Federführung nicht`,
    paragraphs: [`${partner} hat die Federführung des Antrags ${title} abgelehnt. Sie bleiben federführend.`],
  }
}

/** To who led an application until now. */
export function leadTaken({ land, title }: Application, partner: string): Mail {
  return {
    land,
    subject: `${partner} ist jetzt federführend`,
    paragraphs: [
      `${partner} hat die Federführung des gemeinsamen Antrags ${title} übernommen. Sie sind jetzt Partner.`,
      'Ihren Eigenanteil, Ihre Stellen und Ihren Teil der Ziele finden Sie in Anschub auf der Seite Ihres Beitrags; eine vertretungsberechtigte Person bestätigt den Anteil.',
    ],
  }
}

/** To who consents or signs inside the applicant's house: a draft waits for them. */
export function draftWaits({ land, title }: Application, from: string): Mail {
  return {
    land,
    subject: 'Ein Entwurf wartet auf Sie',
    paragraphs: [
      `${from} hat den Antrag ${title} weitergegeben. Er wartet jetzt auf Sie; Sie finden ihn auf Ihrer Übersicht.`,
    ],
  }
}

/** To those who write it: a draft came back with a word. */
export function draftReturned({ land, title }: Application, from: string, note: string): Mail {
  return {
    land,
    subject: 'Ein Entwurf ist wieder bei Ihnen',
    paragraphs: [`${from} hat den Antrag ${title} zurückgegeben:`, note],
  }
}
