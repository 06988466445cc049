import type { Mail } from '#core/mail/outbox'
import { printedSeal, type Seal } from '#integrity/domain/seal'
import type { Finding } from '#integrity/domain/journal_walk'

/** To the audit office, daily: the head of the journal, to be kept outside of this installation. */
export function sealed(seal: Seal): Mail {
  return {
    land: seal.land,
    subject: `Siegel ${seal.number} des Journals`,
    paragraphs: [
      'bitte bewahren Sie dieses Siegel außerhalb von Anschub auf. Mit ihm lässt sich später zeigen, ob ein Eintrag des Journals geändert oder gelöscht wurde.',
      printedSeal(seal).trim(),
      'Prüfen können Sie ein Siegel jederzeit auf der Seite „Unversehrtheit“.',
    ],
    key: `seal:${seal.land}:${seal.number}`,
  }
}

/** To audit and administration: something is not as it was written. */
export function notWhole(land: string, findings: readonly Finding[], day: string): Mail {
  return {
    land,
    subject: 'Daten sind nicht mehr unversehrt',
    paragraphs: [
      'bei der nächtlichen Prüfung passte etwas nicht zu dem, was geschrieben wurde:',
      findings.map(({ what }) => `- ${what}`).join('\n'),
      'Bitte ändern Sie nichts, sichern Sie den Stand und verständigen Sie die Innenrevision.',
    ],
    key: `integrity:${land}:${day}:${findings.length}`,
  }
}
