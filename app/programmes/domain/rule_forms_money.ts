import { FINANCING_TYPES } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'
import { BY_CODE, type RuleForm, bound, box, chosen, code, label, table } from '#programmes/domain/rule_parts'

const mostFte = (kind: string) =>
  bound(`mostFte.${kind}`, {
    label: `Höchstens, ${wordFor('kinds', kind)}`,
    type: 'decimal',
    most: 999,
    optional: true,
  })

/** How a grant is reckoned, and what the plan is made of. */
export const MONEY_FORMS = {
  finanzierung: {
    title: 'Finanzierung',
    lead: 'Wie sich die Zuwendung errechnet.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('financing.type', {
            label: 'Finanzierungsart',
            type: 'choice',
            choices: chosen('type', FINANCING_TYPES),
          }),
          bound('financing.rate', {
            label: 'Fördersatz in Prozent',
            hint: 'Nur bei Anteilfinanzierung',
            type: 'percent',
            optional: true,
          }),
          bound('financing.maximum', { label: 'Höchstbetrag', type: 'money', optional: true }),
          bound('financing.amountPerYear', {
            label: 'Festbetrag je Jahr',
            hint: 'Nur bei Festbetragsfinanzierung, wenn es keine Beträge je Stelle gibt',
            type: 'money',
            optional: true,
          }),
        ],
      },
      table({
        at: 'financing.units',
        label: 'Festbeträge je Stelle',
        head: 'Stelle',
        entry: 'eine Stelle',
        most: 20,
        id: BY_CODE,
        absent: true,
        note: 'Ein Betrag gilt für ein Jahr. Ohne jede Höchstzahl ist die Zahl der Stellen nicht begrenzt; ist für eine Art eine genannt, werden bei den anderen keine gefördert.',
        columns: [
          { ...label, most: 80 },
          bound('amount', { label: 'Betrag', type: 'money' }),
          bound('perFte', { label: 'gilt für Stellenanteil', type: 'decimal', most: 999 }),
          bound('leastFte', { label: 'Mindestens je Stelle', type: 'decimal', most: 999, optional: true }),
          ...['county', 'independent_city', 'municipality'].map(mostFte),
          bound('fromInhabitants', { label: 'Ab Einwohnern', type: 'integer', optional: true }),
          bound('belowInhabitants', { label: 'Unter Einwohnern', type: 'integer', optional: true }),
          bound('category', {
            label: 'Kürzel der Ausgabeart',
            hint: 'Wo der Plan ihre Kosten zeigt',
            type: 'text',
            most: 40,
            optional: true,
          }),
          code,
        ],
      }),
    ],
  },
  kosten: {
    title: 'Ausgabearten und Quellen',
    lead: 'Die Zeilen des Finanzierungsplans.',
    form: [
      table({
        at: 'plan.categories',
        label: 'Ausgabearten',
        head: 'Ausgabeart',
        entry: 'eine Ausgabeart',
        most: 60,
        id: BY_CODE,
        columns: [
          label,
          box('equipment', 'Gegenstände mit Zweckbindung'),
          box('posts', 'Ergibt sich aus den Stellen'),
          code,
        ],
      }),
      table({
        at: 'plan.sources',
        label: 'Quellen der Finanzierung',
        head: 'Quelle',
        entry: 'eine Quelle',
        most: 20,
        id: BY_CODE,
        columns: [
          label,
          bound('kind', { label: 'Art', type: 'choice', choices: chosen('kind', ['own', 'third_party']) }),
          code,
        ],
      }),
      table({
        at: 'plan.groups',
        label: 'Jahreskosten nach Entgeltgruppe',
        head: 'Entgeltgruppe',
        entry: 'eine Entgeltgruppe',
        most: 60,
        absent: true,
        note: 'Was eine volle Stelle im Jahr kostet. Daraus rechnet der Plan die Personalausgaben; wer den Antrag stellt, kann für jede Stelle eigene Kosten nennen.',
        columns: [
          bound('label', { label: 'Entgeltgruppe', type: 'text', most: 40 }),
          bound('perYear', { label: 'Jahreskosten einer vollen Stelle', type: 'money' }),
        ],
      }),
      {
        kind: 'fields',
        fields: [
          bound('plan.yearlyRise', {
            label: 'Steigerung je Jahr in Prozent',
            hint: 'Um so viel kosten Stellen in jedem Jahr nach dem ersten mehr; leer: gleich bleibend',
            type: 'percent',
            optional: true,
          }),
          bound('plan.groupSource', {
            label: 'Quelle der Jahreskosten',
            hint: 'Steht unter der Tabelle der Stellen',
            type: 'text',
            most: 300,
            optional: true,
          }),
        ],
      },
    ],
  },
} as const satisfies Record<string, RuleForm>
