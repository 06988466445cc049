import { euros } from '#core/money/german_money'
import type { Mail } from '#core/mail/outbox'
import type { FramePosting } from '#budgets/actions/post_to_budget'
import type BudgetLine from '#budgets/models/budget_line'

/** To those who confirm it: a posting waits for a second person. */
export function postingWaits({ land, address }: BudgetLine, { year, amount, text }: FramePosting, by: string): Mail {
  return {
    land,
    subject: `Buchung wartet auf Bestätigung (${address})`,
    paragraphs: [
      `${by} hat bei ${address} für ${year} eine Buchung über ${euros(amount)} eingetragen: ${text}.`,
      'Ab diesem Betrag bestätigt sie eine zweite Person. Bis dahin ist nichts gebucht.',
    ],
  }
}
