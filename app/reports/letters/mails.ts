import type { Mail } from '#core/mail/outbox'
import type Application from '#applications/models/application'

/** To the recipient: what became of a report; without reasons it is accepted. */
export function reportJudged({ land, title, fileNumber }: Application, year: number, reasons: string | null): Mail {
  const said = reasons === null ? 'ist angenommen.' : `muss überarbeitet werden:\n\n${reasons}`
  return {
    land,
    subject: `Bericht ${year} zu ${fileNumber}`,
    paragraphs: [`Ihr Bericht für ${year} zu ${title} (${fileNumber}) ${said}`],
  }
}
