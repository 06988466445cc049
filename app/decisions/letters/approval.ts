import { germanDay } from '#core/calendar/german_dates'
import { amountInWords } from '#core/money/amount_in_words'
import { euros, figures } from '#core/money/german_money'
import { type Block, numbered } from '#letters/domain/letter'
import { DAY_COUNT_WORDS, ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { type NoticeFacts, thawed } from '#decisions/domain/notice_facts'
import { annexesOf } from '#decisions/letters/annexes'
import { type NoticeLetter, type Wording, applicationReference, isoDay } from '#decisions/letters/wording'
import { caseTexts, enumeration } from '#decisions/letters/case_texts'
import { financingBlocks } from '#decisions/letters/financing'
import { paymentBlocks } from '#decisions/letters/payment'
import { sideConditionTexts } from '#decisions/letters/side_conditions'

/** A grant notice (Zuwendungsbescheid), whole or in part: mandatory content of domain.md 1.3.6 in the order of the model letters. */
export const approval: NoticeLetter = {
  subjectLines(facts) {
    const { from, to } = thawed(facts)
    return [
      `Zuwendungsbescheid (${facts.kind === 'partial_approval' ? 'teilweise Bewilligung' : 'Projektförderung'})`,
      `${facts.programme.name} – ${facts.application.title}`,
      `Bewilligungszeitraum ${germanDay(from)} bis ${germanDay(to)}`,
    ]
  },
  reference: applicationReference,
  body: (facts, wording) => [
    ...grantedBlocks(facts, wording),
    { kind: 'heading', text: '2  Zuwendungszweck' },
    ...numbered(2, caseTexts(facts.programme.notice.purpose, facts, wording.values)),
    ...financingBlocks(facts),
    ...budgetBlocks(facts, wording),
    { kind: 'heading', text: '6  Auszahlung' },
    ...paymentBlocks(6, facts, wording),
    { kind: 'heading', text: '7  Nebenbestimmungen' },
    ...numbered(7, sideConditionTexts(facts, wording.values, wording.on)),
    ...reasonBlocks(facts, wording),
    { kind: 'heading', text: '9  Hinweise' },
    ...numbered(9, noteTexts(facts, wording)),
  ],
  annexes: annexesOf,
}

function grantedBlocks(facts: NoticeFacts, wording: Wording): Block[] {
  const { speak } = wording
  const { amount, from, to } = thawed(facts)
  const lead = facts.application.partners.length ? ' als federführendem Partner' : ''
  return [
    { kind: 'heading', text: '1  Bewilligung' },
    {
      kind: 'paragraph',
      number: '1.1',
      text:
        `Auf Ihren Antrag ${speak('bewillige ich', 'bewilligen wir')} Ihnen${lead} für die Zeit vom ` +
        `${germanDay(from)} bis zum ${germanDay(to)} eine Zuwendung in Höhe von`,
    },
    { kind: 'amount', figure: euros(amount), words: amountInWords(amount) },
    ...numbered(
      1,
      [
        eligibleText(facts),
        facts.programme.lumpSum
          ? 'Dieser Betrag ist ein Festbetrag; ein Finanzierungsplan wird nicht verlangt.'
          : 'Dieser Betrag ist der Höchstbetrag. Der Finanzierungsplan (Anlage 1) ist Bestandteil dieses Bescheides und in seinem Gesamtergebnis verbindlich.',
        ...furtherTexts(facts, wording),
      ],
      2
    ),
  ]
}

/** From when on expenditure counts, and why. */
function eligibleText({ eligible }: NoticeFacts): string {
  if (eligible?.from)
    return `Zuwendungsfähig sind Ausgaben, die im Bewilligungszeitraum und ab dem ${isoDay(eligible.from)} verursacht werden (${eligible.rule}; ${eligible.source}).`
  return (
    'Zuwendungsfähig sind nur Ausgaben, die im Bewilligungszeitraum und nach der Bekanntgabe dieses Bescheides verursacht werden. ' +
    'Verträge, die der Ausführung dienen, dürfen vorher nicht geschlossen worden sein.'
  )
}

/** What is refused, what the recipient has to cover, and to whom the notice speaks. */
function furtherTexts(facts: NoticeFacts, { speak }: Wording): string[] {
  const { amount, requested, recognised } = thawed(facts)
  const { partners } = facts.application
  const gap = recognised.total('expenditure').minus(recognised.total('income')).minus(amount)
  return [
    ...(requested.exceeds(amount)
      ? [
          `Soweit Sie eine höhere Zuwendung beantragt haben (beantragt: ${euros(requested)}; nicht bewilligt: ${euros(requested.minus(amount))}), ${speak('lehne ich', 'lehnen wir')} den Antrag ab. ` +
            'Die Ablehnung kann für sich allein angefochten werden.',
        ]
      : []),
    ...(gap.isPositive && !facts.programme.lumpSum
      ? [
          `Mit der Zuwendung bleiben Ausgaben von ${euros(gap)} zu decken. Diesen Betrag decken Sie aus eigenen Mitteln (Anlage 1). ` +
            'Ist Ihnen das nicht möglich, legen Sie vor der ersten Auszahlung einen ausgeglichenen Finanzierungsplan vor; bis zur Zustimmung wird nichts ausgezahlt.',
        ]
      : []),
    ...(partners.length
      ? [
          `Zuwendungsempfänger und Adressat aller Rechte und Pflichten aus diesem Bescheid ist allein der federführende Partner (${facts.recipient.name}). Die Kooperationspartner (${enumeration(partners)}) werden durch diesen Bescheid weder berechtigt noch verpflichtet.`,
        ]
      : []),
  ]
}

function budgetBlocks(facts: NoticeFacts, { on }: Wording): Block[] {
  const { tranches, amount } = thawed(facts)
  const lines = [...new Set(tranches.map(({ address }) => address))]
  return [
    { kind: 'heading', text: '5  Bewilligungsrahmen' },
    { kind: 'paragraph', text: `Die Zuwendung wird aus ${enumeration(lines)} gewährt. Es entfallen auf` },
    {
      kind: 'table',
      caption: 'Beträge nach Haushaltsjahren in Euro',
      head: ['Haushaltsjahr', 'Ermächtigung', 'Betrag'],
      widths: [1, 1.6, 1],
      rows: [
        ...tranches.map(({ year, amount: part }) => [
          String(year),
          year === on.year ? 'Ausgabemittel' : 'Verpflichtungsermächtigung',
          figures(part),
        ]),
        ['Summe', '', figures(amount)],
      ],
      sums: [tranches.length],
    },
  ]
}

function reasonBlocks(facts: NoticeFacts, { values, speak }: Wording): Block[] {
  const { requested, amount } = thawed(facts)
  const { legalBasis, notice } = facts.programme
  const own = requested.exceeds(amount)
    ? `Soweit Ihrem Antrag über ${euros(requested)} nicht entsprochen wird: ${facts.reasons ?? `Bewilligungen werden ${ROUNDING_WORDS[values.grantRounding]} abgerundet.`}`
    : `Ihrem Antrag ${speak('habe ich', 'haben wir')} entsprochen. Von einer weiteren Begründung ${speak('sehe ich', 'sehen wir')} nach § 39 Absatz 2 Nummer 1 ${values.procedureAct} ab.`
  const reasons = [
    `Rechtsgrundlage sind die §§ 23 und 44 der ${values.budgetCode} mit den Verwaltungsvorschriften hierzu und die oben genannten Förderbestimmungen. ${legalBasis} ` +
      `Ein Rechtsanspruch besteht nicht; ${speak('ich entscheide', 'wir entscheiden')} nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.`,
    ...caseTexts(notice.reasons, facts, values),
    own,
  ]
  return [{ kind: 'heading', text: '8  Begründung' }, ...reasons.map((text) => ({ kind: 'paragraph' as const, text }))]
}

function noteTexts({ recipient }: NoticeFacts, { values }: Wording): string[] {
  const sideConditions = recipient.municipal ? values.sideConditionsMunicipal : values.sideConditionsOthers
  return [
    'Dieser Bescheid wird bestandskräftig, wenn die Rechtsbehelfsfrist abgelaufen ist. Sie können die Bestandskraft früher herbeiführen, indem Sie der Bewilligungsbehörde schriftlich erklären, dass Sie auf einen Rechtsbehelf verzichten. Ein Verzicht ist freiwillig.',
    `Unrichtige oder unvollständige Angaben können zur Rücknahme dieses Bescheides führen (§ 48 ${values.procedureAct}). Zu erstattende Beträge sind mit ${values.interestMargin.replace('.', ',')} Prozentpunkten über dem Basiszinssatz jährlich zu verzinsen (§ 49a Absatz 3 ${values.procedureAct}; gezählt werden ${DAY_COUNT_WORDS[values.interestDayCount]}).`,
    'Eine Anschlussförderung ist mit diesem Bescheid nicht zugesagt.',
    `Der ${values.courtOfAudit} ist nach § 91 LHO zur Prüfung berechtigt. Das Prüfungsrecht der Bewilligungsbehörde und ihrer Beauftragten ergibt sich aus den ${sideConditions}.`,
    'Name des Empfängers, Zweck und Höhe der Zuwendung werden zum Nachweis der Mittelverwendung gespeichert. Die Hinweise zum Datenschutz stehen in „Anschub“.',
  ]
}
