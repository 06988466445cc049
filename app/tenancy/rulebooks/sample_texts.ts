import { standardText } from '#tenancy/domain/standard_text'

/*
 * Stand for the general side conditions (ANBest) until an office has entered their text; own words, no official ones.
 * Notices name them by their hash: a sample is never edited, a better one is added.
 */
const COMMON = `Muster – kein amtlicher Wortlaut. Dieser Text steht an der Stelle der Allgemeinen Nebenbestimmungen, bis die Behörde deren amtliche Fassung in Anschub hinterlegt und zwei Personen sie bestätigt haben.

1 Anforderung und Verwendung der Zuwendung

1.1 Die Zuwendung ist wirtschaftlich und sparsam und nur für den im Bescheid bestimmten Zweck zu verwenden.

1.2 Alle Einnahmen, die mit dem Zuwendungszweck zusammenhängen, und der eigene Anteil sind als Deckungsmittel für alle zuwendungsfähigen Ausgaben einzusetzen. Der Finanzierungsplan ist in seinem Gesamtergebnis verbindlich. Wie weit einzelne Ansätze überschritten werden dürfen, bestimmt der Bescheid.

1.3 Die Zuwendung darf nur so weit und nicht eher angefordert werden, als sie innerhalb der im Bescheid genannten Frist für fällige Zahlungen benötigt wird.

1.4 Zahlungen vor Empfang der Gegenleistung sind nur zu leisten, soweit dies allgemein üblich oder durch besondere Umstände gerechtfertigt ist.

2 Nachträgliche Ermäßigung der Ausgaben oder Änderung der Finanzierung

2.1 Ermäßigen sich nach der Bewilligung die veranschlagten Ausgaben, erhöhen sich die Deckungsmittel oder treten neue hinzu, so ermäßigt sich die Zuwendung nach der im Bescheid bestimmten Finanzierungsart, soweit die im Bescheid genannte Grenze überschritten ist.

3 Vergabe von Aufträgen

3.1 Bei der Vergabe von Aufträgen sind die für den Empfänger geltenden Vergabevorschriften zu beachten. Die Entscheidungen sind zu dokumentieren.

4 Gegenstände, die zur Erfüllung des Zwecks beschafft werden

4.1 Sie sind für den Zuwendungszweck zu verwenden und sorgfältig zu behandeln. Über sie darf vor Ablauf der im Bescheid genannten Bindung nicht anderweitig verfügt werden.

5 Mitteilungspflichten

5.1 Der Empfänger zeigt der Bewilligungsbehörde unverzüglich an, wenn er weitere Zuwendungen für denselben Zweck beantragt oder erhält, wenn sich der Zweck oder sonstige für die Bewilligung maßgebliche Umstände ändern oder wegfallen, wenn der Zweck nicht oder mit der bewilligten Zuwendung nicht zu erreichen ist, oder wenn angeforderte Beträge nicht innerhalb der genannten Frist verbraucht werden können.
`

const MUNICIPAL = `${COMMON}
6 Nachweis der Verwendung

6.1 Die Verwendung ist innerhalb der im Bescheid genannten Frist nachzuweisen. Der Nachweis besteht aus einem Sachbericht und einem zahlenmäßigen Nachweis, in dem Einnahmen und Ausgaben nach der Ordnung des Finanzierungsplans zusammengefasst sind.

6.2 Bücher, Belege und Verträge sind für die im Bescheid genannte Zeit aufzubewahren.

7 Prüfung der Verwendung

7.1 Die Bewilligungsbehörde darf Bücher, Belege und sonstige Geschäftsunterlagen anfordern sowie die Verwendung durch Einsicht an Ort und Stelle prüfen oder prüfen lassen. Die Rechte des Rechnungshofs und der örtlichen Rechnungsprüfung bleiben unberührt.

8 Erstattung der Zuwendung, Verzinsung

8.1 Die Zuwendung ist zu erstatten, soweit der Bescheid mit Wirkung für die Vergangenheit zurückgenommen, widerrufen oder sonst unwirksam geworden ist. Der Erstattungsanspruch ist zu verzinsen. Werden Mittel nicht innerhalb der genannten Frist verwendet, können für die Zeit bis zur Verwendung Zinsen verlangt werden.
`

const OTHERS = `${COMMON}
6 Nachweis der Verwendung

6.1 Die Verwendung ist innerhalb der im Bescheid genannten Frist nachzuweisen. Der Nachweis besteht aus einem Sachbericht, einem zahlenmäßigen Nachweis und einer Liste der Belege, nach Ansätzen geordnet, mit Tag, Empfänger oder Einzahler, Grund und Betrag jeder Zahlung.

6.2 Belege müssen die im Geschäftsverkehr üblichen Angaben enthalten. Bücher, Belege und Verträge sind für die im Bescheid genannte Zeit aufzubewahren.

7 Prüfung der Verwendung

7.1 Die Bewilligungsbehörde darf Bücher, Belege und sonstige Geschäftsunterlagen anfordern sowie die Verwendung durch Einsicht an Ort und Stelle prüfen oder prüfen lassen. Die Rechte des Rechnungshofs bleiben unberührt. Besteht eine eigene Prüfungseinrichtung, prüft sie den Nachweis vorher.

8 Erstattung der Zuwendung, Verzinsung

8.1 Die Zuwendung ist zu erstatten, soweit der Bescheid mit Wirkung für die Vergangenheit zurückgenommen, widerrufen oder sonst unwirksam geworden ist. Der Erstattungsanspruch ist zu verzinsen. Werden Mittel nicht innerhalb der genannten Frist verwendet, können für die Zeit bis zur Verwendung Zinsen verlangt werden.

9 Besserstellungsverbot

9.1 Bestreitet der Empfänger seine Gesamtausgaben überwiegend aus öffentlichen Mitteln, darf er seine Beschäftigten nicht besser stellen als vergleichbare Beschäftigte des Landes.
`

export const SAMPLE_FOR_MUNICIPALITIES = standardText(MUNICIPAL)
export const SAMPLE_FOR_OTHERS = standardText(OTHERS)
export const SAMPLE_TEXTS = [SAMPLE_FOR_MUNICIPALITIES, SAMPLE_FOR_OTHERS] as const
