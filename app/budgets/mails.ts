import { wordFor } from '#core/http/sentences'
import { euros } from '#core/money/german_money'
import type { Mail } from '#core/mail/outbox'
import type { FramePosting } from '#budgets/actions/post_to_budget'
import type BudgetLine from '#budgets/models/budget_line'

/** To those who confirm it: a posting waits for a second person. */
export function postingWaits(line: BudgetLine, posting: FramePosting, by: string): Mail {
  return {
    land: line.land,
    subject: `Buchung wartet auf Bestätigung (${line.address})`,
    paragraphs: [
      `${by} hat eine Buchung eingetragen: ${inWords(line, posting)}`,
      'Ab diesem Betrag bestätigt sie eine zweite Person. Bis dahin ist nichts gebucht.',
    ],
  }
}

/** To whoever entered it: what became of it. */
export function postingEnded(line: BudgetLine, posting: FramePosting, act: string, by: string): Mail {
  const posted = act === 'budget.posting_confirmed'
  return {
    land: line.land,
    subject: `Ihre Buchung ist ${posted ? 'bestätigt' : 'zurückgenommen'} (${line.address})`,
    paragraphs: [
      `${by} hat Ihre Buchung ${posted ? 'bestätigt; sie ist gebucht' : 'zurückgenommen; gebucht ist nichts'}: ${inWords(line, posting)}`,
    ],
  }
}

function inWords({ address }: BudgetLine, { kind, year, decidedIn, amount, text, document }: FramePosting): string {
  const when = kind === 'authorisation' ? `im Haushalt ${decidedIn}, fällig ${year}` : String(year)
  return `${wordFor(`posting.${kind}`)}, ${address}, ${when}, ${euros(amount)}. Grund: ${text}.${document ? ` Beleg: ${document}.` : ''}`
}
