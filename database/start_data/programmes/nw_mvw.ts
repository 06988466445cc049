import type { ProgrammeDefinition } from '#programmes/domain/definition'
import * as common from '#database/start_data/programmes/common'

/** Modellvorhaben Willkommenskultur: invented for the demo. Deficit financing, joint applications. */
export const NW_MVW: ProgrammeDefinition = {
  name: 'Modellvorhaben Willkommenskultur',
  summary: 'Musterprogramm für dieses Vorführsystem: Fehlbedarfsfinanzierung für gemeinsame Modellvorhaben mehrerer Kommunen.',
  sample: true,
  guideline: { title: 'Musterrichtlinie Modellvorhaben Willkommenskultur', dated: '2025-06-02', citation: 'für die Vorführung erfunden' },
  legalBasis: 'Danach fördert das Land modellhafte Vorhaben, mit denen Kommunen eine Willkommens- und Anerkennungskultur gemeinsam entwickeln.',
  sources: [],
  eligibility: {
    kinds: ['independent_city', 'county', 'municipality'],
    specialStatusCities: false,
    alsoKeys: [],
    otherBodies: false,
    described: 'Gemeinden und Kreise',
  },
  joint: { allowed: true, maxPartners: 9 },
  financing: { type: 'deficit', maximum: '400000.00' },
  plan: {
    categories: [
      { code: 'PERS', label: 'Personalausgaben' },
      { code: 'HON', label: 'Honorare' },
      { code: 'PR', label: 'Öffentlichkeitsarbeit' },
      { code: 'EVENT', label: 'Veranstaltungen' },
      { code: 'LANG', label: 'Übersetzung und Sprachmittlung' },
      { code: 'EVAL', label: 'Evaluation' },
    ],
    sources: [
      { code: 'OWN_CASH', label: 'Eigenmittel des Antragstellers', kind: 'own' },
      { code: 'FEES', label: 'Teilnahmebeiträge', kind: 'third_party' },
      { code: 'COMPANY', label: 'Beiträge von Unternehmen und Kammern', kind: 'third_party' },
    ],
  },
  sections: [
    common.applicantSection,
    common.partnersSection,
    common.measureSection([
      { key: 'model_character', label: 'Was an dem Vorhaben modellhaft ist', type: 'long_text', least: 40, most: 3000 },
      { key: 'transfer', label: 'Wie andere Kommunen davon lernen', type: 'long_text', least: 40, most: 3000 },
    ]),
    common.indicatorsSection,
    common.postsSection('Je Stelle eine Zeile: Aufgabe, Umfang, Entgeltgruppe.'),
    common.planSection,
    common.sustainabilitySection,
    common.attachmentsSection,
    common.declarationsSection,
  ],
  indicators: [
    { code: 'WC-01', label: 'Beratene Personen', unit: 'Personen', hint: 'Jede Person zählt im Jahr einmal' },
    { code: 'WC-05', label: 'Veranstaltungen', unit: 'Anzahl' },
    { code: 'OPEN-01', label: 'Maßnahmen der interkulturellen Öffnung', unit: 'Anzahl' },
  ],
  declarations: common.commonDeclarations,
  attachments: [
    { key: 'concept', label: 'Konzept des Modellvorhabens', required: true },
    { key: 'cooperation_agreement', label: 'Kooperationsvereinbarung', required: true, onlyJoint: true },
  ],
  report: { dueMonth: 3, dueDay: 31, fields: common.reportFields },
  notice: {
    purpose: [
      'Die Zuwendung dient der Durchführung des Modellvorhabens, wie es im Antrag und seinem Konzept beschrieben ist. Die Ergebnisse sind so aufzubereiten, dass andere Kommunen sie übernehmen können.',
    ],
    payment: [
      'Die Zuwendung wird auf Anforderung ausgezahlt, sobald dieser Bescheid bestandskräftig ist. Sie darf erst angefordert werden, wenn Eigenmittel und Mittel Dritter verbraucht sind, und nur, soweit sie innerhalb von {timely_use} für fällige Zahlungen benötigt wird.',
    ],
    conditions: [
      'Der im Finanzierungsplan vorgesehene Eigenanteil ist in voller Höhe aufzubringen. Ermäßigen sich die zuwendungsfähigen Ausgaben oder erhöhen sich die Deckungsmittel um insgesamt mehr als {reduction_threshold}, ermäßigt sich die Zuwendung um den vollen Betrag.',
      {
        when: 'joint',
        text: 'Die Änderung oder Kündigung der Kooperationsvereinbarung bedarf vor ihrer Wirksamkeit der Zustimmung der Bewilligungsbehörde.',
      },
    ],
    proof: [],
    reasons: [],
  },
}
