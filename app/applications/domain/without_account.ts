import type { Section } from '#programmes/domain/definition'

const ACCOUNT = ['payee', 'account', 'reference']

/** A section as a partner reads it: whom the money goes to is the lead's own. */
export function withoutAccount(section: Section): Section {
  return { ...section, fields: section.fields?.filter(({ role = '' }) => !ACCOUNT.includes(role)) }
}
