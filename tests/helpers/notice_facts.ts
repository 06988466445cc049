import type { NoticeFacts } from '#decisions/domain/notice_facts'

/** The facts of an approval that has everything a notice can speak of. */
export function approvalFacts(land: string, kind: NoticeFacts['authority']['kind'], municipal: boolean): NoticeFacts {
  const county = { NW: '05978', BW: '08326', HE: '06434' }[land]!
  return {
    kind: 'partial_approval',
    land,
    fileNumber: `${land}-X-2026-00001`,
    authority: {
      kind,
      voice: 'ich',
      closing: null,
      name: 'Die Behörde',
      unit: null,
      phone: null,
      contact: null,
      seat: 'Straße 1, 12345 Ort',
      letterhead: { name: 'Die Behörde', unit: null, returnLine: '', footer: '' },
    },
    recipient: {
      name: 'Kreis',
      municipal,
      isPublicBody: true,
      addressLines: ['Kreis'],
      seatCountyKey: county,
      delivery: 'portal_all',
      payee: null,
    },
    programme: {
      name: 'Programm',
      guideline: { title: 'Richtlinie', dated: '2025-01-01', citation: 'MBl. 1' },
      legalBasis: 'Das Land hat ein Interesse.',
      financing: { type: 'share', rate: '70' },
      proration: 'month',
      notice: {
        purpose: ['Zweck'],
        payment: ['Binnen {timely_use} zu verwenden.'],
        conditions: ['Mehr als {reduction_threshold} ermäßigt.'],
        proof: ['Nachweis.'],
        reasons: [],
      },
      report: { dueMonth: 3, dueDay: 31 },
      equipment: ['INV'],
    },
    application: {
      title: 'Vorhaben',
      submittedOn: '2025-11-03',
      supplementedOn: null,
      partners: ['Stadt'],
      answers: {},
    },
    period: { from: '2026-01-01', to: '2026-12-31', years: [2026] },
    eligible: null,
    earlyStart: null,
    plan: {
      version: 1,
      years: [2026],
      cells: [{ code: 'INV', label: 'Ausstattung', side: 'expenditure', year: 2026, amount: '1000.00' }],
    },
    deductions: [],
    targets: [],
    calculation: { grant: '700.00', steps: [], tranches: [] },
    requested: '700.00',
    amount: '600.00',
    reasons: null,
    grounds: [],
    doubleFunding: null,
    review: null,
    tranches: [{ year: 2026, amount: '600.00', budgetLineId: 1, address: 'Kapitel 1' }],
    before: null,
  }
}
