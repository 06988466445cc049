import type { Field } from '#forms/domain/field'
import { parseFormula } from '#forms/domain/formula'
import { type Names, formulaInWords, isFigure, whyNotComputed } from '#forms/domain/formula_check'
import type { Section } from '#programmes/domain/definition'
import type { Fault, Place } from '#programmes/domain/fault'

type Asked = Pick<Section, 'fields' | 'tables'>

/** What the formula of a field in this place may name: fields that are typed, computed ones before it, and tables below. */
export function namesFor({ fields = [], tables = [] }: Asked, place: number): Names {
  return {
    fields: fields.filter(({ type }, index) => type !== 'computed' || index < place),
    tables: tables.map(({ key, label, columns }) => ({ key, label, columns })),
  }
}

/** What the formula of a column may name: the columns of its row that are typed, and computed ones before it. */
export function namesForColumn(columns: readonly Field[], place: number): Names {
  return { fields: columns.filter(({ type }, index) => type !== 'computed' || index < place), tables: [] }
}

/** They are reckoned for every row, whenever the form is read. */
const MOST_COMPUTED = 4

/** What is wrong with the formulas of a section: what they name that is not there, and what cannot be reckoned. */
export function formulaFaults(section: Asked, at: Place): Fault[] {
  const { fields = [], tables = [] } = section
  return [
    ...fields.flatMap((field, index) => faultsOfFormula(field, namesFor(section, index), [...at, 'fields', index])),
    ...tables.flatMap(({ columns, label }, table) =>
      columns.filter(({ type }) => type === 'computed').length > MOST_COMPUTED
        ? [
            {
              at: [...at, 'tables', table, 'columns'],
              sentence: `„${label}“ hat mehr als ${MOST_COMPUTED} berechnete Spalten.`,
            },
          ]
        : []
    ),
    ...tables.flatMap(({ columns }, table) =>
      columns.flatMap((column, index) =>
        faultsOfFormula(column, namesForColumn(columns, index), [...at, 'tables', table, 'columns', index])
      )
    ),
  ]
}

function faultsOfFormula(
  { key, label, type, formula, result, role, optional }: Field,
  names: Names,
  at: Place
): Fault[] {
  const wrong = (name: string, sentence: string): Fault[] => [
    { at: [...at, name], sentence: `„${label}“: ${sentence}` },
  ]
  if (type !== 'computed')
    return formula || result ? wrong('formula', 'Einen Rechenweg hat nur ein berechnetes Feld.') : []
  if (role) return wrong('role', 'Ein berechnetes Feld hat keine Bedeutung im Verfahren.')
  if (optional) return wrong('optional', 'Ein berechnetes Feld kann nicht freiwillig sein; niemand füllt es aus.')
  if (!formula) return wrong('formula', 'Der Rechenweg fehlt noch.')
  if (!result) return wrong('result', 'Was der Rechenweg ergibt, fehlt noch.')
  const parsed = parseFormula(formula)
  const why = 'sentence' in parsed ? parsed.sentence : whyNotComputed(parsed.term, names, result, key)
  return why ? wrong('formula', why) : []
}

/** "„Stunden“ mal „Satz“": null where nothing can be read. */
export function formulaWords({ formula = '' }: Pick<Field, 'formula'>, names: Names): string | null {
  const parsed = parseFormula(formula)
  return 'term' in parsed ? formulaInWords(parsed.term, names) : null
}

/** The words that a formula may use, each with what it stands for. */
export function wordsForFormula({ fields, tables }: Names): { word: string; label: string }[] {
  return [
    ...fields.filter(isFigure).map(({ key, label }) => ({ word: key, label })),
    ...tables.flatMap(({ key, label, columns }) => [
      ...columns
        .filter(isFigure)
        .map((column) => ({ word: `summe(${key}.${column.key})`, label: `Summe von „${column.label}“ in „${label}“` })),
      { word: `anzahl(${key})`, label: `Zahl der Zeilen in „${label}“` },
    ]),
  ]
}
