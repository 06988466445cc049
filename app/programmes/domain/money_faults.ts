import {
  type Criterion,
  type Financing,
  type ProgrammeDefinition,
  type Section,
  OTHER_GROUP,
} from '#programmes/domain/definition'
import { type Fault, alike, codeOf, fault, twice } from '#programmes/domain/fault'

/** What is wrong with what is funded, how it is reckoned and what it is chosen by. */
export function moneyFaults(definition: ProgrammeDefinition): Fault[] {
  const { plan, financing, sections } = definition
  return [
    ...twice(['plan', 'categories'], plan.categories.map(codeOf), 'code'),
    ...plan.sources.flatMap(({ code }, index) => codeFault(plan, code, index)),
    ...(plan.categories.length ? [] : [fault(['plan', 'categories'], 'Der Finanzierungsplan hat keine Ausgabeart.')]),
    ...(plan.sources.some(({ kind }) => kind === 'own')
      ? []
      : [fault(['plan', 'sources'], 'Unter den Finanzierungsquellen fehlen die Eigenmittel.')]),
    ...criteriaFaults(definition.criteria ?? []),
    ...alike(['plan', 'categories'], plan.categories),
    ...alike(['plan', 'groups'], plan.groups ?? []),
    ...(plan.groups ?? []).flatMap(({ label }, index) =>
      label.trim().toLowerCase() === OTHER_GROUP
        ? [
            fault(
              ['plan', 'groups', index, 'label'],
              '„andere“ bietet Anschub selbst an, für Gruppen, die nicht in der Tabelle stehen.'
            ),
          ]
        : []
    ),
    ...postCostFaults(definition),
    ...alike(['plan', 'sources'], plan.sources),
    ...faultsOfFinancing(financing, sections),
  ]
}

/** Sums per post need to be told which posts there are; amounts and rates are what they should be. */
function faultsOfFinancing(
  { type, rate, units, amountPerYear, maximum }: Financing,
  sections: readonly Section[]
): Fault[] {
  const asksForPosts = sections.some(({ kind }) => kind === 'posts')
  return [
    ...(type === 'share' && !(Number(rate) > 0 && Number(rate) <= 100)
      ? [fault(['financing', 'rate'], 'Eine Anteilfinanzierung braucht einen Fördersatz über 0 und bis 100 Prozent.')]
      : []),
    ...(type === 'fixed' && Boolean(units?.length) === Boolean(amountPerYear)
      ? [
          fault(
            ['financing'],
            'Eine Festbetragsfinanzierung braucht einen Betrag je Stelle oder je Jahr, nicht beides.'
          ),
        ]
      : []),
    ...(type !== 'fixed' && (units || amountPerYear)
      ? [
          fault(
            ['financing', units ? 'units' : 'amountPerYear'],
            'Feste Beträge gibt es nur bei der Festbetragsfinanzierung.'
          ),
        ]
      : []),
    ...(type !== 'share' && rate !== undefined
      ? [fault(['financing', 'rate'], 'Einen Fördersatz gibt es nur bei der Anteilfinanzierung.')]
      : []),
    ...(units && units.length === 0
      ? [fault(['financing', 'units'], 'Die Liste der Beträge je Stelle ist leer.')]
      : []),
    ...(units ?? []).flatMap(({ perFte, label }, index) =>
      isZero(perFte)
        ? [
            fault(
              ['financing', 'units', index, 'perFte'],
              `Bei „${label}“ muss der Stellenanteil größer als null sein.`
            ),
          ]
        : []
    ),
    ...(maximum !== undefined && isZero(maximum)
      ? [fault(['financing', 'maximum'], 'Ein Höchstbetrag von null lässt keinen Antrag zu.')]
      : []),
    ...(units?.length && !asksForPosts
      ? [fault(['financing', 'units'], 'Für Beträge je Stelle fragt das Formular nach keinen Stellen.')]
      : []),
    ...(units ?? []).flatMap(({ fromInhabitants = 0, belowInhabitants = Infinity, label }, index) =>
      fromInhabitants < belowInhabitants
        ? []
        : [fault(['financing', 'units', index, 'belowInhabitants'], `„${label}“ gilt für keine Zahl von Einwohnern.`)]
    ),
    ...twice(['financing', 'units'], (units ?? []).map(codeOf), 'code'),
  ]
}

/** What the posts cost comes from a table of posts, and goes where the plan has a place for it. */
function postCostFaults({ plan, financing, sections }: ProgrammeDefinition): Fault[] {
  const made = plan.categories.findIndex(({ posts }) => posts)
  const codes = plan.categories.filter(({ posts }) => posts).map(({ code }) => code)
  const asksForPosts = sections.some(({ kind }) => kind === 'posts')
  return [
    ...(made >= 0 && !asksForPosts
      ? [
          fault(
            ['plan', 'categories', made, 'posts'],
            `„${plan.categories[made].label}“ ergibt sich aus den Stellen, nach denen das Formular nicht fragt.`
          ),
        ]
      : []),
    ...(plan.groups?.length && made < 0
      ? [fault(['plan', 'groups'], 'Zu den Jahreskosten gibt es keine Ausgabeart, die sich aus den Stellen ergibt.')]
      : []),
    ...(financing.units ?? []).flatMap(({ category, label }, index) =>
      category === undefined || codes.includes(category)
        ? []
        : [
            fault(
              ['financing', 'units', index, 'category'],
              `„${label}“ nennt eine Ausgabeart, die sich nicht aus den Stellen ergibt.`
            ),
          ]
    ),
  ]
}

/** Weights add up, and what rules an application out is weighed against nothing. */
function criteriaFaults(criteria: readonly Criterion[]): Fault[] {
  const total = criteria.reduce((sum, { weight = 0 }) => sum + weight, 0)
  const last = criteria.findLastIndex(({ weight }) => weight)
  return [
    ...twice(['criteria'], criteria.map(codeOf), 'code'),
    ...alike(['criteria'], criteria),
    ...criteria.flatMap(({ label, weight, knockout = false }, index) =>
      Boolean(weight) === knockout
        ? [
            fault(
              ['criteria', index, 'weight'],
              `„${label}“ braucht entweder ein Gewicht oder ist ein Ausschlusskriterium.`
            ),
          ]
        : []
    ),
    ...(total === 0 || total === WHOLE
      ? []
      : [fault(['criteria', last, 'weight'], `Die Gewichte ergeben zusammen ${total} %; es müssen ${WHOLE} % sein.`)]),
  ]
}

const WHOLE = 100

/** Sources are asked beside categories; the ones of partners the house makes itself. */
function codeFault({ categories, sources }: ProgrammeDefinition['plan'], code: string, index: number): Fault[] {
  const isTaken = categories.some((one) => one.code === code) || sources.findIndex((one) => one.code === code) < index
  const at = ['plan', 'sources', index, 'code']
  if (/^PARTNER\d/.test(code)) return [fault(at, `Das Kürzel „${code}“ braucht Anschub selbst.`)]
  return isTaken ? [fault(at, `Das Kürzel „${code}“ gibt es im Finanzierungsplan schon.`)] : []
}

function isZero(decimal: string): boolean {
  return /^[0.]*$/.test(decimal)
}
