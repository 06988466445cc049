import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { whyUnprintable } from '#core/text/printable'

const printable = vine.createRule((text: unknown, _options: undefined, context: FieldContext) => {
  const why = typeof text === 'string' ? whyUnprintable(text) : null
  if (why) context.report(why, 'printable', context)
})

/** A text that somebody writes: whatever it says may stand in a letter, so it holds only what letters can print. */
export function printableText() {
  return vine.string().trim().use(printable())
}

/** A table that was copied from a spreadsheet: read cell by cell, and none of it is kept as it came. */
export function pastedTable() {
  return vine.string()
}
