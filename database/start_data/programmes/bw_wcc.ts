import type { ProgrammeDefinition } from '#programmes/domain/definition'
import * as common from '#database/start_data/programmes/common'

/** Welcome Center: share financing of 70 %, one centre a region, joint applications. */
export const BW_WCC: ProgrammeDefinition = {
  name: 'Welcome Center',
  summary: 'Zentrale Anlaufstellen für Unternehmen, die internationale Fachkräfte suchen, und für die Fachkräfte und ihre Familien. Das Land trägt 70 % der Ausgaben.',
  sample: false,
  guideline: { title: 'Förderaufruf Welcome Center 2026 bis 2028', dated: '2025-09-15', citation: 'Ministerium für Wirtschaft, Arbeit und Tourismus' },
  legalBasis: 'Das Land hat an einer zentralen Anlaufstelle in jeder Region ein erhebliches Interesse, das ohne die Zuwendung nicht im notwendigen Umfang befriedigt werden kann.',
  sources: [
    { label: '4,5 Millionen Euro für zwölf Welcome Center, Fördersatz 70 %', address: 'https://baden-wuerttemberg.de/de/service/presse/pressemitteilung/pid/45-millionen-euro-fuer-zwoelf-welcome-center' },
    { label: '7,5 Millionen Euro für Welcome Center 2026 bis 2028', address: 'https://www.baden-wuerttemberg.de/de/service/presse/pressemitteilung/pid/75-millionen-euro-fuer-welcome-center-1' },
  ],
  eligibility: {
    kinds: ['independent_city', 'county', 'municipality'],
    specialStatusCities: false,
    alsoKeys: [],
    otherBodies: true,
    described: 'Städte, Gemeinden und Landkreise sowie Kammern, Wirtschaftsfördergesellschaften und Wohlfahrtsträger',
  },
  continues: true,
  joint: { allowed: true, maxPartners: 8 },
  financing: { type: 'share', rate: '70', maximum: '720000.00' },
  plan: {
    categories: [
      { code: 'PERS', label: 'Personalausgaben' },
      { code: 'PR', label: 'Öffentlichkeitsarbeit' },
      { code: 'EVENT', label: 'Veranstaltungen' },
      { code: 'TRAVEL', label: 'Reisekosten' },
      { code: 'RENT', label: 'Miete' },
      { code: 'INV', label: 'Ausstattung', equipment: true },
    ],
    sources: [
      { code: 'OWN_CASH', label: 'Eigenmittel des Antragstellers', kind: 'own' },
      { code: 'COMPANY', label: 'Beiträge von Unternehmen', kind: 'third_party' },
      { code: 'STATE_OTHER', label: 'Andere öffentliche Förderung', kind: 'third_party' },
    ],
  },
  sections: [
    common.applicantSection,
    common.partnersSection,
    {
      key: 'region',
      group: common.GROUPS.what,
      title: 'Region und Ausgangslage',
      kind: 'fields',
      fields: [
        { key: 'region', label: 'Region', hint: 'Wie sie im Namen des Welcome Centers steht', type: 'text' },
        { key: 'companies', label: 'Unternehmen in der Region', type: 'integer' },
        { key: 'shortage_occupations', label: 'Engpassberufe', type: 'long_text', most: 2000 },
        { key: 'locations', label: 'Standorte und Öffnungszeiten', type: 'long_text', most: 2000 },
      ],
    },
    common.measureSection([
      { key: 'for_companies', label: 'Angebot für Unternehmen', hint: 'Auch: Wie gehen Sie auf Unternehmen zu?', type: 'long_text', least: 40, most: 4000 },
      { key: 'for_workers', label: 'Angebot für Fachkräfte und Familien', type: 'long_text', least: 40, most: 4000 },
      { key: 'languages', label: 'Beratungssprachen', type: 'text' },
    ]),
    common.indicatorsSection,
    common.postsSection('Je Stelle eine Zeile: Aufgabe, Umfang, Entgeltgruppe. Namen werden nicht gebraucht.'),
    common.planSection,
    common.sustainabilitySection,
    common.attachmentsSection,
    common.declarationsSection,
  ],
  indicators: [
    { code: 'WC-01', label: 'Beratene Fachkräfte', unit: 'Personen', hint: 'Jede Person zählt im Jahr einmal' },
    { code: 'WC-02', label: 'Beratungen von Fachkräften', unit: 'Anzahl' },
    { code: 'WC-03', label: 'Beratene Unternehmen', unit: 'Anzahl', hint: 'Jedes Unternehmen zählt im Jahr einmal' },
    { code: 'WC-05', label: 'Informationsveranstaltungen', unit: 'Anzahl' },
    { code: 'WC-06', label: 'Erreichte Personen bei Veranstaltungen', unit: 'Personen' },
  ],
  declarations: [
    ...common.commonDeclarations,
    { key: 'state_aid', text: 'Beratung, die einzelnen Unternehmen einen wirtschaftlichen Vorteil verschafft, wird nur zu marktüblichen Bedingungen erbracht.' },
  ],
  attachments: [
    { key: 'concept', label: 'Konzept des Welcome Centers', required: true },
    { key: 'cooperation_agreement', label: 'Kooperationsvereinbarung', required: true, onlyJoint: true },
    { key: 'job_descriptions', label: 'Stellenbeschreibungen', required: true },
    { key: 'letters_of_intent', label: 'Absichtserklärungen von Unternehmen', required: false },
  ],
  report: { dueMonth: 3, dueDay: 31, fields: common.reportFields },
  notice: {
    purpose: [
      'Die Zuwendung dient dem Betrieb des Welcome Centers als zentraler Anlaufstelle für kleine und mittlere Unternehmen bei der Gewinnung und Integration internationaler Fachkräfte, einschließlich aufsuchender Ansprache, und für internationale Fachkräfte und ihre Familien (Erstberatung und Lotsenfunktion).',
      { when: 'joint', text: 'Das Welcome Center steht in den Gebieten aller Partner allen Ratsuchenden in gleicher Weise offen.' },
      { when: 'alone', text: 'Das Welcome Center steht allen Ratsuchenden der Region in gleicher Weise offen.' },
      'Die Zielwerte des Antrags konkretisieren den Zuwendungszweck. Ihr Unterschreiten führt nicht allein deshalb zu einer Kürzung; es ist im Sachbericht zu begründen.',
    ],
    payment: [
      'Die Zuwendung wird auf Anforderung ausgezahlt, sobald dieser Bescheid bestandskräftig ist.',
      'Sie darf nur insoweit und nicht eher angefordert werden, als sie innerhalb von {timely_use} nach der Auszahlung für fällige Zahlungen benötigt wird. Eigenmittel und Beiträge Dritter sind anteilig einzusetzen.',
    ],
    conditions: [
      'Ermäßigen sich die zuwendungsfähigen Ausgaben oder erhöhen sich die Deckungsmittel um insgesamt mehr als {reduction_threshold}, ermäßigt sich die Zuwendung anteilig.',
      'Zuwendungsfähig sind nur Ausgaben für zusätzliches, eigens für das Welcome Center eingesetztes Personal. Beschäftigte dürfen nicht bessergestellt werden als vergleichbare Beschäftigte des Landes.',
      'Beratung, die einzelnen Unternehmen einen wirtschaftlichen Vorteil verschafft, der über allgemeine Information hinausgeht, darf nur gegen marktübliches Entgelt oder auf der Grundlage einer zulässigen Beihilferegelung erbracht werden.',
      {
        when: 'joint',
        text: 'Die Änderung oder Kündigung der Kooperationsvereinbarung und jeder Wechsel eines Partners bedürfen vor ihrer Wirksamkeit der Zustimmung der Bewilligungsbehörde.',
      },
    ],
    proof: [],
    reasons: [],
  },
}
