import type { KindName } from '#recalculations/domain/answer'
import {
  FINANCING,
  LAND,
  RATE,
  MAXIMUM,
  ELIGIBLE,
  OWN,
  THIRD_PARTY,
  ROUNDING,
  GRANTED,
  ACTUAL,
  INCOME,
  THRESHOLD,
  PAID,
  CAP,
  UNITS,
  PROVED_UNITS,
  PLAN_LINES,
  TOLERANCE,
  WEIGHTS,
  TOTAL,
  INTEREST,
  CHANNEL,
  SENT,
  BEGUN,
  RECEIVED,
  RETRIEVED,
  FICTION,
  REMEDY_NOTICE,
  PERIOD,
  PROOF,
  EXPENDITURE,
  POST_SHARE,
  DRAWDOWN,
  RETENTION,
  PROOF_FINANCING,
  KEPT,
  PROOF_PAID,
  PURPOSE_BINDING,
  PROCUREMENT,
  FUNDERS,
  REDUCTION,
  withLaw,
} from '#recalculations/domain/task_fields'
import type { Kind } from '#recalculations/domain/task_forms'

const SHEETS: Readonly<Record<KindName, Kind>> = {
  approval: {
    sheet: 'Zuwendung',
    fields: [FINANCING, RATE, MAXIMUM, { ...ELIGIBLE, optional: true }, OWN, THIRD_PARTY, ROUNDING],
    list: UNITS,
    outputs: [{ key: 'grant', label: 'Zuwendung', type: 'money' }],
  },
  settlement: {
    sheet: 'Abrechnung',
    fields: [FINANCING, GRANTED, MAXIMUM, RATE, ELIGIBLE, OWN, THIRD_PARTY, ACTUAL, INCOME, THRESHOLD, PAID, CAP],
    list: PROVED_UNITS,
    outputs: [
      { key: 'final', label: 'Endgültige Zuwendung', type: 'money' },
      { key: 'reduction', label: 'Ermäßigung', type: 'money' },
      { key: 'recovery', label: 'Zu erstatten', type: 'money' },
      { key: 'additional_payment', label: 'Noch auszuzahlen', type: 'money' },
    ],
  },
  proof_settlement: {
    sheet: 'Schlussabrechnung',
    fields: [
      PROOF_FINANCING,
      GRANTED,
      MAXIMUM,
      { ...RATE, optional: true },
      OWN,
      THIRD_PARTY,
      INCOME,
      TOLERANCE,
      THRESHOLD,
      KEPT,
      PROOF_PAID,
    ],
    list: PLAN_LINES,
    outputs: [
      { key: 'recognised_total', label: 'Anerkannt insgesamt', type: 'money' },
      { key: 'final', label: 'Endgültige Zuwendung', type: 'money' },
      { key: 'reduction', label: 'Ermäßigung', type: 'money' },
      { key: 'retained', label: 'Einbehalten', type: 'money' },
      { key: 'additional_payment', label: 'Noch auszuzahlen', type: 'money' },
      { key: 'recovery', label: 'Zu erstatten', type: 'money' },
    ],
    listOutput: { key: 'recognised', label: 'Anerkannt', type: 'money' },
  },
  plan_check: {
    sheet: 'Einzelansätze',
    fields: [TOLERANCE],
    list: PLAN_LINES,
    outputs: [{ key: 'recognised_total', label: 'Anerkannt insgesamt', type: 'money' }],
    listOutput: { key: 'recognised', label: 'Anerkannt', type: 'money' },
  },
  interest: {
    sheet: 'Zinsen',
    fields: INTEREST,
    outputs: [
      { key: 'interest', label: 'Zinsen', type: 'money' },
      { key: 'days', label: 'Zinstage', type: 'whole' },
    ],
  },
  remedy_deadline: {
    sheet: 'Rechtsbehelf',
    fields: [LAND, CHANNEL, SENT, RECEIVED, RETRIEVED, BEGUN, FICTION, REMEDY_NOTICE],
    outputs: [
      { key: 'last_day', label: 'Letzter Tag', type: 'day' },
      { key: 'announced_on', label: 'Bekannt gegeben am', type: 'day' },
    ],
  },
  period_end: {
    sheet: 'Fristende',
    fields: PERIOD,
    outputs: [
      { key: 'last_day', label: 'Letzter Tag', type: 'day' },
      { key: 'raw_end', label: 'Ohne Verschiebung', type: 'day' },
    ],
  },
  proof_deadline: {
    sheet: 'Verwendungsnachweis',
    fields: PROOF,
    outputs: [{ key: 'last_day', label: 'Letzter Tag', type: 'day' }],
  },
  distribution: {
    sheet: 'Verteilung',
    fields: [TOTAL],
    list: WEIGHTS,
    outputs: [],
    listOutput: { key: 'shares', label: 'Teilbetrag', type: 'money' },
  },
  expenditure: {
    sheet: 'Ausgaben',
    fields: EXPENDITURE,
    outputs: [
      { key: 'eligible', label: 'Zuwendungsfähig', type: 'money' },
      { key: 'overhead', label: 'Davon Pauschale', type: 'money' },
    ],
  },
  post_share: {
    sheet: 'Stellen',
    fields: POST_SHARE,
    outputs: [{ key: 'worth', label: 'Anerkannter Festbetrag', type: 'money' }],
  },
  drawdown: {
    sheet: 'Mittelabruf',
    fields: DRAWDOWN,
    outputs: [{ key: 'payable', label: 'Abrufbar', type: 'money' }],
  },
  retention: {
    sheet: 'Einbehalt',
    fields: RETENTION,
    outputs: [
      { key: 'retained', label: 'Einbehalten', type: 'money' },
      { key: 'payable', label: 'Vorher auszahlbar', type: 'money' },
    ],
  },
  purpose_binding: {
    sheet: 'Zweckbindung',
    fields: PURPOSE_BINDING,
    outputs: [{ key: 'recovery', label: 'Zu erstatten', type: 'money' }],
  },
  procurement: {
    sheet: 'Vergabeverstoß',
    fields: PROCUREMENT,
    outputs: [{ key: 'reduction', label: 'Kürzung', type: 'money' }],
  },
  funders: {
    sheet: 'Zuwendungsgeber',
    fields: [REDUCTION],
    list: FUNDERS,
    outputs: [],
    listOutput: { key: 'shares', label: 'Anteil an der Ermäßigung', type: 'money' },
  },
}

/** Every kind with all its values: what a sheet of tasks holds. */
export const KIND_SHEETS = Object.fromEntries(
  (Object.keys(SHEETS) as KindName[]).map((kind) => [
    kind,
    { ...SHEETS[kind], fields: withLaw(kind, SHEETS[kind].fields) },
  ])
) as unknown as Readonly<Record<KindName, Kind>>
