import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'

export const signInValidator = vine.create({
  email: printableText().maxLength(190),
  password: vine.string().maxLength(200),
  /** The call from whose page somebody came. */
  offer: vine.number().positive().withoutDecimals().optional(),
})

export const resetRequestValidator = vine.create({ email: printableText().email().maxLength(190) })

const FEWEST_SIGNS = 5

/** One sign repeated, or two in turn, is the first thing that is guessed. */
const varied = vine.createRule((value: unknown, _options, field) => {
  if (new Set(String(value)).size < FEWEST_SIGNS)
    field.report('Das Passwort besteht aus zu wenigen verschiedenen Zeichen.', 'varied', field)
})

export const newPasswordValidator = vine.create({
  password: vine.string().minLength(12).maxLength(200).use(varied()).confirmed(),
})

/** The key of an office: its kind and its number. */
export function officeKey() {
  return vine.string().regex(/^(authority|recipient):\d{1,9}$/)
}

export const officeValidator = vine.create({ office: officeKey() })
