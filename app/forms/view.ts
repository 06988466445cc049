import type { Field } from '#forms/domain/field'
import { type Control, FIELD_KINDS, choicesOf } from '#forms/domain/field_kinds'
import { printField } from '#forms/domain/fields'
import { inputOf, rowIn, rowsOf, rowsShown, textIn } from '#forms/domain/form'

/** How a page asks for a field; a password is asked for on pages, but is no answer of a form. */
function controlOf(field: Field | { type: 'password' }): Control | { element: 'input'; type: 'password' } {
  return field.type === 'password' ? { element: 'input', type: 'password' } : FIELD_KINDS[field.type].input
}

export const viewGlobals = { choicesOf, controlOf, inputOf, printField, rowIn, rowsOf, rowsShown, textIn }
