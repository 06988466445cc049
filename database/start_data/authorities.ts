import type { AuthorityKind } from '#tenancy/domain/rulebook'

export type StartAuthority = {
  land: string
  code: string
  kind: AuthorityKind
  name: string
  unit: string | null
  street: string
  postcode: string
  town: string
  phone: string
  email: string
  voice: 'ich' | 'wir'
  closing: string | null
}

/** Authorities of the three programmes. Telephone numbers and mail addresses are placeholders of the demo. */
export const AUTHORITIES: StartAuthority[] = [
  { land: 'NW', code: 'BRA', kind: 'district_government', name: 'Bezirksregierung Arnsberg', unit: 'Kompetenzzentrum für Integration', street: 'Seibertzstraße 1', postcode: '59821', town: 'Arnsberg', phone: '02931 82-0', email: 'kfi@example.de', voice: 'ich', closing: null },
  { land: 'NW', code: 'MKJFGFI', kind: 'ministry', name: 'Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration', unit: 'Referat Integration in Kommunen', street: 'Völklinger Straße 4', postcode: '40219', town: 'Düsseldorf', phone: '0211 837-02', email: 'integration.nw@example.de', voice: 'wir', closing: 'Mit freundlichen Grüßen' },
  { land: 'NW', code: 'LRH-NW', kind: 'court_of_audit', name: 'Landesrechnungshof Nordrhein-Westfalen', unit: null, street: 'Konrad-Adenauer-Platz 13', postcode: '40210', town: 'Düsseldorf', phone: '0211 3896-0', email: 'lrh@example.de', voice: 'ich', closing: null },
  { land: 'BW', code: 'WM', kind: 'ministry', name: 'Ministerium für Wirtschaft, Arbeit und Tourismus Baden-Württemberg', unit: 'Referat Fachkräftesicherung', street: 'Schlossplatz 4', postcode: '70173', town: 'Stuttgart', phone: '0711 123-0', email: 'welcome@example.de', voice: 'wir', closing: 'Mit freundlichen Grüßen' },
  { land: 'BW', code: 'RH-BW', kind: 'court_of_audit', name: 'Rechnungshof Baden-Württemberg', unit: null, street: 'Stabelstraße 12', postcode: '76133', town: 'Karlsruhe', phone: '0721 926-0', email: 'rechnungshof@example.de', voice: 'ich', closing: null },
  { land: 'HE', code: 'RPDA', kind: 'regional_council', name: 'Regierungspräsidium Darmstadt', unit: 'Dezernat II 25', street: 'Luisenplatz 2', postcode: '64283', town: 'Darmstadt', phone: '06151 12-0', email: 'wir@example.de', voice: 'ich', closing: null },
  { land: 'HE', code: 'HMSI', kind: 'ministry', name: 'Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales', unit: 'Referat Landesprogramm WIR', street: 'Sonnenberger Straße 2/2a', postcode: '65193', town: 'Wiesbaden', phone: '0611 3219-0', email: 'landesprogramm@example.de', voice: 'wir', closing: 'Mit freundlichen Grüßen' },
  { land: 'HE', code: 'HRH', kind: 'court_of_audit', name: 'Hessischer Rechnungshof', unit: null, street: 'Eschollbrücker Straße 27', postcode: '64295', town: 'Darmstadt', phone: '06151 381-0', email: 'hrh@example.de', voice: 'ich', closing: null },
]
