import hash from '@adonisjs/core/services/hash'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import { fold, sortKey } from '#core/text/fold'
import type { Role } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import Office from '#identity/office'
import Recipient from '#register/models/recipient'
import Authority from '#tenancy/models/authority'
import { DEMO_PASSWORD } from '#database/demo/password'

/** Invented people: one per role and Land, a second case officer and administrator, and two for every recipient. */
const OFFICIALS: [land: string, authority: string, role: Role, name: string, email: string][] = [
  ['NW', 'BRA', 'case_officer', 'Thomas Brinkmann', 'demo.sachbearbeitung.nw@example.de'],
  ['NW', 'BRA', 'case_officer', 'Aylin Demir', 'aylin.demir@example.de'],
  ['NW', 'BRA', 'head_of_unit', 'Dr. Markus Held', 'demo.leitung.nw@example.de'],
  ['NW', 'BRA', 'budget_officer', 'Claudia Wern', 'demo.haushalt.nw@example.de'],
  ['NW', 'BRA', 'admin_technical', 'Jonas Pohl', 'demo.administration.nw@example.de'],
  ['NW', 'BRA', 'admin_technical', 'Yvonne Kirsch', 'zweite.administration.nw@example.de'],
  ['NW', 'MKJFGFI', 'programme_manager', 'Sabine Rohde', 'demo.fachreferat.nw@example.de'],
  ['NW', 'LRH-NW', 'auditor_external', 'Dr. Ines Falk', 'demo.rechnungshof.nw@example.de'],
  ['BW', 'WM', 'case_officer', 'Katrin Lang', 'demo.sachbearbeitung.bw@example.de'],
  ['BW', 'WM', 'case_officer', 'Stefan Maier', 'stefan.maier@example.de'],
  ['BW', 'WM', 'head_of_unit', 'Dr. Birgit Anders', 'demo.leitung.bw@example.de'],
  ['BW', 'WM', 'budget_officer', 'Ralf Hummel', 'demo.haushalt.bw@example.de'],
  ['BW', 'WM', 'admin_technical', 'Leonie Vogt', 'demo.administration.bw@example.de'],
  ['BW', 'WM', 'admin_technical', 'Timo Schäuble', 'zweite.administration.bw@example.de'],
  ['BW', 'WM', 'programme_manager', 'Peter Aichele', 'demo.fachreferat.bw@example.de'],
  ['BW', 'RH-BW', 'auditor_external', 'Ralf Thoma', 'demo.rechnungshof.bw@example.de'],
  ['HE', 'RPDA', 'case_officer', 'Nadine Kraft', 'demo.sachbearbeitung.he@example.de'],
  ['HE', 'RPDA', 'case_officer', 'Emre Yıldız', 'emre.yildiz@example.de'],
  ['HE', 'RPDA', 'head_of_unit', 'Christoph Wagner', 'demo.leitung.he@example.de'],
  ['HE', 'RPDA', 'budget_officer', 'Simone Rauch', 'demo.haushalt.he@example.de'],
  ['HE', 'RPDA', 'admin_technical', 'Oliver Stein', 'demo.administration.he@example.de'],
  ['HE', 'RPDA', 'admin_technical', 'Petra Lauer', 'zweite.administration.he@example.de'],
  ['HE', 'HMSI', 'programme_manager', 'Heike Brandt', 'demo.fachreferat.he@example.de'],
  ['HE', 'HRH', 'auditor_external', 'Dr. Jutta Kern', 'demo.rechnungshof.he@example.de'],
]

/** Recipients whose people the demo names at its start. */
export const SHOWN: Record<string, string> = { '05124000': 'nw', '08326': 'bw', '06434': 'he' }

const FIRST = [
  'Miriam',
  'Jan',
  'Petra',
  'Olaf',
  'Svenja',
  'Murat',
  'Ulrike',
  'Torben',
  'Elena',
  'Frank',
  'Dilek',
  'Anja',
  'Henning',
  'Maria',
  'Kofi',
  'Birte',
  'Sascha',
  'Gudrun',
  'Levent',
  'Carla',
]
const LAST = [
  'Keller',
  'Storz',
  'Bühler',
  'Weisser',
  'Albers',
  'Kaya',
  'Nolte',
  'Friedrichs',
  'Petrova',
  'Hoffmann',
  'Öztürk',
  'Lindemann',
  'Voss',
  'Rossi',
  'Mensah',
  'Dierks',
  'Ritter',
  'Schäfer',
  'Aydın',
  'Winkler',
  'Groß',
  'Reinhardt',
  'Busch',
]

export type Cast = {
  official(land: string, role: Role, index?: number): User
  editor(recipientId: number): User
  signatory(recipientId: number): User
  /** Of a recipient whose people the demo names. */
  colleague(recipientId: number, role: Role): User
}

export async function createPeople(
  recipients: Recipient[],
  at: DateTime,
  trx: TransactionClientContract,
  officials: readonly (typeof OFFICIALS)[number][] = OFFICIALS
): Promise<Cast> {
  // everybody has the same demo password: hashed once
  const password = await hash.make(DEMO_PASSWORD)
  const since = Day.parse('2025-01-01')
  const people = new Map<string, User[]>()
  const enlist = async (
    name: string,
    email: string,
    role: Role,
    office: { authority: Authority } | { recipient: Recipient }
  ) => {
    const user = await User.create(
      { name, email, password, sessionEpoch: 1, createdAt: at, updatedAt: at },
      { client: trx }
    )
    const body = 'authority' in office ? office.authority : office.recipient
    const kind = 'authority' in office ? 'authority' : 'recipient'
    await Membership.create(
      {
        userId: user.id,
        authorityId: 'authority' in office ? body.id : null,
        recipientId: 'recipient' in office ? body.id : null,
        role,
        validFrom: since,
      },
      { client: trx }
    )
    const wide = 'authority' in office && office.authority.seesWholeLand
    user.office = new Office(kind, body.id, body.land, body.name, [role], wide)
    const key = 'authority' in office ? `${body.land}:${role}` : `recipient:${body.id}:${role}`
    people.set(key, [...(people.get(key) ?? []), user])
  }

  for (const [land, code, role, name, email] of officials) {
    const authority = await Authority.query({ client: trx }).where({ land, code }).first()
    if (authority) await enlist(name, email, role, { authority })
  }
  for (const [index, recipient] of recipients.entries()) {
    const shown = SHOWN[recipient.unitKey ?? '']
    const local = fold(recipient.name).replaceAll(' ', '-').slice(0, 60)
    const name = (offset: number) =>
      `${FIRST[(index * 7 + offset * 3) % FIRST.length]} ${LAST[(index * 5 + offset * 11) % LAST.length]}`
    await enlist(
      name(0),
      shown ? `demo.kommune.${shown}@example.de` : `antrag.${local}@example.de`,
      'applicant_editor',
      { recipient }
    )
    await enlist(
      name(1),
      shown ? `demo.unterschrift.${shown}@example.de` : `leitung.${local}@example.de`,
      'applicant_signatory',
      { recipient }
    )
    if (!shown) continue
    for (const [offset, role, place] of [
      [2, 'treasurer', 'kaemmerei'],
      [3, 'recipient_admin', 'zugaenge'],
      [4, 'partner_contributor', 'partner'],
    ] as const)
      await enlist(name(offset), `demo.${place}.${shown}@example.de`, role, { recipient })
  }
  const find = (key: string, index = 0) => people.get(key)![index]
  return {
    official: (land, role, index) => find(`${land}:${role}`, index),
    editor: (recipientId) => find(`recipient:${recipientId}:applicant_editor`),
    signatory: (recipientId) => find(`recipient:${recipientId}:applicant_signatory`),
    colleague: (recipientId, role) => find(`recipient:${recipientId}:${role}`),
  }
}

export type Centre = { recipient: Recipient; programme: string; region: string }

/** The project's own table of recipients, as rows of the register. */
export async function createRecipients(lines: string[], trx: TransactionClientContract): Promise<Centre[]> {
  const centres: Centre[] = []
  for (const line of lines) {
    const [land, programme, kind, unitKey, seatCountyKey, name, organ, house, postcode, town, region] = line.split('|')
    const recipient = await Recipient.create(
      {
        land,
        kind: kind as 'municipal',
        unitKey: unitKey || null,
        seatCountyKey,
        name,
        organ,
        street: house === 'Geschäftsstelle' ? 'Hauptstraße 12' : 'Hauptstraße 1',
        postcode,
        town,
        searchName: fold(name),
        sortName: sortKey(name),
      },
      { client: trx }
    )
    centres.push({ recipient, programme, region: region.replace('*', '') })
  }
  return centres
}
