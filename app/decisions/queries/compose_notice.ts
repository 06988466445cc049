import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { amountInWords } from '#core/money/amount_in_words'
import { euros, figures } from '#core/money/german_money'
import { demoNote } from '#documents/demo_note'
import type { Block, Letter } from '#documents/pdf/letter'
import { isRounding } from '#financing/domain/approval'
import { FINANCING_NAMES } from '#financing/domain/rules'
import type User from '#identity/models/user'
import { type RuleConstants, rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Authority from '#tenancy/models/authority'
import type Application from '#applications/models/application'
import { readApplication } from '#applications/queries/application_reading'
import { reportDueOn } from '#programmes/domain/report_calendar'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { FILING_NOTE, remedyNotice } from '#decisions/domain/remedy'
import type Decision from '#decisions/models/decision'
import { type NoticeFigures, annexes, figuresOf, proofDeadlineOf } from '#decisions/queries/notice_annexes'

/**
 * The whole notice as data, frozen with the signature: mandatory content of domain.md 1.3.6 in the order of
 * the model letters. Only this is rendered, so the file can be made again byte by byte.
 *
 * @throws Refusal decisions.remedy_unconfirmed
 */
export async function composeNotice(
  application: Application,
  decision: Decision,
  signer: User,
  at: DateTime,
  trx: TransactionClientContract
): Promise<Letter> {
  const reading = await readApplication(application, trx)
  const { authority, recipient, call } = application
  const on = dayOf(at)
  const rulebook = rulebookOf(application.land)
  const { values } = rulesOn(rulebook, on)
  const remedy = remedyNotice(rulebook, authority, recipient.seatCountyKey, on)
  const approved = decision.kind === 'approval' ? await figuresOf(application, on, trx) : null
  const speak = (single: string, plural: string) => (authority.voice === 'ich' ? single : plural)

  const body = approved
    ? approvalBlocks({
        application,
        decision,
        definition: reading.definition,
        partners: reading.context.partners.map(({ name }) => name),
        values,
        on,
        speak,
        ...approved,
      })
    : rejectionBlocks(application, decision, values, speak)
  return {
    title: approved ? 'Zuwendungsbescheid' : 'Ablehnungsbescheid',
    subjectLines: approved
      ? [
          'Zuwendungsbescheid (Projektförderung)',
          `${application.programme.name} – ${application.title}`,
          `Bewilligungszeitraum ${germanDay(call.periodFrom)} bis ${germanDay(call.periodTo)}`,
        ]
      : [
          'Ablehnung Ihres Antrags auf Gewährung einer Zuwendung',
          `${application.programme.name} – ${application.title}`,
        ],
    letterhead: letterheadOf(authority),
    deliveryNote: 'Zum Abruf bereitgestellt über Anschub',
    address: recipient.addressLines,
    information: [
      ['Aktenzeichen', application.fileNumber!],
      ['Auskunft erteilt', authority.unit ?? authority.name],
      ['Telefon', authority.phone ?? '–'],
      ['Datum', germanDay(on)],
    ],
    fileNumber: application.fileNumber!,
    dated: germanDay(on),
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote(),
    blocks: [
      {
        kind: 'paragraph',
        text:
          `Ihr Antrag vom ${germanDay(dayOf(application.submittedAt!))} (Aktenzeichen ${application.fileNumber}); ` +
          `${reading.definition.guideline.title} vom ${germanDay(Day.parse(reading.definition.guideline.dated))} (${reading.definition.guideline.citation})`,
      },
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      ...body,
      {
        kind: 'together',
        blocks: [
          { kind: 'heading', text: 'Rechtsbehelfsbelehrung' },
          { kind: 'paragraph', text: remedy },
          ...(authority.closing ? [{ kind: 'paragraph', text: authority.closing } as const] : []),
          { kind: 'paragraph', text: 'Im Auftrag' },
          { kind: 'paragraph', text: `${signer.name}\nElektronisch unterzeichnet am ${germanDay(on)}` },
          { kind: 'paragraph', text: FILING_NOTE },
        ],
      },
      ...(approved ? await annexes(application, decision, reading.definition, approved, on, trx) : []),
    ],
  }
}

export function letterheadOf(authority: Authority): Letter['letterhead'] {
  return {
    name: authority.name,
    unit: authority.unit,
    returnLine: `${authority.name} · ${authority.street} · ${authority.postcode} ${authority.town}`,
    footer: `${authority.name}, ${authority.street}, ${authority.postcode} ${authority.town} · ${authority.phone ?? ''} · ${authority.email ?? ''}`,
  }
}

type ApprovalParts = {
  application: Application
  decision: Decision
  definition: ProgrammeDefinition
  partners: string[]
  values: RuleConstants
  on: Day
  speak: (single: string, plural: string) => string
} & NoticeFigures

function approvalBlocks({
  application,
  decision,
  definition,
  partners,
  values,
  on,
  speak,
  plan,
  calculation,
}: ApprovalParts): Block[] {
  const { call, recipient } = application
  const { financing, notice } = definition
  const municipal = recipient.kind === 'municipal'
  const sideConditions = municipal ? values.sideConditionsMunicipal : values.sideConditionsOthers
  const years = call.years
  const numbered = (section: number, texts: string[]): Block[] =>
    texts.map((text, index) => ({ kind: 'paragraph', text, number: `${section}.${index + 1}` }))
  const proof = proofDeadlineOf(application, on)
  const partial = decision.requestedAmount.exceeds(decision.amount)
  const reduction = calculation.grant.minus(decision.amount)
  const reductionName = isRounding(reduction, values.grantRounding)
    ? 'Abrundung'
    : 'Kürzung (Begründung in Abschnitt 8)'
  const planned = plan.figures()
  const gap = planned.total('expenditure').minus(planned.total('income')).minus(decision.amount)
  const further = [
    ...(gap.isPositive
      ? [
          `Mit der Zuwendung bleiben Ausgaben von ${euros(gap)} zu decken. Diesen Betrag decken Sie aus eigenen Mitteln (Anlage 1). ` +
            'Ist Ihnen das nicht möglich, legen Sie vor der ersten Mittelanforderung einen ausgeglichenen Finanzierungsplan vor; bis zur Zustimmung wird nichts ausgezahlt.',
        ]
      : []),
    ...(partners.length
      ? [
          `Zuwendungsempfänger und alleiniger Adressat aller Rechte und Pflichten aus diesem Bescheid: ${recipient.name}. Durch diesen Bescheid weder berechtigt noch verpflichtet: ${enumeration(partners)}.`,
        ]
      : []),
  ]

  return [
    { kind: 'heading', text: '1  Bewilligung' },
    {
      kind: 'paragraph',
      number: '1.1',
      text:
        `Auf Ihren Antrag ${speak('bewillige ich', 'bewilligen wir')} Ihnen${partners.length ? ' als federführendem Partner' : ''} für die Zeit vom ` +
        `${germanDay(call.periodFrom)} bis zum ${germanDay(call.periodTo)} eine Zuwendung in Höhe von`,
    },
    { kind: 'amount', figure: euros(decision.amount), words: amountInWords(decision.amount) },
    {
      kind: 'paragraph',
      number: '1.2',
      text: 'Dieser Betrag ist der Höchstbetrag. Der Finanzierungsplan (Anlage 1) ist Bestandteil dieses Bescheides und in seinem Gesamtergebnis verbindlich.',
    },
    ...further.map((text, index): Block => ({ kind: 'paragraph', number: `1.${index + 3}`, text })),
    { kind: 'heading', text: '2  Zuwendungszweck' },
    ...numbered(2, notice.purpose),
    { kind: 'heading', text: '3  Art, Form und Finanzierung' },
    {
      kind: 'facts',
      rows: [
        ['Zuwendungsart', 'Projektförderung'],
        [
          'Finanzierungsart',
          FINANCING_NAMES[financing.type] +
            (financing.rate ? `, Fördersatz ${financing.rate.replace('.', ',')} %` : ''),
        ],
        ['Finanzierungsform', `${recipient.kind === 'municipal' ? 'Zuweisung' : 'Zuschuss'} (nicht rückzahlbar)`],
        ['Gesamtausgaben', euros(planned.total('expenditure'))],
        ['davon zuwendungsfähig', euros(planned.total('expenditure'))],
      ],
    },
    { kind: 'heading', text: '4  Bemessung' },
    {
      kind: 'table',
      caption: 'Herleitung der Zuwendung; Regeln und Fundstellen in Anlage 3',
      head: ['Rechenschritt', 'Betrag'],
      rows: [
        ...calculation.steps.map(({ text, result }) => [text, result]),
        ...(reduction.isPositive ? [[reductionName, euros(reduction.negated())]] : []),
        ['Zuwendung', euros(decision.amount)],
      ],
      sums: [calculation.steps.length + (reduction.isPositive ? 1 : 0)],
    },
    { kind: 'heading', text: '5  Bewilligungsrahmen' },
    {
      kind: 'paragraph',
      text: `Die Zuwendung wird aus ${decision.tranches[0].budgetLine.address} gewährt. Es entfallen auf`,
    },
    {
      kind: 'table',
      caption: 'Beträge nach Haushaltsjahren in Euro',
      head: ['Haushaltsjahr', 'Ermächtigung', 'Betrag'],
      widths: [1, 1.6, 1],
      rows: [
        ...decision.tranches.map(({ year, amount }) => [
          String(year),
          year === on.year ? 'Ausgabemittel' : 'Verpflichtungsermächtigung',
          figures(amount),
        ]),
        ['Summe', '', figures(decision.amount)],
      ],
      sums: [decision.tranches.length],
    },
    { kind: 'heading', text: '6  Auszahlung' },
    ...numbered(
      6,
      notice.payment.map((text) => text.replace('{timely_use}', months(values.timelyUseWindowMonths)))
    ),
    { kind: 'heading', text: '7  Nebenbestimmungen' },
    ...numbered(7, [
      `Die Allgemeinen Nebenbestimmungen ${sideConditions} (${values.sideConditionsEdition}) sind Bestandteil dieses Bescheides. Abweichend oder ergänzend gilt:`,
      ...notice.conditions,
      `Einzelansätze des Finanzierungsplans dürfen um bis zu ${values.lineOverrunPercent} % überschritten werden, soweit die Überschreitung durch Einsparungen bei anderen Einzelansätzen ausgeglichen wird.`,
      ...years.map(
        (year) =>
          `Für das Jahr ${year} ist bis zum ${germanDay(reportDueOn(definition.report, year))} über „Anschub“ ein Bericht mit den Kennzahlen nach Anlage 2 und den Ausgaben nach Einzelansätzen vorzulegen.`
      ),
      `Der Verwendungsnachweis ist bis zum ${germanDay(proof.lastDay)} über „Anschub“ vorzulegen. ${notice.proof}`,
      `Auf die Förderung ${rulebookOf(application.land).genitive} ist in Veröffentlichungen, auf der Internetseite und in den Räumen in geeigneter Weise hinzuweisen.`,
      'Der Bescheid kann ganz oder teilweise mit Wirkung für die Zukunft widerrufen werden, wenn der Haushaltsgesetzgeber die erforderlichen Mittel nicht bereitstellt oder das Vorhaben aufgegeben wird.',
    ]),
    { kind: 'heading', text: '8  Begründung' },
    {
      kind: 'paragraph',
      text:
        `Rechtsgrundlage sind die §§ 23 und 44 der ${values.budgetCode} mit den Verwaltungsvorschriften hierzu und die oben genannten Förderbestimmungen. ${definition.legalBasis} ` +
        `Ein Rechtsanspruch besteht nicht; ${speak('ich entscheide', 'wir entscheiden')} nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.`,
    },
    ...notice.reasons.map((text) => ({ kind: 'paragraph' as const, text })),
    {
      kind: 'paragraph',
      text: partial
        ? `Soweit Ihrem Antrag über ${euros(decision.requestedAmount)} nicht entsprochen wird: ${decision.reasons ?? 'Die bewilligte Zuwendung ist nach den Verwaltungsvorschriften abgerundet.'}`
        : `Ihrem Antrag ${speak('habe ich', 'haben wir')} entsprochen. Von einer weiteren Begründung ${speak('sehe ich', 'sehen wir')} nach § 39 Absatz 2 Nummer 1 ${values.procedureAct} ab.`,
    },
    { kind: 'heading', text: '9  Hinweise' },
    ...numbered(9, [
      'Dieser Bescheid wird bestandskräftig, wenn die Rechtsbehelfsfrist abgelaufen ist. Sie können die Bestandskraft früher herbeiführen, indem Sie auf einen Rechtsbehelf verzichten. Ein Verzicht ist freiwillig.',
      'Eine Anschlussförderung ist mit diesem Bescheid nicht zugesagt.',
      `Der ${values.courtOfAudit} ist nach § 91 LHO zur Prüfung berechtigt. Das Prüfungsrecht der Bewilligungsbehörde und ihrer Beauftragten ergibt sich aus den ${sideConditions}.`,
      'Name des Empfängers, Zweck und Höhe der Zuwendung werden zum Nachweis der Mittelverwendung gespeichert. Die Hinweise zum Datenschutz stehen in „Anschub“.',
    ]),
  ]
}

/** "A, B und C" */
function enumeration(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`
}

function months(count: number): string {
  return count === 2 ? 'zwei Monaten' : `${count} Monaten`
}

function rejectionBlocks(
  application: Application,
  decision: Decision,
  values: RuleConstants,
  speak: ApprovalParts['speak']
): Block[] {
  return [
    { kind: 'heading', text: '1  Entscheidung' },
    {
      kind: 'paragraph',
      text: `Ihren Antrag auf Gewährung einer Zuwendung in Höhe von ${euros(decision.requestedAmount)} ${speak('lehne ich', 'lehnen wir')} ab.`,
    },
    { kind: 'heading', text: '2  Begründung' },
    {
      kind: 'paragraph',
      number: '2.1',
      text: `Sie haben am ${germanDay(dayOf(application.submittedAt!))} eine Zuwendung für „${application.title}“ beantragt.`,
    },
    {
      kind: 'paragraph',
      number: '2.2',
      text: `Zuwendungen werden nach den §§ 23 und 44 der ${values.budgetCode} und nach den oben genannten Förderbestimmungen im Rahmen der verfügbaren Haushaltsmittel gewährt. Ein Anspruch besteht nicht.`,
    },
    { kind: 'paragraph', number: '2.3', text: decision.reasons! },
    { kind: 'heading', text: '3  Hinweis' },
    {
      kind: 'paragraph',
      text: `${speak('Ich berate', 'Wir beraten')} Sie gern zu einem neuen Antrag. Den Stand Ihrer Akte sehen Sie in „Anschub“ ein.`,
    },
  ]
}
