import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'

export const signInValidator = vine.create({
  email: printableText().maxLength(190),
  password: vine.string().maxLength(200),
})

export const resetRequestValidator = vine.create({ email: printableText().email().maxLength(190) })

export const newPasswordValidator = vine.create({
  password: vine.string().minLength(12).maxLength(200).confirmed(),
})

/** The key of an office: its kind and its number. */
export function officeKey() {
  return vine.string().regex(/^(authority|recipient):\d{1,9}$/)
}

export const officeValidator = vine.create({ office: officeKey() })
