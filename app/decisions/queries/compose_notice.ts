import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { amountInWords } from '#core/money/amount_in_words'
import { euros, figures } from '#core/money/german_money'
import { demoNote } from '#documents/demo_note'
import type { Block, Letter } from '#documents/pdf/letter'
import { FINANCING_NAMES } from '#financing/domain/rules'
import type User from '#identity/models/user'
import { ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { type RuleConstants, rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Authority from '#tenancy/models/authority'
import type Application from '#applications/models/application'
import { readApplication } from '#applications/queries/application_reading'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { FILING_NOTE, remedyNotice } from '#decisions/domain/remedy'
import type Decision from '#decisions/models/decision'
import { type NoticeFigures, annexes, figuresOf } from '#decisions/queries/notice_annexes'
import { enumeration, paymentTexts, sideConditionTexts } from '#decisions/queries/notice_conditions'

/**
 * The whole notice as data, frozen with the signature: mandatory content of domain.md 1.3.6 in the order of
 * the model letters. Only this is rendered, so the file can be made again byte by byte.
 *
 * @throws Refusal decisions.remedy_unconfirmed
 */
export async function composeNotice(
  application: Application,
  decision: Decision,
  /** Null for a draft: it is read before it is signed, and says that it is none. */
  signer: User | null,
  at: DateTime,
  trx?: TransactionClientContract
): Promise<Letter> {
  const reading = await readApplication(application, trx)
  const { authority, recipient, call } = application
  const on = dayOf(at)
  const rulebook = rulebookOf(application.land)
  const { values } = rulesOn(rulebook, on)
  const remedy = remedyNotice(rulebook, authority, recipient.seatCountyKey, on)
  const approved = decision.kind === 'approval' ? await figuresOf(application, decision, trx) : null
  const speak = (single: string, plural: string) => (authority.voice === 'ich' ? single : plural)
  const partial = decision.requestedAmount.exceeds(decision.amount)

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
          partial ? 'Zuwendungsbescheid (teilweise Bewilligung)' : 'Zuwendungsbescheid (Projektförderung)',
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
    demoNote: signer ? demoNote() : 'Entwurf – nicht unterzeichnet, ohne Rechtswirkung',
    blocks: [
      {
        kind: 'paragraph',
        text:
          `Ihr Antrag vom ${germanDay(dayOf(application.submittedAt!))}${supplemented(application)} (Aktenzeichen ${application.fileNumber}); ` +
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
          {
            kind: 'paragraph',
            text: signer
              ? `${signer.name}\nElektronisch unterzeichnet am ${germanDay(on)}`
              : 'Entwurf, noch nicht unterzeichnet',
          },
          ...(recipient.isPublicBody ? [{ kind: 'paragraph', text: FILING_NOTE } as const] : []),
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
  const numbered = (section: number, texts: string[]): Block[] =>
    texts.map((text, index) => ({ kind: 'paragraph', text, number: `${section}.${index + 1}` }))
  const partial = decision.requestedAmount.exceeds(decision.amount)
  const planned = plan.figures()
  const gap = planned.total('expenditure').minus(planned.total('income')).minus(decision.amount)
  const further = [
    ...(partial
      ? [
          `Soweit Sie eine höhere Zuwendung beantragt haben (beantragt: ${euros(decision.requestedAmount)}; nicht bewilligt: ${euros(decision.requestedAmount.minus(decision.amount))}), ${speak('lehne ich', 'lehnen wir')} den Antrag ab. ` +
            'Die Ablehnung kann für sich allein angefochten werden.',
        ]
      : []),
    ...(gap.isPositive
      ? [
          `Mit der Zuwendung bleiben Ausgaben von ${euros(gap)} zu decken. Diesen Betrag decken Sie aus eigenen Mitteln (Anlage 1). ` +
            'Ist Ihnen das nicht möglich, legen Sie vor der ersten Auszahlung einen ausgeglichenen Finanzierungsplan vor; bis zur Zustimmung wird nichts ausgezahlt.',
        ]
      : []),
    ...(partners.length
      ? [
          `Zuwendungsempfänger und Adressat aller Rechte und Pflichten aus diesem Bescheid ist allein der federführende Partner (${recipient.name}). Die Kooperationspartner (${enumeration(partners)}) werden durch diesen Bescheid weder berechtigt noch verpflichtet.`,
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
        ['Durchführungszeitraum', 'wie Bewilligungszeitraum'],
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
      rows: [...calculation.steps.map(({ text, result }) => [text, result]), ['Zuwendung', euros(decision.amount)]],
      sums: [calculation.steps.length],
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
    ...numbered(6, paymentTexts(notice.payment, decision, values)),
    { kind: 'heading', text: '7  Nebenbestimmungen' },
    ...numbered(7, sideConditionTexts({ application, definition, partners, values, on, sideConditions, planned })),
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
        ? `Soweit Ihrem Antrag über ${euros(decision.requestedAmount)} nicht entsprochen wird: ${decision.reasons ?? `Bewilligungen werden ${ROUNDING_WORDS[values.grantRounding]} abgerundet.`}`
        : `Ihrem Antrag ${speak('habe ich', 'haben wir')} entsprochen. Von einer weiteren Begründung ${speak('sehe ich', 'sehen wir')} nach § 39 Absatz 2 Nummer 1 ${values.procedureAct} ab.`,
    },
    { kind: 'heading', text: '9  Hinweise' },
    ...numbered(9, [
      'Dieser Bescheid wird bestandskräftig, wenn die Rechtsbehelfsfrist abgelaufen ist. Sie können die Bestandskraft früher herbeiführen, indem Sie der Bewilligungsbehörde schriftlich erklären, dass Sie auf einen Rechtsbehelf verzichten. Ein Verzicht ist freiwillig.',
      `Unrichtige oder unvollständige Angaben können zur Rücknahme dieses Bescheides führen (§ 48 ${values.procedureAct}). Zu erstattende Beträge sind mit ${values.interestMargin.replace('.', ',')} Prozentpunkten über dem Basiszinssatz jährlich zu verzinsen (§ 49a Absatz 3 ${values.procedureAct}).`,
      'Eine Anschlussförderung ist mit diesem Bescheid nicht zugesagt.',
      `Der ${values.courtOfAudit} ist nach § 91 LHO zur Prüfung berechtigt. Das Prüfungsrecht der Bewilligungsbehörde und ihrer Beauftragten ergibt sich aus den ${sideConditions}.`,
      'Name des Empfängers, Zweck und Höhe der Zuwendung werden zum Nachweis der Mittelverwendung gespeichert. Die Hinweise zum Datenschutz stehen in „Anschub“.',
    ]),
  ]
}

/** ", ergänzt am 06.04.2027", where supplements were handed in. */
function supplemented({ supplementRequests }: Application): string {
  const last = supplementRequests.findLast(({ answeredAt }) => answeredAt)?.answeredAt
  return last ? `, ergänzt am ${germanDay(dayOf(last))}` : ''
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
