import { ownOf } from '#core/own'
import { askedFields, askedParts, conditionOf } from '#forms/domain/conditions'
import type { Answer } from '#forms/domain/difference'
import type { Field } from '#forms/domain/field'
import { kindOf } from '#forms/domain/field_kinds'
import { printField } from '#forms/domain/fields'
import { type Answers, type Part, inputOf, labelOf, rowIn, rowsOf, textIn } from '#forms/domain/form'

/**
 * Every place of a form with what stands there in its printed form; two versions are compared by these. Of the whole form
 * those too that are asked in some cases only, with their condition.
 */
export function placesOf(parts: readonly Part[], answers: Answers, whole = false): Answer[] {
  return (whole ? parts : askedParts(parts, answers)).flatMap((part) => {
    if (part.kind === 'fields') {
      const asked = askedFields(part.fields, answers)
      return (whole ? part.fields : asked).map((field) => ({
        key: field.key,
        label: [field.label, whole && conditionOf(field, part.fields)].filter(Boolean).join(' – '),
        value: asked.includes(field) ? printField(field, textIn(answers, field.key)) : '',
      }))
    }
    const grows = 'most' in part.rows
    return rowsOf(part, answers).flatMap((row) => {
      const cells = part.columns.map((column) => ({
        key: inputOf(column, row.key),
        label: labelOf(column, row),
        value: printField(column, ownOf(rowIn(answers, part, row.key), column.key)),
        column,
      }))
      return grows ? [{ key: `${part.key}_${row.key}`, label: row.label, value: inOneLine(cells) }] : cells.map(bare)
    })
  })
}

function bare({ key, label, value }: Answer): Answer {
  return { key, label, value }
}

/** A row that was added, in one line: texts as they are, numbers with the name of their column. */
function inOneLine(cells: readonly { value: string; column: Field }[]): string {
  return cells
    .filter(({ value }) => value)
    .map(({ value, column }) => (kindOf(column).isPlain ? value : `${column.label} ${value}`))
    .join(', ')
}
