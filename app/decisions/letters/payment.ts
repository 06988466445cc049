import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Fraction from '#core/money/fraction'
import { euros, figures } from '#core/money/german_money'
import Money from '#core/money/money'
import { type Block, numbered } from '#letters/domain/letter'
import type { RuleConstants } from '#tenancy/domain/rulebook'
import { distribute } from '#financing/domain/distribution'
import { retained } from '#financing/domain/drawdown'
import { type NoticeFacts, thawed } from '#decisions/domain/notice_facts'
import { caseTexts } from '#decisions/letters/case_texts'
import type { Wording } from '#decisions/letters/wording'

/** The section on payment: its texts, and the instalments with their days where there are fixed ones. */
export function paymentBlocks(section: number, facts: NoticeFacts, { values, on }: Wording): Block[] {
  const table = instalmentTable(facts, on)
  return [...numbered(section, paymentTexts(facts, values)), ...(table ? [table] : [])]
}

/** When the money comes and where to, with what the Land keeps back until the use is proved. */
function paymentTexts(facts: NoticeFacts, values: RuleConstants): string[] {
  const { programme, amount, recipient } = facts
  const { amount: kept } = retained(Money.parse(amount), Fraction.percent(String(values.retentionPercent)))
  const { payee } = recipient
  return [
    ...caseTexts(programme.notice.payment, facts, values),
    ...(payee
      ? [
          `Gezahlt wird an ${payee.name}, IBAN ${payee.iban}${payee.reference ? `, Kassenzeichen ${payee.reference}` : ''}. Eine andere Bankverbindung ist der Bewilligungsbehörde von einer vertretungsberechtigten Person mitzuteilen.`,
        ]
      : []),
    ...(kept.isPositive
      ? [
          `Ein Betrag von ${values.retentionPercent} % der Zuwendung (${euros(kept)}) wird bis zum Abschluss der Prüfung des Verwendungsnachweises einbehalten.`,
        ]
      : []),
    ...(facts.period.years.length > 1
      ? [
          'Nicht abgerufene Mittel eines Haushaltsjahres stehen im Folgejahr nur nach einer Änderung dieses Bescheides zur Verfügung.',
        ]
      : []),
  ]
}

/** The instalments of every budget year with their days; those whose day is past on the day of the notice are paid once it is final. */
function instalmentTable(facts: NoticeFacts, on: Day): Block | null {
  const { instalments } = facts.programme.notice
  if (!instalments?.length) return null
  const rows = thawed(facts).tranches.flatMap(({ year, amount }) => {
    const parts = distribute(
      amount,
      instalments.map(() => Fraction.ONE)
    )
    const days = instalments.map(({ day, month }, index) => ({ due: Day.of(year, month, day), part: parts[index] }))
    const past = Money.sum(days.filter(({ due }) => !due.isAfter(on)).map(({ part }) => part))
    return [
      ...(past.isPositive ? [[`${year}, nach Eintritt der Bestandskraft`, figures(past)]] : []),
      ...days.filter(({ due }) => due.isAfter(on)).map(({ due, part }) => [germanDay(due), figures(part)]),
    ]
  })
  const [caption, head] = ['Teilbeträge in Euro', ['Zum', 'Betrag']]
  return {
    kind: 'table',
    caption,
    head,
    rows: [...rows, ['Summe', figures(Money.parse(facts.amount))]],
    sums: [rows.length],
  }
}
