import { euros, figures } from '#core/money/german_money'
import Money from '#core/money/money'
import { instalmentTable } from '#decisions/letters/payment'
import type { Block } from '#letters/domain/letter'
import { type NoticeFacts, thawed, thawedTranches } from '#decisions/domain/notice_facts'
import { type NoticeLetter, isoDay } from '#decisions/letters/wording'

/** The change of a grant (Änderungsbescheid) with what stood and what stands now side by side; the rest goes on. */
export const amendment: NoticeLetter = {
  subjectLines: ({ before, programme, application }) => [
    `${before!.ordinal}. Änderungsbescheid`,
    `zum Zuwendungsbescheid vom ${isoDay(before!.noticeOn)}${before!.lastOn ? `, zuletzt geändert durch Bescheid vom ${isoDay(before!.lastOn)}` : ''}`,
    `${programme.name} – ${application.title}`,
  ],
  reference: ({ before, fileNumber }) =>
    `Zuwendungsbescheid vom ${isoDay(before!.noticeOn)} (Aktenzeichen ${fileNumber})`,
  body(facts, { speak, values, on }): Block[] {
    const { amount } = thawed(facts)
    const instalments = instalmentTable(facts, values, on)
    const was = Money.parse(facts.before!.amount)
    const statement = amount.equals(was)
      ? `Die Höhe der Zuwendung von insgesamt ${euros(was)} bleibt unverändert.`
      : `Die Zuwendung von insgesamt ${euros(was)} wird auf ${euros(amount)} ${amount.exceeds(was) ? 'erhöht' : 'vermindert'}. Dieser Betrag ist der Höchstbetrag.`
    const numbers = [
      statement,
      ...(instalments
        ? ['Die Teilbeträge werden neu festgesetzt. Die folgende Aufstellung ersetzt die bisherige.']
        : []),
    ]
    return [
      { kind: 'heading', text: '1  Entscheidung' },
      {
        kind: 'paragraph',
        number: '1.1',
        text: `Den Zuwendungsbescheid vom ${isoDay(facts.before!.noticeOn)} ${speak('ändere ich', 'ändern wir')} wie folgt:`,
      },
      changes(facts),
      ...numbers.map((text, index): Block => ({ kind: 'paragraph', number: `1.${index + 2}`, text })),
      ...(instalments ? [instalments] : []),
      {
        kind: 'paragraph',
        number: `1.${numbers.length + 2}`,
        text: 'Alle übrigen Regelungen und Nebenbestimmungen gelten unverändert fort.',
      },
      { kind: 'heading', text: '2  Begründung' },
      {
        kind: 'paragraph',
        text: `Die Änderung steht in ${speak('meinem', 'unserem')} pflichtgemäßen Ermessen (§§ 23, 44 ${values.budgetCode}). ${facts.reasons!}`,
      },
      { kind: 'heading', text: '3  Hinweis' },
      {
        kind: 'paragraph',
        text: `${instalments || !isCalled(facts) ? '' : 'Mittel fordern Sie ab sofort nach den neuen Jahresbeträgen an. '}Mittel eines abgelaufenen Haushaltsjahres stehen nicht mehr zur Verfügung.`,
      },
    ]
  },
  annexes: () => [],
}

/** Whether the recipient calls its money; a lump sum, or what was spent already, it does not. */
function isCalled({ programme: { paymentMode = 'on_request' } }: NoticeFacts): boolean {
  return paymentMode === 'on_request'
}

/** What changes, year by year; what stays the same is not listed. */
function changes(facts: NoticeFacts): Block {
  const [before, after] = [thawedTranches(facts.before!.tranches), thawedTranches(facts.tranches)]
  const years = [...new Set([...before, ...after].map(({ year }) => year))].sort()
  const inYear = (of: typeof after, wanted: number) =>
    Money.sum(of.filter(({ year }) => year === wanted).map(({ amount }) => amount))
  const row = (label: string, was: Money, is: Money) => [label, figures(was), figures(is), signed(is.minus(was))]
  const rows = years
    .map((year) => ({ year, was: inYear(before, year), is: inYear(after, year) }))
    .filter(({ was, is }) => !was.equals(is))
    .map(({ year, was, is }) => row(`Zuwendung Haushaltsjahr ${year}`, was, is))
  return {
    kind: 'table',
    caption: 'Was sich ändert, in Euro',
    head: ['Gegenstand', 'bisher', 'neu', 'Änderung'],
    widths: [2, 1, 1, 1],
    rows: [...rows, row('Zuwendung insgesamt', Money.parse(facts.before!.amount), Money.parse(facts.amount))],
    sums: [rows.length],
  }
}

function signed(difference: Money): string {
  if (difference.isZero) return figures(difference)
  return difference.isNegative ? `\u2212 ${figures(difference.negated())}` : `+ ${figures(difference)}`
}
