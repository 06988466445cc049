import { type Block, numbered } from '#letters/domain/letter'
import { type NoticeLetter, applicationReference, isoDay } from '#decisions/letters/wording'

/** The consent to begin before the decision (Zustimmung zum vorzeitigen Maßnahmebeginn, letters.md 2.h): it grants nothing. */
export const earlyStart: NoticeLetter = {
  subjectLines: ({ programme, application }) => [
    'Zustimmung zum vorzeitigen Maßnahmebeginn',
    `${programme.name} – ${application.title}`,
  ],
  reference: (facts) =>
    `${applicationReference(facts)}; Ihr Antrag auf vorzeitigen Beginn vom ${isoDay(facts.earlyStart!.requestedOn)}`,
  body(facts, { values, speak }): Block[] {
    const { from } = facts.earlyStart!
    const sideConditions = facts.recipient.municipal ? values.sideConditionsMunicipal : values.sideConditionsOthers
    return [
      { kind: 'heading', text: '1  Entscheidung' },
      {
        kind: 'paragraph',
        text:
          `${speak('Ich lasse', 'Wir lassen')} zu, dass Sie mit dem oben genannten Vorhaben ab dem ${isoDay(from)} beginnen, ohne dass ` +
          'dies einer Zuwendung entgegensteht. Die Zustimmung wirkt frühestens ab ihrer Bekanntgabe.',
      },
      { kind: 'heading', text: '2  Bedeutung dieser Zustimmung' },
      ...numbered(2, [
        'Sie ist eine Ausnahme von dem Grundsatz, dass Zuwendungen nur für Vorhaben bewilligt werden, die noch nicht begonnen sind.',
        `Sie ist weder eine Bewilligung noch eine Zusicherung nach § 38 ${values.procedureAct}. Sie begründet keinen Anspruch auf eine Zuwendung dem Grunde oder der Höhe nach. Wenn Sie beginnen, tragen Sie das volle Finanzierungsrisiko.`,
        `Ausgaben, die vor dem ${isoDay(from)} oder vor der Bekanntgabe dieser Zustimmung verursacht wurden, sind nicht zuwendungsfähig. Als Beginn gilt auch der Abschluss eines Vertrages, der der Ausführung dient.`,
        'Die Prüfung, ob und in welchem Umfang Ihre Ausgaben zuwendungsfähig sind, bleibt der Entscheidung über den Antrag vorbehalten.',
      ]),
      { kind: 'heading', text: '3  Nebenbestimmungen' },
      {
        kind: 'paragraph',
        text: `Von Beginn an sind die ${sideConditions} in der am Tag dieses Schreibens geltenden Fassung zu beachten, insbesondere die Vorschriften zur Vergabe und zu den Mitteilungspflichten.`,
      },
      { kind: 'heading', text: '4  Begründung' },
      {
        kind: 'paragraph',
        text: `${facts.reasons!} Die Zustimmung liegt in ${speak('meinem', 'unserem')} Ermessen; öffentliche Belange stehen ihr nicht entgegen, weil Mittel damit nicht gebunden werden.`,
      },
    ]
  },
  annexes: () => [],
}
