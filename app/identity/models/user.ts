import { UserSchema } from '#database/schema'
import type { Role } from '#identity/domain/roles'
import type Office from '#identity/office'

export default class User extends UserSchema {
  /** The office the person acts for in this request; set by the middleware that found it. */
  office: Office | null = null

  /** Whether the person holds one of the roles in the office acted for. */
  holds(...roles: Role[]): boolean {
    return this.office?.holds(...roles) ?? false
  }
}
