import vine from '@vinejs/vine'

export const signInValidator = vine.create({
  email: vine.string().trim().maxLength(190),
  password: vine.string().maxLength(200),
})

export const resetRequestValidator = vine.create({ email: vine.string().trim().email().maxLength(190) })

export const newPasswordValidator = vine.create({
  password: vine.string().minLength(12).maxLength(200).confirmed(),
})

export const officeValidator = vine.create({ office: vine.string().regex(/^(authority|recipient):\d{1,9}$/) })
