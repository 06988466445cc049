import type { Role } from '#identity/domain/roles'

/** For whom somebody acts in which role; `only` where they do not hold it themselves as well. */
export type Deputised = { role: Role; id: number; name: string; only: boolean }

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
    readonly seesWholeLand: boolean = false,
    /** For whom a person acts here as a deputy, in which role. */
    readonly deputises: readonly Deputised[] = []
  ) {}

  /** "authority:3", as the session remembers it. */
  get key(): string {
    return `${this.kind}:${this.id}`
  }

  holds(...roles: Role[]): boolean {
    return roles.some((role) => this.roles.includes(role))
  }

  /** Whether a role is held here for somebody else alone. */
  isDeputyAs(role: Role): boolean {
    return this.deputises.some((one) => one.role === role && one.only)
  }

  get isRecipient(): boolean {
    return this.kind === 'recipient'
  }
}
