import type { ProgrammeDefinition } from '#programmes/domain/definition'
import * as common from '#database/start_data/programmes/common'

/** Kommunale Integrationszentren: fixed sums per post (57.000 € / 22.500 €), 5.5 posts in a city, 6.5 in a Kreis. */
export const NW_KI: ProgrammeDefinition = {
  name: 'Kommunale Integrationszentren',
  summary: 'Festbeträge für Fachkräfte und Verwaltungsassistenz in den Integrationszentren der Kreise und kreisfreien Städte.',
  sample: false,
  guideline: {
    title: 'Richtlinie über die Gewährung von Zuwendungen zur Förderung Kommunaler Integrationszentren',
    dated: '2025-04-03',
    citation: 'Gemeinsamer Runderlass, ABl. NRW.',
  },
  legalBasis: 'Danach fördert das Land Kommunale Integrationszentren der Kreise und kreisfreien Städte nach § 8 Absatz 1 des Teilhabe- und Integrationsgesetzes.',
  sources: [
    { label: 'Richtlinie vom 03.04.2025', address: 'https://bass.schule.nrw/20166.htm' },
    { label: 'Stellen und Festbeträge (Bezirksregierung Arnsberg)', address: 'https://www.bezreg-arnsberg.nrw.de/themen/k/kom_integra_stellen/index.php' },
  ],
  eligibility: {
    kinds: ['independent_city', 'county'],
    specialStatusCities: false,
    alsoKeys: ['05334002'],
    otherBodies: false,
    described: 'Kreise und kreisfreie Städte sowie die Städteregion und die Stadt Aachen',
  },
  continues: true,
  joint: { allowed: false, maxPartners: 0 },
  financing: {
    type: 'fixed',
    units: [
      { code: 'FK', label: 'Fachkraft', amount: '57000.00', perFte: '1', mostFte: { independent_city: '5', county: '6', municipality: '5' } },
      { code: 'VA', label: 'Verwaltungsassistenz', amount: '22500.00', perFte: '0.5', mostFte: { independent_city: '0.5', county: '0.5', municipality: '0.5' } },
    ],
  },
  plan: {
    categories: [
      { code: 'PERS', label: 'Personalausgaben Fachkräfte' },
      { code: 'PERS_VA', label: 'Personalausgaben Verwaltungsassistenz' },
      { code: 'MAT', label: 'Sachausgaben' },
      { code: 'PR', label: 'Öffentlichkeitsarbeit' },
    ],
    sources: [
      { code: 'OWN_CASH', label: 'Eigenmittel', kind: 'own' },
      { code: 'STATE_OTHER', label: 'Andere öffentliche Förderung', kind: 'third_party' },
      { code: 'DONATION', label: 'Mittel Dritter', kind: 'third_party' },
    ],
  },
  sections: [
    common.applicantSection,
    common.measureSection([
      { key: 'concept_dated', label: 'Datum des Integrationskonzepts', hint: 'Beschluss des Rates oder Kreistags', type: 'day' },
      { key: 'priority_1', label: 'Erster Schwerpunkt', hint: 'Integration durch Bildung', type: 'text' },
      { key: 'priority_2', label: 'Zweiter Schwerpunkt', hint: 'Integration als Querschnittsaufgabe', type: 'text' },
      { key: 'organisation', label: 'Einbindung in die Verwaltung', hint: 'Dezernat, Amt, Leitung', type: 'text' },
    ]),
    common.indicatorsSection,
    common.postsSection('Je Stelle eine Zeile. Der Festbetrag gilt für das ganze Jahr und mindert sich um ein Zwölftel für jeden Monat, in dem die Stelle nicht besetzt ist.'),
    common.planSection,
    common.sustainabilitySection,
    common.attachmentsSection,
    common.declarationsSection,
  ],
  indicators: [
    { code: 'KI-03', label: 'Fortbildungen für Einrichtungen', unit: 'Anzahl', hint: 'Schulen, Kitas, Verwaltung' },
    { code: 'KI-04', label: 'Kooperierende Einrichtungen', unit: 'Anzahl' },
    { code: 'KI-01', label: 'Einsätze der Laiensprachmittlung', unit: 'Anzahl' },
    { code: 'KI-02', label: 'Personen im Sprachmittlerpool', unit: 'Anzahl' },
  ],
  declarations: [
    ...common.commonDeclarations,
    { key: 'additional_staff', text: 'Das geförderte Personal wird zusätzlich eingesetzt und nicht bessergestellt als vergleichbare Beschäftigte des Landes.' },
  ],
  attachments: [
    { key: 'concept', label: 'Integrationskonzept', required: true },
    { key: 'job_descriptions', label: 'Stellenbeschreibungen', required: true },
    { key: 'resolution', label: 'Beschluss des Rates oder Kreistags', required: false },
  ],
  report: { dueMonth: 3, dueDay: 31, fields: common.reportFields },
  notice: {
    purpose: [
      'Die Zuwendung ist zweckgebunden. Sie dient dazu, das Kommunale Integrationszentrum zu betreiben und mit dem in Nummer 4 genannten Personal zu besetzen.',
      'Das Integrationszentrum fördert die Integration durch Bildung entlang der Bildungskette und koordiniert die Integrationsarbeit als Querschnittsaufgabe nach dem Integrationskonzept vom {answer:concept_dated}. Schwerpunkte sind: {answer:priority_1}; {answer:priority_2}.',
    ],
    payment: [
      'Die Zuwendung wird nach Bestandskraft dieses Bescheides in gleichen Teilbeträgen ohne weitere Anforderung ausgezahlt.',
    ],
    instalments: [
      { day: 15, month: 3 },
      { day: 15, month: 5 },
      { day: 15, month: 8 },
      { day: 15, month: 11 },
    ],
    conditions: [
      'Jeder Festbetrag wird nur für die Monate gewährt, in denen die Stelle besetzt ist. Für jeden vollen Kalendermonat, in dem eine Stelle nicht besetzt ist, vermindert sich der Festbetrag dieser Stelle um ein Zwölftel, bei geringerem Stellenumfang entsprechend.',
      'Der Festbetrag einer Stelle ist auf ihre tatsächlichen Personalausgaben begrenzt.',
      'Das geförderte Personal muss zusätzlich für die Aufgaben nach Nummer 2 eingesetzt werden.',
      'Jede Vakanz von mehr als einem Monat ist innerhalb von vier Wochen mitzuteilen. Namen sind nicht anzugeben.',
      'Die Weiterleitung der Zuwendung an Dritte ist nicht zugelassen.',
    ],
    proof: ['Beizufügen ist eine Übersicht über die Besetzung jeder geförderten Stelle nach Monaten.'],
    reasons: [],
  },
}
