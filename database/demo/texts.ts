/**
 * Invented texts of the demo, put together from sentence banks so that no two files read alike. The choice
 * depends on the file's own number alone: the same demo reads the same everywhere.
 */
export class Voice {
  #state: number

  constructor(seed: number) {
    this.#state = seed * 2654435761 + 12345
  }

  /** A whole number from `least` to `most`, both included. */
  number(least: number, most: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 2246822519) + 374761393) >>> 0
    return least + (this.#state % (most - least + 1))
  }

  one<T>(of: readonly T[]): T {
    return of[this.number(0, of.length - 1)]
  }

  /** Some sentences in their order, joined. */
  some(count: number, of: readonly string[]): string {
    const left = [...of.keys()]
    const picked: number[] = []
    while (picked.length < count) picked.push(left.splice(this.number(0, left.length - 1), 1)[0])
    return picked
      .sort((a, b) => a - b)
      .map((index) => of[index])
      .join(' ')
  }
}

const fill = (text: string, name: string, town: string) => text.replaceAll('{name}', name).replaceAll('{ort}', town)

export function measureTexts(programme: string, name: string, town: string, voice: Voice): Record<string, string> {
  const bank = BANKS[programme]
  const write = (key: keyof typeof bank, count: number) => fill(voice.some(count, bank[key]), name, town)
  return {
    description: write('description', 3),
    necessity: write('necessity', 3),
    subsidiarity: write('subsidiarity', 2),
    continuation: write('continuation', 3),
  }
}

type Bank = Record<'description' | 'necessity' | 'subsidiarity' | 'continuation', readonly string[]>

const BANKS: Record<string, Bank> = {
  KI: {
    description: [
      'Das Integrationszentrum in {ort} berät Kitas und Schulen beim Übergang neu zugewanderter Kinder in den Regelunterricht.',
      'Ein Team aus Pädagogik und Verwaltung begleitet die Ämter von {name} dabei, Abläufe mehrsprachig und verständlich zu gestalten.',
      'Der Pool der Laiensprachmittlung wird ausgebaut und steht allen Einrichtungen in {ort} nach Anmeldung offen.',
      'In jedem Sozialraum gibt es eine feste Ansprechperson, die Vereine, Jugendhilfe und Ehrenamt zusammenbringt.',
      'Fortbildungen für Lehrkräfte und pädagogische Fachkräfte finden quartalsweise und vor Ort statt.',
      'Eine Bildungskonferenz im Herbst legt die Schwerpunkte des folgenden Jahres gemeinsam fest.',
      'Elternmentorinnen aus {ort} informieren in neun Sprachen über Kita, Schule und Ausbildung.',
    ],
    necessity: [
      'In {ort} hat sich die Zahl neu zugewanderter Schulkinder in vier Jahren fast verdoppelt.',
      'Viele Anfragen aus Schulen bleiben heute länger als sechs Wochen liegen, weil Sprachmittlung fehlt.',
      'Die vorhandenen Angebote von {name} sind auf mehrere Träger verteilt und nicht aufeinander abgestimmt.',
      'Das Integrationskonzept sieht eine steuernde Stelle vor, die Bildung und Querschnitt verbindet.',
      'Gerade kleinere Ortsteile werden von den bestehenden Angeboten kaum erreicht.',
      'Die Auswertung der letzten Bildungskonferenz nennt fehlende Zuständigkeiten als größtes Hindernis.',
    ],
    subsidiarity: [
      'Ohne die Zuwendung könnte {name} nur anderthalb Stellen halten; die Arbeit in den Sozialräumen entfiele.',
      'Die eigenen Mittel reichen für die Sachausgaben, nicht aber für das zusätzliche Personal.',
      'Andere Förderungen decken Einzelprojekte, nicht die dauerhafte Steuerung.',
      'Der Haushalt von {name} lässt freiwillige Leistungen in diesem Umfang nicht zu.',
    ],
    continuation: [
      'Die entwickelten Verfahren gehen in die Dienstanweisungen der beteiligten Ämter über.',
      'Der Sprachmittlerpool wird nach der Aufbauphase aus Entgelten der Einrichtungen mitgetragen.',
      '{name} sieht im Stellenplan vor, zwei der Stellen dauerhaft zu übernehmen.',
      'Schulen erhalten Handreichungen, mit denen sie Fortbildungen selbst wiederholen können.',
      'Über die Fortführung entscheidet der zuständige Ausschuss jeweils im Herbst auf Grundlage der Kennzahlen.',
    ],
  },
  WCC: {
    description: [
      'Das Welcome Center {ort} ist die erste Anlaufstelle für Betriebe, die Fachkräfte aus dem Ausland gewinnen wollen.',
      'Zwei Beratende besuchen kleine und mittlere Unternehmen und klären Bedarf, Anerkennung und Einreise Schritt für Schritt.',
      'Fachkräfte und ihre Familien erhalten an einem Ort Auskunft zu Aufenthalt, Wohnen, Sprache und Kinderbetreuung.',
      'Einmal im Monat berät das Team gemeinsam mit der Agentur für Arbeit und der Ausländerbehörde.',
      'Veranstaltungen im Betrieb bereiten Belegschaften auf neue Kolleginnen und Kollegen vor.',
      'Ein digitaler Sprechtag erreicht Interessierte schon vor der Einreise.',
    ],
    necessity: [
      'In der Region bleiben Stellen in Pflege, Elektrotechnik und Metallbau im Durchschnitt länger als fünf Monate unbesetzt.',
      'Kleine Betriebe haben keine eigene Personalabteilung und kennen die Verfahren der Anerkennung nicht.',
      'Die Wege zwischen Kammer, Ausländerbehörde und Arbeitsagentur sind für Zugewanderte schwer zu überblicken.',
      'Ohne Begleitung verlassen Fachkräfte die Region oft nach dem ersten Jahr, weil Familie und Wohnung nicht mitgedacht wurden.',
      'Eine Befragung der Betriebe durch {name} nennt die fehlende Erstberatung als wichtigste Lücke.',
    ],
    subsidiarity: [
      'Ohne die Zuwendung würde {name} das Angebot auf eine Teilzeitstelle ohne aufsuchende Beratung begrenzen.',
      'Die Beiträge der Unternehmen decken einen Teil, nicht aber den Betrieb im ländlichen Raum.',
      'Eine kostendeckende Beratung würde gerade kleine Betriebe ausschließen.',
    ],
    continuation: [
      'Nach 2028 tragen die Unternehmen über einen Förderkreis einen wachsenden Anteil.',
      'Die Beratungsunterlagen bleiben offen zugänglich und werden von den Kammern gepflegt.',
      '{name} legt bis Mitte 2028 ein Konzept für die dauerhafte Trägerschaft vor.',
      'Die Zusammenarbeit mit Agentur und Behörden ist vertraglich gesichert und läuft ohne Förderung weiter.',
    ],
  },
  WIR: {
    description: [
      'Das Vielfaltszentrum von {name} steuert die Integrationsarbeit und verbindet Ämter, Träger und Migrantenorganisationen.',
      'Zwei Koordinationsstellen begleiten die Öffnung der Verwaltung und beraten kreisangehörige Gemeinden.',
      'Ein Schwerpunkt liegt auf dem Übergang in Arbeit: Betriebe und Jobcenter treffen sich in {ort} zu festen Terminen.',
      'Kleinstprojekte von Vereinen werden zweimal im Jahr ausgeschrieben und gemeinsam ausgewählt.',
      'Eine jährliche Konferenz macht Ergebnisse sichtbar und schreibt die Zielvereinbarung fort.',
      'Schulungen zu Vielfalt und Antidiskriminierung richten sich an alle Beschäftigten mit Publikumsverkehr.',
    ],
    necessity: [
      'Die Integrationsarbeit in {ort} ist auf viele Stellen verteilt; es fehlt eine, die das Ganze im Blick hat.',
      'Gut ausgebildete Zugewanderte arbeiten in der Region häufig unterhalb ihrer Qualifikation.',
      'Kleine Vereine erreichen Förderungen nicht, weil Anträge und Nachweise sie überfordern.',
      'Die Verwaltung von {name} will den Anteil von Beschäftigten mit Einwanderungsgeschichte erhöhen.',
      'Erfahrungen aus der Förderperiode bis 2025 zeigen, dass Netzwerke ohne feste Stelle rasch zerfallen.',
    ],
    subsidiarity: [
      'Ohne die Zuwendung bliebe von der Koordination eine halbe Stelle ohne Sachmittel.',
      '{name} unterliegt Vorgaben der Aufsicht, die freiwillige Leistungen begrenzen.',
      'Bundesmittel fördern Einzelmaßnahmen, nicht die dauerhafte Steuerung vor Ort.',
    ],
    continuation: [
      'Über fünf Jahre werden die Aufgaben der Koordination schrittweise in den Stellenplan übernommen.',
      'Die Ergebnisse der Öffnung werden Teil der Personalentwicklung von {name}.',
      'Vereine werden befähigt, Förderungen selbst zu beantragen.',
      'Bis 2029 legt der Ausschuss fest, welche Angebote dauerhaft finanziert werden.',
    ],
  },
  MVW: {
    description: [
      'Mehrere Städte entwickeln gemeinsam eine Willkommensagentur, die Zugewanderte in den ersten hundert Tagen begleitet.',
      'Ein mehrsprachiger Wegweiser führt über Stadtgrenzen hinweg zu Anmeldung, Wohnung, Schule und Arbeit.',
      'Betriebe und Kammern beteiligen sich an Begrüßungsveranstaltungen und Patenschaften.',
      'Die Verwaltungen erproben gemeinsame Standards für Anschreiben, Beschilderung und Beratung.',
      'Die Ergebnisse werden wissenschaftlich begleitet und als Baukasten veröffentlicht.',
    ],
    necessity: [
      'Zugewanderte ziehen innerhalb der Region häufig um; jede Stadt fängt dann von vorn an.',
      'Willkommenskultur hängt heute von einzelnen Personen ab und ist nicht in Abläufen verankert.',
      'Bürgerinnen und Bürger finden Auskünfte in zu vielen Stellen und in zu schwieriger Sprache.',
      'Die beteiligten Städte haben je für sich Erfahrungen gesammelt, aber keinen Ort, sie zu teilen.',
    ],
    subsidiarity: [
      'Eine einzelne Stadt kann die Entwicklung gemeinsamer Standards nicht finanzieren.',
      'Ohne die Zuwendung entfielen Begleitung und Veröffentlichung, die anderen Kommunen nützen.',
      'Die Eigenmittel der Partner decken ihre Mitarbeit, nicht die gemeinsame Geschäftsstelle.',
    ],
    continuation: [
      'Der Baukasten wird nach der Modellphase von den Partnern gemeinsam gepflegt.',
      'Die Geschäftsstelle geht in die bestehende Städtekooperation über.',
      'Die Standards werden durch Beschlüsse der beteiligten Räte verbindlich.',
      'Die Kosten des laufenden Betriebs werden nach Einwohnern umgelegt.',
    ],
  },
}

export const REVIEW_TEXTS: Record<string, readonly string[]> = {
  state_interest: [
    'Das Land will in jedem Kreis eine verlässliche Struktur der Integrationsarbeit. Ohne die Zuwendung wäre sie hier nicht im notwendigen Umfang vorhanden.',
    'Am Vorhaben besteht ein erhebliches Landesinteresse, weil es eine Lücke in der Fläche schließt. Die Eigenmittel sind nach dem Haushaltsplan ausgeschöpft.',
    'Das Interesse des Landes ergibt sich aus dem Förderzweck; der Antragsteller legt nachvollziehbar dar, dass er die Aufgabe allein nicht tragen kann.',
  ],
  eligible_expenditure: [
    'Beantragte Ausgaben vollständig zuwendungsfähig; keine Abzüge.',
    'Die Ausgaben wurden Position für Position geprüft. Abzüge waren nicht vorzunehmen.',
    'Personal- und Sachausgaben sind notwendig und dem Vorhaben zuzuordnen; nicht zuwendungsfähige Positionen enthält der Plan nicht.',
  ],
  financing_type: [
    'Wie im Programm vorgesehen; Gründe für eine andere Finanzierungsart liegen nicht vor.',
    'Die vorgesehene Finanzierungsart entspricht dem Eigeninteresse des Antragstellers und ist in der Abwicklung am einfachsten.',
  ],
  total_financing: [
    'Gesamtfinanzierung gesichert: Der Eigenanteil ist im Haushalt veranschlagt.',
    'Der Beschluss über den Eigenanteil liegt vor; Beiträge Dritter sind zugesagt.',
    'Eigenmittel nach Auskunft der Kämmerei eingeplant. Der Finanzierungsplan ist ausgeglichen.',
  ],
  follow_up_costs: [
    'Folgekosten für das Land entstehen nicht. Die Fortführung ist im Antrag plausibel beschrieben.',
    'Das Konzept zur Verstetigung nennt Zuständigkeiten und Zeitpunkte; eine Bindung des Landes folgt daraus nicht.',
  ],
  economy: [
    'Ausgaben je Stelle liegen im Rahmen vergleichbarer Vorhaben. Wirtschaftlichkeit bejaht.',
    'Umfang und Eingruppierung sind angemessen; günstigere gleichwertige Alternativen sind nicht ersichtlich.',
    'Der Vergleich mit den übrigen Anträgen zeigt keine Auffälligkeiten.',
  ],
  participation: [
    'Fachreferat beteiligt, Einwände wurden nicht erhoben.',
    'Eine Beteiligung weiterer Stellen war nicht erforderlich, weil keine anderen Zuständigkeiten berührt sind.',
  ],
  state_aid: [
    'Keine Beihilfe: hoheitliche Aufgabe ohne wirtschaftliche Tätigkeit.',
    'Allgemeine Information und Beratung ohne Begünstigung einzelner Unternehmen; Beihilferecht nicht berührt.',
  ],
  budget_source: [
    'Mittel stehen nach der Buchführung im vorgesehenen Titel bereit; Aufteilung auf die Jahre wie im Plan.',
    'Ausgabemittel und, soweit erforderlich, Verpflichtungsermächtigung wurden vor dem Vorschlag geprüft.',
  ],
  discretion_scope: [
    'Auf die Zuwendung besteht kein Anspruch. Ob und in welcher Höhe gefördert wird, steht im pflichtgemäßen Ermessen im Rahmen der verfügbaren Mittel.',
    'Ein Entscheidungsspielraum besteht dem Grunde und der Höhe nach; die Richtlinie lenkt ihn, ersetzt ihn aber nicht.',
  ],
  discretion_reasons: [
    'Für die Förderung sprechen Bedarf und Konzept. Gleiche Fälle wurden gleich behandelt. Dass Mittel langfristig gebunden werden, wurde gesehen und wegen der Bedeutung der Aufgabe hingenommen.',
    'Berücksichtigt wurden die Haushaltslage, die Gleichbehandlung aller Antragsteller und der Umstand, dass ein kleinerer Betrag die Arbeit in der Fläche in Frage stellte. Gegengründe wiegen weniger schwer.',
    'Das Vorhaben ist gut vorbereitet und messbar. Gegen die Förderung spricht allein die Knappheit der Mittel; sie reichen nach derzeitigem Stand aus.',
  ],
  discretion_result: [
    'Nach Abwägung wird dem Antrag entsprochen, weil Bedarf und Konzept überzeugen.',
    'Die Gründe für die Förderung überwiegen; maßgeblich ist hier die Wirkung in der Fläche.',
    'Die Förderung wird vorgeschlagen, weil der Antragsteller Verlässlichkeit und messbare Ziele verbindet.',
  ],
}

export const REPORT_TEXTS: Record<'activities' | 'deviations' | 'outlook', readonly string[]> = {
  activities: [
    'Das Team war ab Februar vollständig besetzt und hat die Beratung an allen Standorten aufgenommen.',
    'In zwölf Arbeitstreffen wurden Zuständigkeiten zwischen den Ämtern geklärt und schriftlich festgehalten.',
    'Die Fortbildungen waren durchweg ausgebucht; drei zusätzliche Termine wurden im Herbst angeboten.',
    'Mit Kammern und Trägern wurden feste Ansprechpersonen vereinbart, die sich vierteljährlich abstimmen.',
    'Die Öffentlichkeitsarbeit wurde auf leicht verständliche Sprache umgestellt; die Nachfrage stieg spürbar.',
    'Ein gemeinsamer Fachtag hat die Ergebnisse des ersten Halbjahrs ausgewertet und Ziele nachgeschärft.',
    'Die Zusammenarbeit mit ehrenamtlich Engagierten wurde durch eine Ansprechstelle verstetigt.',
  ],
  deviations: [
    'Eine Stelle konnte erst mit zwei Monaten Verzug besetzt werden; die Ziele wurden dennoch weitgehend erreicht.',
    'Keine wesentlichen Abweichungen. Geringfügige Einsparungen bei den Sachausgaben wurden für Veranstaltungen genutzt.',
    'Die Zahl der Veranstaltungen liegt unter dem Ziel, weil größere Formate stärker nachgefragt waren.',
    'Mehr Beratungen als geplant, da ein Nachbarstandort vorübergehend geschlossen war.',
    'Keine.',
  ],
  outlook: [
    'Im nächsten Jahr steht die Arbeit mit Betrieben im Vordergrund.',
    'Geplant ist, die Angebote in den Randlagen auszubauen.',
    'Die Kennzahlen werden künftig monatlich erhoben, um früher nachsteuern zu können.',
    'Die Vereinbarungen mit den Partnern werden um zwei Jahre verlängert.',
  ],
}

/** Why an application was rejected after weighing it up, by programme. */
export const REJECTIONS: Readonly<Record<string, readonly string[]>> = {
  KI: [
    'Ihr Vorhaben ({name}) überschneidet sich weitgehend mit dem Angebot der Regelberatung. Was darüber hinausgeht, rechtfertigt den Umfang der Förderung nicht; ein kleinerer Zuschnitt wurde mit Ihnen erörtert und von Ihnen nicht gewünscht.',
  ],
  WCC: [
    'Nach den im Förderaufruf genannten Kriterien waren andere Vorhaben vorrangig: Ihr Konzept ({name}) nennt für das zweite Jahr weder Zielgruppen noch Betriebe, die sich beteiligen. Eine Teilförderung wurde geprüft; sie hätte den Zweck nicht erreichen lassen.',
    'Ihre Sprechtage ({name}) erreichen nach dem Konzept nur Orte, die ein bestehendes Welcome Center schon versorgt. Vorhaben, die Lücken in der Fläche schließen, waren deshalb vorzuziehen; ein geänderter Zuschnitt wurde nicht vorgelegt.',
  ],
  WIR: [
    'Die Wirkung des Vorhabens ist nach Ihrem Konzept ({name}) nicht nachprüfbar: Die Kennzahlen messen Veranstaltungen, nicht was sie bewirken. Vergleichbare Vorhaben mit nachprüfbaren Zielen waren deshalb vorzuziehen.',
  ],
  MVW: [
    'Ein Modellvorhaben soll erproben, was anderswo übernommen werden kann. Ihr Antrag ({name}) beschreibt ein bewährtes Angebot vor Ort, aber nicht, wie seine Ergebnisse ausgewertet und weitergegeben werden. Andere Vorhaben leisten das und gehen vor.',
  ],
}

/** The last part of a review that comes to a rejection. */
export const REJECTED_REVIEW: Record<'discretion_reasons' | 'discretion_result', string> = {
  discretion_reasons:
    'Für die Förderung spricht der beschriebene Bedarf. Dagegen spricht, dass andere Vorhaben nach denselben Maßstäben mehr erreichen und eine Teilförderung den Zweck verfehlt. Gleiche Fälle wurden gleich behandelt.',
  discretion_result: 'Nach Abwägung wird die Ablehnung vorgeschlagen:',
}
