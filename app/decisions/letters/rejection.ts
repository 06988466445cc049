import { euros } from '#core/money/german_money'
import { type Block, numbered } from '#letters/domain/letter'
import { thawed } from '#decisions/domain/notice_facts'
import { type NoticeLetter, applicationReference, isoDay } from '#decisions/letters/wording'

/** The refusal of an application with its reasons (§ 39 VwVfG). */
export const rejection: NoticeLetter = {
  subjectLines: ({ programme, application }) => [
    'Ablehnung Ihres Antrags auf Gewährung einer Zuwendung',
    `${programme.name} – ${application.title}`,
  ],
  reference: applicationReference,
  body(facts, { values, speak }): Block[] {
    const { requested } = thawed(facts)
    return [
      { kind: 'heading', text: '1  Entscheidung' },
      {
        kind: 'paragraph',
        text: `Ihren Antrag auf Gewährung einer Zuwendung in Höhe von ${euros(requested)} ${speak('lehne ich', 'lehnen wir')} ab.`,
      },
      { kind: 'heading', text: '2  Begründung' },
      ...numbered(2, [
        `Sie haben am ${isoDay(facts.application.submittedOn)} eine Zuwendung für „${facts.application.title}“ beantragt.`,
        `Zuwendungen werden nach den §§ 23 und 44 der ${values.budgetCode} und nach den oben genannten Förderbestimmungen im Rahmen der verfügbaren Haushaltsmittel gewährt. Ein Anspruch besteht nicht.`,
        ...facts.grounds.map(({ sentence }) => sentence).filter(Boolean),
        ...(facts.reasons ? [facts.reasons] : []),
      ]),
      { kind: 'heading', text: '3  Hinweis' },
      {
        kind: 'paragraph',
        text: `${speak('Ich berate', 'Wir beraten')} Sie gern zu einem neuen Antrag. Den Stand Ihrer Akte sehen Sie in „Anschub“ ein.`,
      },
    ]
  },
  annexes: () => [],
}
