import { errors as authErrors } from '@adonisjs/auth'
import type { HttpContext } from '@adonisjs/core/http'
import type { Route } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Exception } from '@adonisjs/core/exceptions'
import { publicRoutes } from '#core/http/ended_session'
import type { Role } from '#identity/domain/roles'

/** Who may call a route at all: everybody, anyone signed in, or the roles named. Objects are asked of policies. */
export type AccessRule = 'public' | 'signed_in' | readonly Role[]

const RULES = new Map<string, AccessRule>()

/** Names a route and says who may call it. There is no other way to add one: a spec compares this list with the router. */
export function open(route: Route, name: string, rule: AccessRule) {
  RULES.set(name, rule)
  if (rule === 'public') publicRoutes.add(name)
  return route.as(name).use((ctx: HttpContext, next: NextFn) => {
    if (rule === 'public') return next()
    if (!ctx.auth.user)
      throw new authErrors.E_UNAUTHORIZED_ACCESS('sign in first', {
        guardDriverName: 'session',
        redirectTo: '/anmeldung',
      })
    if (rule !== 'signed_in' && !ctx.office?.holds(...rule))
      throw new Exception('not for this role', { status: 403, code: 'E_ROLE' })
    return next()
  })
}

export function accessRules(): ReadonlyMap<string, AccessRule> {
  return RULES
}
