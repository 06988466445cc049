import { AuthorisationBalanceSchema } from '#database/schema'

export default class AuthorisationBalance extends AuthorisationBalanceSchema {}
