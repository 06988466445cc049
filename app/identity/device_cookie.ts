import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { readDevice, withPerson, type Device } from '#identity/domain/device'
import type User from '#identity/models/user'

const NAME = 'anschub-known'

/** Who has signed in on this device before; encrypted, so that nobody makes one. */
export function deviceOf({ request }: HttpContext): Device {
  return readDevice(request.encryptedCookie(NAME))
}

/** For ninety days a person who has signed in here, or has set a password by their own mail, has a lane of their own. */
export function rememberPerson(ctx: HttpContext, user: User): void {
  const device = withPerson(deviceOf(ctx), user, randomUUID())
  ctx.response.encryptedCookie(NAME, device, { maxAge: '90d', path: '/' })
}
