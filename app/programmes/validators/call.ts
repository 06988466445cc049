import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typed } from '#forms/validators/typed'
import type { CallFile } from '#programmes/domain/call_file'

const callValidator = vine.create({
  revision: vine.number().withoutDecimals(),
  code: printableText().regex(/^[A-Z][A-Z0-9_-]{0,39}$/),
  title: printableText().minLength(3).maxLength(190),
  dated: typed('day'),
  opens: typed('day'),
  closes: typed('day'),
  from: typed('day'),
  to: typed('day'),
})

/** A call as it was typed, and the revision of the draft on which it was. */
export async function typedCall(request: HttpContext['request']): Promise<{ revision: number; call: CallFile }> {
  const { revision, code, title, dated, opens, closes, from, to } = await request.validateUsing(callValidator)
  const days = { dated: dated.iso, opens: opens.iso, closes: closes.iso, from: from.iso, to: to.iso }
  return { revision, call: { code, title, ...days } }
}
