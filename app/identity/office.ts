import type { Role } from '#identity/domain/roles'

/**
 * The office a person acts for: a recipient organisation or an authority of one Land. It is the tenant:
 * every file is found through it, so another Land's or another municipality's file does not exist.
 */
export default class Office {
  constructor(
    readonly kind: 'authority' | 'recipient',
    readonly id: number,
    readonly land: string,
    readonly name: string,
    readonly roles: readonly Role[],
    /** A ministry and a court of audit read all files of the Land, other authorities their own. */
    readonly seesWholeLand: boolean = false
  ) {}

  /** "authority:3", as the session remembers it. */
  get key(): string {
    return `${this.kind}:${this.id}`
  }

  holds(...roles: Role[]): boolean {
    return roles.some((role) => this.roles.includes(role))
  }

  get isRecipient(): boolean {
    return this.kind === 'recipient'
  }
}
