/** Long because it is one list: every page of the calculator with its fields. */
import type { KindName } from '#recalculations/domain/answer'
import {
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
import type { TaskField, TaskForm, TaskList, Topic } from '#recalculations/domain/task_forms'

const form = (
  slug: string,
  title: string,
  kind: KindName,
  fixed: Readonly<Record<string, string>>,
  fields: readonly TaskField[],
  list?: TaskList
): TaskForm => ({ slug, title, kind, fixed, fields: withLaw(kind, fields), list })

const remedy = (slug: string, title: string, channel: string, fields: readonly TaskField[]) =>
  form(slug, title, 'remedy_deadline', { channel }, [LAND, ...fields, REMEDY_NOTICE])

/** The calculator's pages. */
export const TOPICS: readonly Topic[] = [
  {
    slug: 'zuwendung',
    title: 'Zuwendung',
    lead: 'Wie hoch die Zuwendung nach einem Finanzierungsplan ist.',
    forms: [
      form('anteil', 'Anteilfinanzierung', 'approval', { financing: 'share' }, [
        ELIGIBLE,
        RATE,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
      form('fehlbedarf', 'Fehlbedarfsfinanzierung', 'approval', { financing: 'deficit' }, [
        ELIGIBLE,
        OWN,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
      form(
        'festbetrag',
        'Festbetragsfinanzierung',
        'approval',
        { financing: 'fixed' },
        [{ ...ELIGIBLE, optional: true }, THIRD_PARTY, MAXIMUM, ROUNDING],
        UNITS
      ),
      form('vollfinanzierung', 'Vollfinanzierung', 'approval', { financing: 'full' }, [
        ELIGIBLE,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
      form('ausgaben', 'Zuwendungsfähige Ausgaben', 'expenditure', {}, EXPENDITURE),
      form('stelle', 'Stelle für einen Teil des Jahres', 'post_share', {}, POST_SHARE),
    ],
  },
  {
    slug: 'abrechnung',
    title: 'Abrechnung',
    lead: 'Was die Zuwendung nach den tatsächlichen Ausgaben und Einnahmen wert ist und was zu erstatten bleibt.',
    forms: [
      form('anteil', 'Anteilfinanzierung', 'settlement', { financing: 'share' }, [
        GRANTED,
        RATE,
        ELIGIBLE,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
      form('fehlbedarf', 'Fehlbedarfsfinanzierung', 'settlement', { financing: 'deficit' }, [
        GRANTED,
        ELIGIBLE,
        OWN,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
      form(
        'festbetrag',
        'Festbetragsfinanzierung',
        'settlement',
        { financing: 'fixed' },
        [GRANTED, ACTUAL, INCOME, MAXIMUM, PAID, CAP],
        PROVED_UNITS
      ),
      form('vollfinanzierung', 'Vollfinanzierung', 'settlement', { financing: 'full' }, [
        GRANTED,
        ELIGIBLE,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
      form(
        'nachweis',
        'Verwendungsnachweis mit Einzelansätzen',
        'proof_settlement',
        {},
        [
          PROOF_FINANCING,
          GRANTED,
          { ...RATE, optional: true, hint: 'Nötig bei der Anteilfinanzierung' },
          OWN,
          THIRD_PARTY,
          INCOME,
          TOLERANCE,
          THRESHOLD,
          MAXIMUM,
          KEPT,
          PROOF_PAID,
        ],
        PLAN_LINES
      ),
      form('mittelabruf', 'Mittelabruf', 'drawdown', {}, DRAWDOWN),
      form('einbehalt', 'Einbehalt', 'retention', {}, RETENTION),
      form('zweckbindung', 'Vorzeitiges Ende der Zweckbindung', 'purpose_binding', {}, PURPOSE_BINDING),
      form('vergabe', 'Vergabeverstoß', 'procurement', {}, PROCUREMENT),
      form('zuwendungsgeber', 'Mehrere Zuwendungsgeber', 'funders', {}, [REDUCTION], FUNDERS),
    ],
  },
  {
    slug: 'einzelansaetze',
    title: 'Einzelansätze',
    lead: 'Was von überschrittenen Einzelansätzen anerkannt wird, wenn das Gesamtergebnis des Plans verbindlich ist.',
    forms: [form('pruefen', 'Einzelansätze prüfen', 'plan_check', {}, [TOLERANCE], PLAN_LINES)],
  },
  {
    slug: 'zinsen',
    title: 'Zinsen',
    lead: 'Zinsen auf eine Erstattung oder auf nicht rechtzeitig verwendete Mittel, Halbjahr für Halbjahr.',
    forms: [form('berechnen', 'Zinsen berechnen', 'interest', {}, INTEREST)],
  },
  {
    slug: 'fristen',
    title: 'Fristen',
    lead: 'Wann ein Bescheid als bekannt gegeben gilt und wann eine Frist endet.',
    forms: [
      remedy('brief', 'Bescheid per Brief', 'post', [{ ...SENT, label: 'Zur Post gegeben am' }, RECEIVED, BEGUN]),
      remedy('elektronisch', 'Bescheid elektronisch übermittelt', 'electronic', [
        { ...SENT, label: 'Abgesandt am' },
        RECEIVED,
        BEGUN,
      ]),
      remedy('abruf', 'Bescheid im Portal abgerufen', 'portal_retrieval', [
        { ...SENT, label: 'Benachrichtigung abgesandt am' },
        RETRIEVED,
      ]),
      remedy('zustellung', 'Bescheid zugestellt', 'formal_service', [
        { ...RECEIVED, label: 'Zugestellt am', optional: false },
      ]),
      remedy('nutzerkonto', 'Bescheid im Nutzerkonto', 'ozg_mailbox', [
        { ...SENT, label: 'Bereitgestellt am' },
        FICTION,
      ]),
      form('frist', 'Andere Frist', 'period_end', {}, PERIOD),
      form('verwendungsnachweis', 'Verwendungsnachweis', 'proof_deadline', {}, PROOF),
    ],
  },
  {
    slug: 'verteilung',
    title: 'Verteilung',
    lead: 'Wie ein Betrag auf Partner, Geldgeber oder Jahre verteilt wird, ohne dass ein Cent fehlt.',
    forms: [form('berechnen', 'Betrag verteilen', 'distribution', {}, [TOTAL], WEIGHTS)],
  },
]
