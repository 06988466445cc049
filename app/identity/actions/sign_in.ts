import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import User from '#identity/models/user'

export type SignInResult = { user: User } | { failed: 'credentials' } | { failed: 'too_many'; seconds: number }

/** Hashed once per process: an unknown address costs the same time as a known one. */
const nobody = { hash: null as string | null }

/**
 * E-mail and password. The limiter counts before the hash is computed, per account and per address of the
 * network, so that guesses cost the guesser and not the server.
 */
@inject()
export default class SignIn {
  async handle(email: string, password: string, ip: string): Promise<SignInResult> {
    const address = email.trim().toLowerCase()
    for (const [key, most] of [
      [`signin:account:${address}`, 10],
      [`signin:ip:${ip}`, 25],
    ] as const) {
      const gate = limiter.use({ requests: most, duration: '15 secs' })
      if (!(await gate.attempt(key, () => true))) return { failed: 'too_many', seconds: await gate.availableIn(key) }
    }
    const user = await User.findBy('email', address)
    const correct = await hash.verify(user?.password ?? (await this.nobodysHash()), password)
    if (!user || !correct || user.disabledAt) return { failed: 'credentials' }
    return { user }
  }

  private async nobodysHash(): Promise<string> {
    nobody.hash ??= await hash.make('nobody has this password')
    return nobody.hash
  }
}
