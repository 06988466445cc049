import { RegisterChangeSchema } from '#database/schema'

export default class RegisterChange extends RegisterChangeSchema {}
