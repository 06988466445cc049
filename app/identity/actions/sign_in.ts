import { inject } from '@adonisjs/core'
import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import { hashOf } from '#core/secret'
import { PasswordQueueFull, passwordQueue } from '#identity/argon2id'
import { NEW_DEVICE, isKnownDevice, type Device } from '#identity/domain/device'
import User from '#identity/models/user'

export type SignInResult =
  { user: User } | { failed: 'credentials' } | { failed: 'busy' } | { failed: 'too_many'; seconds: number }

type Gate = readonly [key: string, most: number, duration: string]

/** Hashed once per process: an unknown address costs the same time as a known one. */
const nobody = { hash: null as string | null }

/**
 * E-mail and password. The limiter counts before the hash is computed, over short and over long windows, so that
 * guesses cost the guesser and not the server. A device on which the person has signed in before has a lane of its
 * own: strangers' guesses cannot shut it.
 */
@inject()
export default class SignIn {
  async handle(email: string, password: string, ip: string, device: Device = NEW_DEVICE): Promise<SignInResult> {
    // a stranger in a crowd costs nothing: neither a look-up nor a count
    if (device.key === NEW_DEVICE.key && passwordQueue.isFull) return { failed: 'busy' }
    const address = email.trim().toLowerCase()
    const user = await User.findBy('email', address)
    const isKnown = user !== null && isKnownDevice(device, user)
    for (const [key, requests, duration] of isKnown
      ? ownGates(user, device)
      : strangersGates(user ? `user:${user.id}` : `address:${address}`, ip)) {
      // what is forgotten after seconds is counted in memory
      const gate = duration.endsWith('secs')
        ? limiter.use('memory', { requests, duration })
        : limiter.use({ requests, duration })
      if (!(await gate.attempt(key, () => true))) return { failed: 'too_many', seconds: await gate.availableIn(key) }
    }
    const asked = async () => hash.verify(user?.password ?? (await this.nobodysHash()), password)
    try {
      const correct = isKnown ? await passwordQueue.first(asked) : await asked()
      if (!user || !correct || user.disabledAt) return { failed: 'credentials' }
      return { user }
    } catch (error) {
      if (error instanceof PasswordQueueFull) return { failed: 'busy' }
      throw error
    }
  }

  private async nobodysHash(): Promise<string> {
    nobody.hash ??= await hash.make('nobody has this password')
    return nobody.hash
  }
}

/**
 * By the person, however their address was spelled: the database may take other letters for the same. Hashed, since a
 * key of the limiter has a length and an address in capitals of other scripts may grow beyond it.
 */
function strangersGates(account: string, ip: string): Gate[] {
  const key = `signin:account:${hashOf(account)}`
  return [
    [key, 10, '15 secs'],
    [`signin:ip:${ip}`, 25, '15 secs'],
    [`signin:ip:${ip}:hour`, 300, '1 hour'],
    [`${key}:hour`, 40, '1 hour'],
    [`${key}:day`, 100, '1 day'],
  ]
}

function ownGates({ id }: User, { key }: Device): Gate[] {
  const lane = `signin:device:${id}:${hashOf(key)}`
  return [
    [lane, 10, '15 secs'],
    [`${lane}:hour`, 60, '1 hour'],
  ]
}
