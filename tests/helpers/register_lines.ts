/** Lines in the official fixed-width format, written by the project itself. */
export function gemeinde(
  key: string,
  association: string,
  name: string,
  kind: string,
  hectares: number,
  population: number,
  postcode: string,
  asOf = '20251130'
): string {
  const figures = String(hectares).padStart(11, '0') + String(population).padStart(11, '0') + '0'.repeat(11)
  return `60${asOf}${key}${association}${name.padEnd(50)}${' '.repeat(50)}${kind}    ${figures}    ${postcode}`
}

export function kreis(key: string, name: string, seat: string, kind = '43', asOf = '20251130'): string {
  return `40${asOf}${key.padEnd(12)}${name.padEnd(50)}${seat.padEnd(50)}${kind}`
}
