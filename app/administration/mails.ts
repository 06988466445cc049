import type { Mail } from '#core/mail/outbox'
import type { Role } from '#identity/domain/roles'

const WORDS: Partial<Record<Role, string>> = {
  head_of_unit: 'zeichnet Bescheide',
  budget_officer: 'zeichnet für den Haushalt mit und bucht',
  admin_technical: 'vergibt Rollen',
}

/** To the heads of an office: somebody signs, binds money or gives roles there from now on. */
export function roleConfirmed(land: string, given: { person: string; role: Role; office: string }): Mail {
  const { person, role, office } = given
  return {
    land,
    subject: 'Neue Befugnis in Ihrer Stelle',
    paragraphs: [
      `${person} ${WORDS[role]} ab heute in Anschub: ${office}.`,
      'Zwei Personen der Administration haben das bestätigt. Ist es nicht richtig, wenden Sie sich bitte gleich an sie.',
    ],
  }
}
