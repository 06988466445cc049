import type { CitedRule } from '#core/derivation'

/**
 * The formulas of grant calculation as derivations cite them. Their constants stand in the rulebooks, and whose
 * regulations, side conditions and guideline a source means says `citedSource` where the derivation is kept or shown.
 */
export const RULES = {
  share: { rule: 'Fördersatz × zuwendungsfähige Ausgaben', source: 'Nr. 2.2.1 {vv}; Fördersatz: {richtlinie}' },
  deficit: {
    rule: 'Zuwendungsfähige Ausgaben − Eigenmittel − Mittel Dritter',
    source: 'Nr. 2.2.2 {vv}',
  },
  fixed: { rule: 'Fester Betrag × anerkannte Einheiten', source: 'Nr. 2.2.3 {vv}; Betrag: {richtlinie}' },
  full: { rule: 'Alle zuwendungsfähigen Ausgaben', source: 'Nr. 2.4 {vv}' },
  uncovered: {
    rule: 'Nie mehr, als nach den Mitteln Dritter ungedeckt bleibt',
    source: '§ 23 LHO (Nachrang der Zuwendung)',
  },
  maximum: { rule: 'Höchstbetrag der Zuwendung', source: '{richtlinie}' },
  rounding: { rule: 'Bewilligt wird abgerundet', source: '{rule:grantRounding}' },
  change: {
    rule: 'Ermäßigte Ausgaben und neue Deckungsmittel verändern die Zuwendung',
    source: 'Nr. 2.1 {anbest}',
  },
  threshold: {
    rule: 'Bis zur Freigrenze bleibt die Zuwendung unverändert, darüber wird voll gekürzt',
    source: '{rule:reductionThreshold}',
  },
  shareActual: {
    rule: 'Fördersatz × Ausgaben, gemindert um die neuen Deckungsmittel',
    source: 'Nr. 2.1.1 {anbest} (anteilige Ermäßigung)',
  },
  deficitActual: {
    rule: 'Ausgaben − Einnahmen − volle geplante Eigenmittel',
    source: 'Nr. 2.1.2 {anbest} (volle Ermäßigung)',
  },
  fullActual: { rule: 'Ausgaben − Einnahmen', source: 'Nr. 2.1.2 {anbest} (volle Ermäßigung)' },
  fixedActual: {
    rule: 'Fester Betrag × nachgewiesene Einheiten',
    source: 'Nr. 2.2.3 {vv}; Betrag: Zuwendungsbescheid',
  },
  actualPay: { rule: 'Je Einheit höchstens die eigenen tatsächlichen Ausgaben', source: '{richtlinie}' },
  overfinancing: {
    rule: 'Nie mehr, als nach allen Einnahmen ungedeckt bleibt',
    source: '§ 23 LHO (Nachrang der Zuwendung), Nr. 2 {anbest}',
  },
  cap: { rule: 'Nie mehr als bewilligt und nie mehr als der Höchstbetrag', source: 'Zuwendungsbescheid, {richtlinie}' },
  recovery: {
    rule: 'Mehr ausgezahlt, als zusteht: zu erstatten nach Anhörung und Bescheid',
    source: '§ 49a Absatz 1 VwVfG',
  },
  additional: { rule: 'Zugestanden, aber noch nicht ausgezahlt', source: 'Zuwendungsbescheid' },
  drawdownShare: {
    rule: 'Abgerufen wird nur, was alsbald für fällige Zahlungen gebraucht wird; eigene Mittel gehen anteilig mit',
    source: 'Nr. 1.4 {anbest}',
  },
  drawdownDeficit: {
    rule: 'Erst wenn eigene und sonstige Mittel verbraucht sind, wird die Zuwendung abgerufen',
    source: 'Nr. 1.4 {anbest}',
  },
  retention: { rule: 'Einbehalt bis zur Prüfung des Verwendungsnachweises', source: '{rule:retentionPercent}' },
  retained: {
    rule: 'Was einbehalten ist, wird zuerst gekürzt; der Rest ist nach der Prüfung auszuzahlen',
    source: '{rule:retentionPercent}',
  },
  purposeBinding: {
    rule: 'Endet die Zweckbindung vorzeitig, wird zeitanteilig nach vollen Monaten erstattet',
    source: 'Nr. 4 {anbest}, § 49 Absatz 3 VwVfG',
  },
  procurement: {
    rule: 'Pauschale Kürzung des Auftragswerts, soweit ihn die Zuwendung trägt',
    source: 'Nr. 3 {anbest}, § 49 Absatz 3 VwVfG',
  },
  funders: {
    rule: 'Mehrere Zuwendungsgeber teilen eine Ermäßigung im Verhältnis ihrer Zuwendungen',
    source: 'Nr. 2.1.1 {anbest}',
  },
  overhead: { rule: 'Pauschale für die übrigen Ausgaben auf die direkten Ausgaben', source: '{richtlinie}' },
  inputTax: {
    rule: 'Umsatzsteuer, die als Vorsteuer abziehbar ist, ist nicht zuwendungsfähig',
    source: '{vv}, § 15 UStG',
  },
  proration: { rule: 'Festbetrag nach der Zeit, in der die Stelle besetzt war', source: '{richtlinie}' },
  distribution: {
    rule: 'Größter Rest in Cent, bei Gleichstand der frühere Eintrag',
    source: 'Rechenregel, Summe bleibt gleich',
  },
  line: { rule: 'Einzelansatz höchstens um die Toleranz überschritten', source: 'Nr. 1.2 {anbest}' },
  planTotal: {
    rule: 'Der Finanzierungsplan ist in seinem Gesamtergebnis verbindlich',
    source: 'Nr. 1.2 {anbest}',
  },
} as const satisfies Record<string, CitedRule>
