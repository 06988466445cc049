import type { FieldType } from '#forms/domain/field_kinds'

/** What each kind of field is called where forms are made. */
export const FIELD_NAMES: Readonly<Record<FieldType, string>> = {
  text: 'Text in einer Zeile',
  long_text: 'Langer Text',
  integer: 'Ganze Zahl',
  decimal: 'Zahl mit Komma',
  fraction: 'Zahl oder Bruch',
  percent: 'Prozentsatz',
  money: 'Betrag',
  signed_money: 'Betrag mit Vorzeichen',
  day: 'Tag',
  period: 'Zeitraum',
  choice: 'Auswahl',
  yes_no: 'Ja oder nein',
  declaration: 'Erklärung zum Ankreuzen',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  iban: 'IBAN',
  computed: 'Berechnetes Feld',
  municipality: 'Gemeinde oder Kreis',
}
