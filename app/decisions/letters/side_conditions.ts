import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { PROOF_WORDS } from '#tenancy/domain/rule_labels'
import type { RuleConstants } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { reportDueOn } from '#programmes/domain/report_calendar'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { type NoticeFacts, thawed } from '#decisions/domain/notice_facts'
import { proofDeadlineOf } from '#decisions/domain/proof_of_notice'
import { sideConditionsOf } from '#decisions/domain/said'
import { caseTexts, enumeration, months } from '#decisions/letters/case_texts'
import { sideConditionsAnnex, targetsAnnex } from '#decisions/letters/annexes'

/** What each partner brings by the plan; the empty text where none brings anything. */
function sharesOf(facts: NoticeFacts): string {
  const { recognised } = thawed(facts)
  const shares = facts.application.partners.flatMap((partner) => {
    const cells = recognised.cells.filter(({ side, label }) => side === 'income' && label === partner)
    const sum = Money.sum(cells.map(({ amount }) => amount))
    return sum.isPositive ? [`${partner} ${euros(sum)}`] : []
  })
  return shares.length ? ` (${enumeration(shares)})` : ''
}

/** What a proof of each kind consists of. */
const PROOF_CONTENT: Readonly<Record<keyof typeof PROOF_WORDS, string>> = {
  full: 'Der Verwendungsnachweis besteht aus einem Sachbericht, einem zahlenmäßigen Nachweis und einer Liste der Belege.',
  simplified:
    'Der Verwendungsnachweis besteht aus einem Sachbericht und einem zahlenmäßigen Nachweis. Belege sind nur auf Anforderung vorzulegen.',
  usage_confirmation:
    'Die Verwendungsbestätigung ist von einer vertretungsberechtigten Person abzugeben. Bücher und Belege sind für eine Prüfung bereitzuhalten.',
}

/** General side conditions first, then those of the programme, then what follows from plan, partners and the Land's rules. */
export function sideConditionTexts(facts: NoticeFacts, values: RuleConstants, on: Day): string[] {
  const { programme, recipient, application, period } = facts
  const { notice, financing, report, equipment } = programme
  const { municipal } = recipient
  const { partners } = application
  const { name } = sideConditionsOf(facts, values)
  const proof = proofDeadlineOf(facts, on)
  const [dueMonths, usual] = municipal
    ? [values.proofDueMonthsAfterPurposeMunicipal, values.proofKindMunicipal]
    : [values.proofDueMonthsAfterPurposeOthers, values.proofKindOthers]
  const kind = programme.proofKind ?? usual
  const { recognised } = thawed(facts)
  const buys =
    !programme.lumpSum && recognised.cells.some(({ code, amount }) => equipment.includes(code) && amount.isPositive)
  return [
    `Die Allgemeinen Nebenbestimmungen ${name} sind in der Fassung der Anlage ${sideConditionsAnnex(facts)} Bestandteil dieses Bescheides. Abweichend oder ergänzend gilt:`,
    ...caseTexts(notice.conditions, facts, values),
    ...(!FINANCING_KINDS[financing.type].followsPlan
      ? []
      : [
          `Einzelansätze des Finanzierungsplans dürfen um bis zu ${values.lineOverrunPercent} % überschritten werden, soweit die Überschreitung durch Einsparungen bei anderen Einzelansätzen ausgeglichen wird. Weitergehende Umschichtungen bedürfen der vorherigen Zustimmung.`,
        ]),
    ...(partners.length ? jointTexts(values, sharesOf(facts)) : []),
    ...(buys
      ? [
          `Gegenstände mit einem Anschaffungswert von mehr als ${euros(Money.cents(values.inventoryThresholdCents))} ohne Umsatzsteuer sind zu inventarisieren. Sie sind ${values.purposeBindingYears} Jahre ab der Anschaffung für den Zuwendungszweck zu verwenden und dürfen vorher nicht veräußert werden; bei vorzeitiger Aufgabe ist ein zeitanteiliger Betrag zu erstatten.`,
        ]
      : []),
    'Weitere öffentliche Mittel oder Drittmittel für das Vorhaben und Änderungen, die für die Bewilligung maßgeblich sind, insbesondere des Zwecks, des Personals, der Finanzierung oder der Partner, sind der Bewilligungsbehörde unverzüglich mitzuteilen.',
    reportText(
      period.years.map((year) => germanDay(reportDueOn(report, year, values.holidayRegion))),
      facts
    ),
    `Die Verwendung der Zuwendung ist bis zum ${germanDay(proof.lastDay)} nachzuweisen (${PROOF_WORDS[kind]}); ist der Zuwendungszweck früher erfüllt, binnen ${months(dueMonths)} danach. ${[PROOF_CONTENT[kind], ...caseTexts(notice.proof, facts, values)].join(' ')}`,
    `Bücher, Belege und Verträge sind ${values.voucherRetentionYears} Jahre nach Vorlage des Nachweises aufzubewahren, soweit nicht andere Vorschriften eine längere Frist bestimmen.`,
    `Auf die Förderung ${rulebookOf(facts.land).genitive} ist in Veröffentlichungen, auf der Internetseite und in den Räumen in geeigneter Weise hinzuweisen.`,
    `Der Bescheid kann ganz oder teilweise mit Wirkung für die Zukunft widerrufen werden, wenn der Haushaltsgesetzgeber die erforderlichen Mittel nicht bereitstellt oder das Vorhaben aufgegeben wird${partners.length ? ' oder die Kooperationsvereinbarung endet, ohne dass der Zuwendungszweck gesichert ist' : ''}.`,
  ]
}

/** When a report is due for the year before each of the days. */
function reportText(days: readonly string[], facts: NoticeFacts): string {
  const contents = [
    ...(facts.targets.length ? [`den Kennzahlen nach Anlage ${targetsAnnex(facts)}`] : []),
    ...(facts.programme.lumpSum ? [] : ['den Ausgaben nach Einzelansätzen']),
  ]
  const year = days.length === 1 ? 'für das vorangegangene Jahr' : 'jeweils für das vorangegangene Jahr'
  return `Bis zum ${enumeration(days)} ist ${year} über „Anschub“ ein Bericht${contents.length ? ` mit ${contents.join(' und ')}` : ''} vorzulegen. Personenbezogene Daten von Ratsuchenden dürfen darin nicht enthalten sein.`
}

/** What holds where several apply together: passing money on, their shares, their proofs. */
function jointTexts({ sideConditionsMunicipal, sideConditionsOthers }: RuleConstants, shares: string): string[] {
  return [
    `Die Weiterleitung an die Kooperationspartner ist im Umfang des Finanzierungsplans zugelassen. Kommunalen Partnern sind die ${sideConditionsMunicipal}, anderen die ${sideConditionsOthers} aufzuerlegen; Zweck, Höhe, Zeitraum, Nachweis, Prüfungsrechte und Rückforderung sind schriftlich zu regeln.`,
    `Die vereinbarten Beiträge der Partner${shares} sind einzufordern; ihr Ausfall erhöht die Zuwendung nicht. Die Nachweise der Partner sind geprüft und zusammengefasst vorzulegen. Leistungen zwischen Partnern dürfen nicht gegen Entgelt abgerechnet werden.`,
  ]
}
