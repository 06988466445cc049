import type { ProgrammeDefinition } from '#programmes/domain/definition'
import * as common from '#database/start_data/programmes/common'

/** WIR-Vielfaltszentrum: 600.000 € for 2026–2030 in five yearly tranches. */
export const HE_WIR: ProgrammeDefinition = {
  name: 'WIR-Vielfaltszentrum',
  summary: 'Ein Festbetrag von 600.000 € für fünf Jahre, damit Landkreise, kreisfreie Städte und Sonderstatusstädte ihre Integrationsarbeit steuern und vernetzen.',
  sample: false,
  guideline: { title: 'Richtlinie Landesprogramm „WIR – Vielfalt und Teilhabe“', dated: '2020-12-11', citation: 'fortgeschrieben für 2026 bis 2030' },
  legalBasis: 'Das Land hat an flächendeckenden, verlässlichen Strukturen der Integrationsarbeit ein erhebliches Interesse; ohne die Zuwendung könnten sie nicht im notwendigen Umfang vorgehalten werden.',
  sources: [
    { label: '600.000 € je Zentrum für 2026 bis 2030', address: 'https://soziales.hessen.de/node/16444' },
    { label: 'Richtlinie vom 11.12.2020', address: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/Hessen/landesprogramm-wir-vielfalt-und-teilhabe.html' },
  ],
  eligibility: {
    kinds: ['independent_city', 'county'],
    specialStatusCities: true,
    alsoKeys: [],
    otherBodies: false,
    described: 'Landkreise, kreisfreie Städte und Sonderstatusstädte',
  },
  continues: true,
  joint: { allowed: false, maxPartners: 0 },
  financing: { type: 'fixed', amountPerYear: '120000.00', maximum: '600000.00' },
  plan: {
    categories: [
      { code: 'PERS', label: 'Personalausgaben Koordination' },
      { code: 'PERS_MA', label: 'Personalausgaben Mitarbeit' },
      { code: 'MAT', label: 'Sachausgaben' },
      { code: 'FWD', label: 'Kleinstprojekte Dritter' },
    ],
    sources: [
      { code: 'OWN_CASH', label: 'Eigenmittel', kind: 'own' },
      { code: 'FEDERAL', label: 'Andere öffentliche Förderung', kind: 'third_party' },
    ],
  },
  sections: [
    common.applicantSection,
    common.measureSection([
      { key: 'goal', label: 'Wichtigstes Ziel der Zielvereinbarung', type: 'long_text', least: 40, most: 2000 },
      { key: 'labour_market', label: 'Beitrag zur Integration in Arbeit', type: 'long_text', least: 40, most: 2000 },
      { key: 'micro_projects', label: 'Verfahren für Kleinstprojekte', hint: 'Bis 5.000 € im Jahr können weitergeleitet werden', type: 'long_text', most: 2000, optional: true },
    ]),
    common.indicatorsSection,
    common.postsSection('Je Stelle eine Zeile. Mindestens 1,0 Vollzeitstelle Koordination ist vorzuhalten.'),
    common.planSection,
    common.sustainabilitySection,
    common.attachmentsSection,
    common.declarationsSection,
  ],
  indicators: [
    { code: 'OPEN-01', label: 'Maßnahmen der vielfaltsorientierten Öffnung', unit: 'Anzahl' },
    { code: 'WIR-03', label: 'Geförderte Kleinstprojekte', unit: 'Anzahl' },
    { code: 'WIR-02', label: 'Teilnehmende an Qualifizierungen', unit: 'Personen' },
    { code: 'KI-04', label: 'Kooperierende Einrichtungen', unit: 'Anzahl' },
  ],
  declarations: common.commonDeclarations,
  attachments: [
    { key: 'concept', label: 'Konzept des Vielfaltszentrums', required: true },
    { key: 'target_agreement', label: 'Zielvereinbarung', required: true },
  ],
  report: { dueMonth: 3, dueDay: 31, fields: common.reportFields },
  notice: {
    purpose: [
      'Die Zuwendung ist für den Betrieb eines WIR-Vielfaltszentrums bestimmt. Das Vielfaltszentrum steuert und vernetzt die Integrationsarbeit in Ihrem Gebiet, unterstützt die vielfaltsorientierte Öffnung der Verwaltung und setzt in der Förderperiode einen zusätzlichen Schwerpunkt bei der Integration in Arbeit.',
      'Die Ziele, Maßnahmen und Kennzahlen der Zielvereinbarung konkretisieren den Zweck.',
    ],
    payment: [
      'Der Jahresbetrag wird nach Bestandskraft dieses Bescheides in gleichen Teilbeträgen ausgezahlt. Ab dem zweiten Jahr wird der Teilbetrag zum 01.09. erst gezahlt, wenn der Bericht für das Vorjahr vorliegt.',
    ],
    instalments: [
      { day: 1, month: 3 },
      { day: 1, month: 9 },
    ],
    conditions: [
      'Innerhalb des Festbetrags entscheiden Sie über die Verteilung auf Personal- und Sachausgaben des Vielfaltszentrums.',
      'Für Kleinstprojekte Dritter können Sie je Kalenderjahr bis zu 5.000,00 € weiterleiten. Den Letztempfängern sind die {forwarded} aufzuerlegen; Zweck, Höhe, Zeitraum, Nachweis, Prüfungsrechte und Rückforderung sind schriftlich zu regeln, ihre Nachweise zu prüfen.',
      'Mindestens 1,0 Vollzeitäquivalente Koordination sind während des gesamten Bewilligungszeitraums vorzuhalten. Ist eine Koordinationsstelle länger als drei Monate unbesetzt, ist das unverzüglich mitzuteilen.',
      'Die Zielvereinbarung ist jährlich fortzuschreiben; die neue Fassung ist bis zum 31.03. vorzulegen. Geschieht das trotz Fristsetzung nicht, kann der Bescheid mit Wirkung für die Zukunft widerrufen werden.',
    ],
    proof: [],
    reasons: [
      'Die Gebietskörperschaften, die ein Vielfaltszentrum tragen, werden nach gleichen Maßstäben und in gleicher Höhe gefördert. Der mehrjährige Zeitraum trägt dem Umstand Rechnung, dass Strukturen und Personal Planungssicherheit benötigen.',
    ],
  },
}
