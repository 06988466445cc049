import type Day from '#core/calendar/day'
import { type Column, columnsOf, euroCell } from '#documents/excel/columns'
import type { FinancingType } from '#programmes/domain/definition'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'

/** A grant as lists take it along; amounts in cents. */
export type GrantRow = {
  fileNumber: string
  unitKey: string | null
  recipientName: string
  programmeName: string
  title: string
  financing: FinancingType
  chapter: string
  item: string
  planTotal: number
  requestedAmount: number
  firstAmount: number
  amount: number
  tranches: ReadonlyMap<number, number>
  committed: number
  reduced: number
  periodFrom: Day
  periodTo: Day
  signedOn: Day
  dispatchedOn: Day
  announcedOn: Day | null
  versions: number
  reports: { due: number; accepted: number; overdue: number; next: Day | null }
}

const { money, day, text, whole } = columnsOf<GrantRow>()

/** The catalogue of what can be said of a grant in a list: head, meaning, format and value, each once. */
export function grantColumns(years: readonly number[]): Column<GrantRow>[] {
  return [
    text('Aktenzeichen', 'Eindeutige Nummer der Akte', 22, (grant) => grant.fileNumber),
    text(
      'Gemeindeschlüssel',
      'Amtlicher Schlüssel des Empfängers; leer bei Kammern, Gesellschaften und Verbänden',
      18,
      (grant) => grant.unitKey
    ),
    text('Empfänger', 'Zuwendungsempfänger laut Bescheid', 36, (grant) => grant.recipientName),
    text('Programm', 'Förderprogramm', 30, (grant) => grant.programmeName),
    text('Vorhaben', 'Bezeichnung laut Antrag', 40, (grant) => grant.title),
    text(
      'Finanzierungsart',
      `Eine von: ${Object.values(FINANCING_KINDS)
        .map(({ short }) => short)
        .join(', ')}`,
      18,
      (grant) => FINANCING_KINDS[grant.financing].short
    ),
    text('Kapitel', 'Kapitel des Landeshaushalts', 10, (grant) => grant.chapter),
    text('Titel', 'Titel des Landeshaushalts', 10, (grant) => grant.item),
    money('Zuwendungsfähige Ausgaben', 'Anerkannte Ausgaben des verbindlichen Finanzierungsplans', (grant) =>
      euroCell(grant.planTotal)
    ),
    money('Beantragt', 'Beantragte Zuwendung', (grant) => euroCell(grant.requestedAmount)),
    money('Zuerst bewilligt', 'Höchstbetrag laut erstem Bescheid', (grant) => euroCell(grant.firstAmount)),
    money('Bewilligt', 'Höchstbetrag laut letztem Bescheid', (grant) => euroCell(grant.amount)),
    ...years.map((year) =>
      money(`Tranche ${year}`, `Anteil der Bewilligung, der auf das Haushaltsjahr ${year} entfällt`, (grant) =>
        euroCell(grant.tranches.get(year) ?? 0)
      )
    ),
    money('Festgelegt', 'Summe der Buchungen „Festlegung“ im Haushalt', (grant) => euroCell(grant.committed)),
    money('Vermindert', 'Verminderungen in abgeschlossenen Jahren oder ausgezahlter Mittel', (grant) =>
      euroCell(grant.reduced)
    ),
    day('Beginn', 'Beginn des Bewilligungszeitraums', (grant) => grant.periodFrom),
    day('Ende', 'Ende des Bewilligungszeitraums', (grant) => grant.periodTo),
    day('Bescheid vom', 'Tag der Schlusszeichnung des ersten Bescheids', (grant) => grant.signedOn),
    day(
      'Freigegeben am',
      'Tag, an dem der erste Bescheid für Abruf oder Versand freigegeben wurde',
      (grant) => grant.dispatchedOn
    ),
    day(
      'Bekannt gegeben am',
      'Tag nach dem Abruf, Tag der Zustellung oder Tag der Bekanntgabefiktion bei Postversand (§ 41 VwVfG); leer, solange nicht bekannt gegeben',
      (grant) => grant.announcedOn
    ),
    whole('Bescheide', 'Freigegebene Bescheide über die Bewilligung', (grant) => grant.versions),
    whole('Berichte gesamt', 'Berichte, die der Bescheid verlangt', (grant) => grant.reports.due),
    whole('Berichte angenommen', 'Davon angenommen', (grant) => grant.reports.accepted),
    whole('Berichte überfällig', 'Davon zum Stand überfällig und nicht eingereicht', (grant) => grant.reports.overdue),
    day('Nächster Bericht', 'Fälligkeit des nächsten offenen Berichts', (grant) => grant.reports.next),
  ]
}
