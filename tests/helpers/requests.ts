import type { ApiRequest } from '@japa/api-client'
import type User from '#identity/models/user'

/** Signed in as a person, in the office that the person was given in the world. */
export function as<T extends ApiRequest>(request: T, user: User): T {
  return request.loginAs(user).withSession({ epoch: user.sessionEpoch, office: user.office!.key }).redirects(0) as T
}

/** The same, sending a form: with the token that the page carried. */
export function sends<T extends ApiRequest>(
  request: T,
  user: User,
  form: Record<string, string | number | readonly (string | number)[]> = {}
): T {
  return as(request, user).withCsrfToken().form(form) as T
}
