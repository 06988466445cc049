import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Fraction from '#core/money/fraction'
import { euros, figures } from '#core/money/german_money'
import Money from '#core/money/money'
import { type Block, numbered } from '#letters/domain/letter'
import type { RuleConstants } from '#tenancy/domain/rulebook'
import { distribute } from '#financing/domain/distribution'
import { retained } from '#financing/domain/drawdown'
import { type NoticeFacts, thawed, thawedTranches } from '#decisions/domain/notice_facts'
import { caseTexts } from '#decisions/letters/case_texts'
import type { Wording } from '#decisions/letters/wording'

/** The section on payment: its texts, and the instalments with their days where there are fixed ones. */
export function paymentBlocks(section: number, facts: NoticeFacts, { values, on }: Wording): Block[] {
  const table = instalmentTable(facts, values, on)
  return [...numbered(section, paymentTexts(facts, values)), ...(table ? [table] : [])]
}

/** When the money comes and where to, with what the Land keeps back until the use is proved. */
function paymentTexts(facts: NoticeFacts, values: RuleConstants): string[] {
  const { programme, amount, recipient } = facts
  const { amount: kept } = retained(Money.parse(amount), Fraction.percent(String(values.retentionPercent)))
  const { payee } = recipient
  return [
    ...caseTexts(programme.notice.payment, facts, values),
    ...(programme.notice.instalments?.length
      ? [
          'Vor Eintritt der Bestandskraft dieses Bescheides wird nichts ausgezahlt; ein Teilbetrag, dessen Tag dann vorüber ist, wird anschließend gezahlt.',
        ]
      : []),
    ...(payee
      ? [
          `Gezahlt wird an ${payee.name} auf das im Antrag angegebene Konto (IBAN ${masked(payee.iban)}). Eine andere Bankverbindung ist der Bewilligungsbehörde von einer vertretungsberechtigten Person mitzuteilen.`,
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

/**
 * The instalments of every budget year with their days within the period; those whose day is past on the day of the
 * notice are paid once it is final. An amendment leaves what was due already and spreads the rest over the days to come.
 */
export function instalmentTable(facts: NoticeFacts, values: RuleConstants, on: Day): Block | null {
  const { programme, period, before } = facts
  const { instalments } = programme.notice
  if (!instalments?.length) return null
  const [from, to] = [Day.parse(period.from), Day.parse(period.to)]
  const daysIn = (year: number) =>
    instalments
      .map(({ day, month }) => Day.of(year, month, day))
      .filter((day) => !day.isBefore(from) && !day.isAfter(to))
  const [is, was] = [thawed(facts).tranches, before ? thawedTranches(before.tranches) : null].map(
    (tranches) => tranches && payable(tranches, values)
  )
  const years = [...new Set([...(was ?? []), ...is!].map(({ year }) => year))].sort()
  const rows = years.flatMap((year) => {
    const [now, then] = [sumOf(is!, year), was && sumOf(was, year)]
    return rowsOfYear({ year, now, then, days: daysIn(year) }, on)
  })
  const kept = Money.parse(facts.amount).minus(Money.sum(is!.map(({ amount }) => amount)))
  if (kept.isPositive) rows.push(['Nach Prüfung des Verwendungsnachweises', figures(kept)])
  const [caption, head] = ['Teilbeträge in Euro', ['Zum', 'Betrag']]
  return {
    kind: 'table',
    caption,
    head,
    rows: [...rows, ['Summe', figures(Money.parse(facts.amount))]],
    sums: [rows.length],
  }
}

type Year = { year: number; now: Money; then: Money | null; days: readonly Day[] }

/** What is due of one year, and when. */
function rowsOfYear({ year, now, then, days }: Year, on: Day): string[][] {
  const parts = equalParts(then ?? now, days.length)
  const past = Money.sum(parts.filter((_, index) => !days[index].isAfter(on)))
  const [rest, coming] = [now.minus(past), days.filter((day) => day.isAfter(on))]
  const onceFinal = `${year}, nach Eintritt der Bestandskraft`
  const rows = past.isPositive ? [[then ? `${year}, bereits fällig geworden` : onceFinal, figures(past)]] : []
  if (rest.isZero) return rows
  if (rest.isNegative)
    return [...rows, [`${year}, zu verrechnen oder zu erstatten`, `\u2212 ${figures(rest.negated())}`]]
  if (coming.length === 0) return [...rows, [onceFinal, figures(rest)]]
  const amounts = equalParts(rest, coming.length)
  return [...rows, ...coming.map((day, index) => [germanDay(day), figures(amounts[index])])]
}

function equalParts(amount: Money, count: number): Money[] {
  const shares = Array.from({ length: count }, () => Fraction.ONE)
  return count === 0 ? [] : distribute(amount, shares)
}

type Tranches = ReturnType<typeof thawedTranches>

function sumOf(tranches: Tranches, wanted: number): Money {
  return Money.sum(tranches.filter(({ year }) => year === wanted).map(({ amount }) => amount))
}

/** What is paid before the use is proved: what the Land keeps back is taken from the last years. */
function payable(tranches: Tranches, { retentionPercent }: RuleConstants): Tranches {
  const total = Money.sum(tranches.map(({ amount }) => amount))
  let open = retained(total, Fraction.percent(String(retentionPercent))).amount
  const less = [...tranches].reverse().map((tranche) => {
    const kept = open.exceeds(tranche.amount) ? tranche.amount : open
    open = open.minus(kept)
    return { ...tranche, amount: tranche.amount.minus(kept) }
  })
  return less.reverse()
}

/** So that its holder knows it and nobody else who reads the notice does: partners read it, too. */
function masked(iban: string): string {
  return `${iban.slice(0, 4)} … ${iban.slice(-2)}`
}
