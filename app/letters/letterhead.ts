import type Authority from '#tenancy/models/authority'

/** Who writes and who answers: what a letter needs of its authority. */
export function contactOf(authority: Authority) {
  const { name, unit, phone } = authority
  return { name, unit, phone, letterhead: letterheadOf(authority) }
}

/** How an authority's letters begin and end. */
export function letterheadOf(authority: Authority) {
  const address = `${authority.street}, ${authority.postcode} ${authority.town}`
  return {
    name: authority.name,
    unit: authority.unit,
    returnLine: `${authority.name} · ${authority.street} · ${authority.postcode} ${authority.town}`,
    footer: [`${authority.name}, ${address}`, authority.phone, authority.email].filter(Boolean).join(' · '),
  }
}
