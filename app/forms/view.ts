import type { Choice, Field } from '#forms/domain/field'
import { type Control, FIELD_KINDS, choicesOf, usualMost } from '#forms/domain/field_kinds'
import { askedFields, askedParts, conditionOf, fieldsIn } from '#forms/domain/conditions'
import { printField } from '#forms/domain/fields'
import { type Part, type Table, inputOf, rowIn, rowsOf, rowsShown, textIn } from '#forms/domain/form'
import { shownResult } from '#forms/domain/results'
import { sumOf } from '#forms/domain/sums'

/** How a page asks for a field; a password is asked for on pages, but is no answer of a form. */
function controlOf(field: Field | { type: 'password' }): Control | { element: 'input'; type: 'password' } {
  return field.type === 'password' ? { element: 'input', type: 'password' } : FIELD_KINDS[field.type].input
}

/** Whether a row is better shown as a block of its own than in a line: long texts, or more columns than a page is wide. */
function isWide({ columns }: Table): boolean {
  return columns.length > 6 || columns.some(({ type }) => type === 'long_text')
}

/** A text that is more than a word or a code. */
function isLongText({ type, most = usualMost('text') }: Field): boolean {
  return type === 'text' && most >= LONG_LETTERS
}

const LONG_LETTERS = 80

/** The municipalities and counties that the fields of a page let choose from. */
function placesIn(parts: readonly Part[]): readonly Choice[] {
  const all = parts.flatMap((part) => (part.kind === 'fields' ? part.fields : part.columns))
  return all.find(({ type }) => type === 'municipality')?.choices ?? []
}

export const viewGlobals = {
  askedFields,
  askedParts,
  fieldsIn,
  choicesOf,
  conditionOf,
  controlOf,
  inputOf,
  isLongText,
  isWide,
  placesIn,
  printField,
  rowIn,
  rowsOf,
  rowsShown,
  shownResult,
  sumOf,
  textIn,
}
