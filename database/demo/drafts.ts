import { figures } from '#core/money/german_money'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import type { DeliveryWish } from '#applications/domain/delivery_wish'
import type { CasePeriod } from '#financing/domain/period_share'
import { answersIn } from '#forms/domain/form'
import { postCosts } from '#applications/domain/post_costs'
import { postTable } from '#applications/domain/post_rows'
import type { SectionContext } from '#applications/domain/section_context'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { ROUNDINGS, type Rounding } from '#financing/domain/approval'
import { distribute } from '#financing/domain/distribution'
import { type Voice, measureTexts } from '#database/demo/texts'

export type DraftFacts = {
  programme: string
  name: string
  town: string
  region: string
  isCounty: boolean
  years: number[]
  period: CasePeriod
  rounding: Rounding
  partners: { id: number; weight: bigint }[]
  /** A plan of its own: expenditure by category and year, contributions of third parties by year. */
  plan?: { expenditure: Record<string, string[]>; thirdParty: Record<string, string[]>; leadWeight: bigint }
  delivery?: DeliveryWish
  /** Whether it runs already and goes on. */
  continued?: boolean
  contact: { name: string; email: string; signatory: string }
}

/** What the people of a recipient type into every section of an application; balanced to the cent. */
export function draftOf(
  facts: DraftFacts,
  definition: ProgrammeDefinition,
  voice: Voice
): Record<string, Record<string, string>> {
  const texts = measureTexts(facts.programme, facts.name, facts.town, voice)
  const posts = postsOf(facts, voice)
  const typedPosts: Record<string, string> = Object.fromEntries(
    posts.flatMap(({ role, fte, group }, index) => [
      [`role_${index + 1}`, role],
      [`fte_${index + 1}`, fte],
      [`group_${index + 1}`, group],
      ...(definition.financing.units ? [[`months_${index + 1}`, '12']] : []),
    ])
  )
  const sections: Record<string, Record<string, string>> = {
    antragsteller: {
      contact_name: facts.contact.name,
      contact_unit: voice.one([
        'Amt für Soziales und Integration',
        'Stabsstelle Integration',
        'Fachbereich Bildung und Integration',
        'Amt für Migration und Teilhabe',
        'Wirtschaftsförderung',
      ]),
      contact_phone: `0${voice.number(2000, 7999)} ${voice.number(10, 99)}-${voice.number(100, 999)}`,
      contact_email: facts.contact.email,
      representative: facts.contact.signatory,
      delivery: facts.delivery ?? 'portal_all',
      payee: voice.one([facts.isCounty ? 'Kreiskasse' : 'Stadtkasse', 'Zentrale Buchhaltung', 'Finanzbuchhaltung']),
      iban: germanIban(voice),
      input_tax: 'no',
      cash_reference: `${voice.number(1000, 9999)}.${voice.number(10000, 99999)}.${voice.number(1, 9)}`,
    },
    partner: {
      joint: facts.partners.length ? 'yes' : 'no',
      ...(facts.partners.length && definition.joint.agreement ? { agreement_on: `01.02.${facts.years[0]}` } : {}),
    },
    vorhaben: {
      title: titleOf(facts),
      description: texts.description,
      necessity: texts.necessity,
      subsidiarity: texts.subsidiarity,
      ...beginning(facts, voice),
      ...extraMeasureFields(facts, voice),
    },
    ...ownSections(facts, voice),
    kennzahlen: Object.fromEntries(
      definition.indicators.flatMap(({ code }) => {
        const base = INDICATOR_BASE[code] ?? 20
        const first = voice.number(Math.ceil(base * 0.7), Math.ceil(base * 1.3))
        return facts.years.map((year, index) => [
          `${year}_${code}`,
          String(first + index * Math.max(1, Math.round(base * 0.08))),
        ])
      })
    ),
    stellen: typedPosts,
    finanzierungsplan: planOf(facts, definition, voice, typedPosts),
    fortfuehrung: { continuation: texts.continuation, budget_security: voice.one(['no', 'no', 'no', 'yes']) },
    erklaerungen: Object.fromEntries(definition.declarations.map(({ key }) => [key, '1'])),
  }
  return Object.fromEntries(
    definition.sections.filter(({ key }) => key in sections).map(({ key }) => [key, sections[key]])
  )
}

const INDICATOR_BASE: Record<string, number> = {
  'KI-01': 640,
  'KI-02': 48,
  'KI-03': 36,
  'KI-04': 55,
  'WC-01': 290,
  'WC-02': 360,
  'WC-03': 60,
  'WC-05': 28,
  'WC-06': 420,
  'OPEN-01': 9,
  'WIR-02': 85,
  'WIR-03': 7,
}

function titleOf({ programme, name, region, years }: DraftFacts): string {
  if (programme === 'KI') return `Kommunales Integrationszentrum ${name} ${years[0]}`
  if (programme === 'WCC')
    return years.length === 2
      ? `Welcome Center ${region}: Sprechtage im ländlichen Raum ${years[0]}/${years[1]}`
      : `Welcome Center ${region} ${years[0]}–${years.at(-1)}`
  if (programme === 'WIR') return `WIR-Vielfaltszentrum ${name}`
  return `${region} – gemeinsame Willkommensagentur`
}

function extraMeasureFields(facts: DraftFacts, voice: Voice): Record<string, string> {
  if (facts.programme === 'KI')
    return {
      concept_resolution: facts.isCounty ? 'Kreistag' : 'Rat der Stadt',
      concept_dated: `${String(voice.number(1, 28)).padStart(2, '0')}.${String(voice.number(1, 12)).padStart(2, '0')}.${voice.number(2018, 2024)}`,
      priority_1: voice.one([
        'Übergang Kita und Grundschule',
        'Seiteneinstieg in die Schule',
        'Sprachbildung im Ganztag',
        'Übergang Schule und Beruf',
      ]),
      priority_2: voice.one([
        'Interkulturelle Öffnung der Ämter',
        'Zusammenarbeit mit Migrantenorganisationen',
        'Antidiskriminierung',
        'Ehrenamt und Begegnung',
      ]),
      organisation: voice.one([
        'Dezernat Bildung, eigenes Amt',
        'Stabsstelle bei der Verwaltungsleitung',
        'Fachbereich Soziales, Abteilung Integration',
      ]),
    }
  if (facts.programme === 'WCC')
    return {
      for_companies: `Erstberatung im Betrieb, Prüfung des Bedarfs, Begleitung bei Anerkennung und Einreise; das Team geht in der Region ${facts.region} aktiv auf kleine und mittlere Unternehmen zu.`,
      for_workers:
        'Erstberatung und Lotsenfunktion zu Arbeit, Aufenthalt, Sprache, Wohnen und Familie, persönlich und online, auch vor der Einreise.',
      languages: voice
        .some(4, ['Deutsch,', 'Englisch,', 'Spanisch,', 'Türkisch,', 'Arabisch,', 'Ukrainisch,', 'Rumänisch,'])
        .replace(/,$/, ''),
    }
  if (facts.programme === 'WIR')
    return {
      goal: `Bis 2030 arbeiten alle Ämter mit Publikumsverkehr nach den gemeinsam vereinbarten Standards der Vielfaltsorientierung; ${facts.name} berichtet jährlich darüber.`,
      labour_market: voice.one([
        'Feste Runden mit Jobcenter, Kammern und Betrieben; Begleitung von Zugewanderten bei der Anerkennung ihrer Abschlüsse.',
        'Ein Mentoring bringt zugewanderte Frauen mit Betrieben zusammen; die Wirtschaftsförderung stellt die Kontakte her.',
        'Gemeinsame Sprechtage mit der Agentur für Arbeit in allen größeren Gemeinden, dazu Betriebsbesuche.',
      ]),
    }
  return {
    model_character:
      'Erstmals stimmen mehrere Städte Ankommen, Beratung und Sprache über Stadtgrenzen hinweg ab und prüfen die Wirkung gemeinsam.',
    transfer:
      'Alle Bausteine werden offen veröffentlicht, in zwei Werkstätten vorgestellt und mit Anleitungen versehen.',
  }
}

/** What a programme asks beyond what all have in common, as its people type it. */
function ownSections(facts: DraftFacts, voice: Voice): Record<string, Record<string, string>> {
  return OWN_SECTIONS[facts.programme]?.(facts, voice) ?? {}
}

/** Rows of a table by the names of their inputs. */
function rowsOf(table: string, rows: readonly Record<string, string>[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([column, value]) => [`${table}_${column}_${index + 1}`, value])
    )
  )
}

const LANGUAGES = ['Arabisch', 'Ukrainisch', 'Türkisch', 'Dari', 'Rumänisch', 'Bulgarisch', 'Tigrinya', 'Kurmandschi']

const OWN_SECTIONS: Record<string, (facts: DraftFacts, voice: Voice) => Record<string, Record<string, string>>> = {
  KI: ({ town }, voice) => ({
    sprachmittlung: {
      lsm_pool: 'yes',
      lsm_guidance:
        'Auswahlgespräch, zwölf Stunden Schulung, vierteljährlicher Austausch; Einsätze vermittelt das Zentrum.',
      ...rowsOf(
        'sprachen',
        LANGUAGES.slice(voice.number(0, 2), voice.number(4, 7)).map((language) => ({
          language,
          persons: String(voice.number(2, 9)),
          assignments: String(voice.number(20, 90)),
          cost: `${voice.number(8, 40)}00,00`,
        }))
      ),
    },
    zusammenarbeit: {
      schools: `Feste Ansprechpersonen an allen Schulen mit Seiteneinstieg in ${town}; gemeinsame Fortbildungen mit den Kindertageseinrichtungen.`,
      ...rowsOf('bausteine', [
        { module: 'b', measure: 'Begegnungscafé', place: town, cost: `${voice.number(20, 60)}00,00` },
        { module: 'd', measure: 'Schulung Ehrenamtlicher', cost: `${voice.number(10, 30)}00,00` },
      ]),
    },
  }),
  WCC: ({ region, town, partners }, voice) => ({
    region: {
      region,
      municipalities: `${town} und alle Städte und Gemeinden der Region ${region}`,
      inhabitants: `${voice.number(210, 690)}.000`,
      companies: String(voice.number(9, 48) * 1000),
      sme_share: `${voice.number(88, 97)},${voice.number(1, 9)}`,
      shortage_occupations: voice.some(3, [
        'Pflege und Gesundheit.',
        'Elektro- und Energietechnik.',
        'Metall- und Maschinenbau.',
        'Hotel und Gaststätten.',
        'Informatik.',
        'Bau und Ausbau.',
        'Logistik.',
      ]),
      ...rowsOf('standorte', [
        {
          place: `${town}, Hauptstraße 1`,
          hours: 'Montag bis Donnerstag 9 bis 16 Uhr, Freitag 9 bis 12 Uhr',
          access: 'ja',
        },
        { place: 'Sprechtage in der Region', hours: 'nach Vereinbarung', access: 'ja' },
      ]),
    },
    zusammenarbeit: {
      consortium: partners.length ? 'consortium' : 'single',
      consortium_tasks: partners.length
        ? 'Der federführende Träger berät Betriebe, die Partner beraten Fachkräfte vor Ort.'
        : '',
      publicity:
        'Internetseite in vier Sprachen, Besuche bei Betrieben, Hinweis auf die Förderung des Landes auf allen Drucksachen.',
      ...rowsOf('kooperation', [
        { body: 'agency', name: `Agentur für Arbeit ${town}`, content: 'Vermittlung und Anerkennung' },
        { body: 'ihk', name: 'Industrie- und Handelskammer', content: 'Ansprache der Betriebe' },
        { body: 'immigration', name: 'Ausländerbehörde', content: 'Beschleunigtes Fachkräfteverfahren' },
      ]),
    },
  }),
  WIR: ({ name }, voice) => ({
    zielvereinbarung: rowsOf('ziele', [
      {
        goal: 'Alle Ämter mit Publikumsverkehr arbeiten nach Standards der Vielfalt',
        measure: 'Schulungen und Beratung der Ämter',
        indicator: 'geschulte Beschäftigte',
        target: String(voice.number(80, 240)),
        until: '31.12.2030',
      },
      {
        goal: 'Zugewanderte finden Arbeit, die zu ihrem Abschluss passt',
        measure: 'Sprechtage mit Jobcenter und Kammern',
        indicator: 'Beratungen im Jahr',
        target: String(voice.number(60, 160)),
        until: '31.12.2030',
      },
    ]),
    lotsen: {
      kiv: 'yes',
      kiv_process: `Drei Werkstätten mit Organisationen aus ${name}, eine mehrsprachige Befragung und offene Sprechstunden.`,
      kiv_board: 'Integration, Jugend, Soziales, Wirtschaftsförderung, Ausländerbeirat',
      kiv_period: '01.03.2026 bis 31.08.2027',
      ...rowsOf('einsatz', [
        { field: 'Begleitung zu Behörden', persons: '8', hours: '1200', cost: '6.000,00' },
        { field: 'Schulen und Kitas', persons: '5', hours: '700', cost: '3.500,00' },
      ]),
    },
  }),
}

function postsOf({ programme, isCounty }: DraftFacts, voice: Voice) {
  if (programme === 'KI') {
    const count = isCounty ? 6 : 5
    const fk = Array.from({ length: count }, () => ({
      role: 'FK',
      fte: '1,0',
      group: voice.one(['S 15', 'S 17', 'EG 11', 'EG 12']),
    }))
    return [...fk, { role: 'VA', fte: '0,5', group: voice.one(['EG 6', 'EG 8']) }]
  }
  if (programme === 'WIR')
    return [
      { role: 'Koordination Vielfaltszentrum', fte: '1,0', group: 'EG 11' },
      { role: 'Koordination Integration in Arbeit', fte: voice.one(['0,5', '0,75', '1,0']), group: 'EG 10' },
      { role: 'Mitarbeit', fte: '0,5', group: 'EG 8' },
    ]
  return [
    { role: 'Leitung', fte: '1,0', group: 'EG 11' },
    { role: 'Beratung Unternehmen', fte: '1,0', group: 'EG 10' },
    { role: 'Beratung Fachkräfte', fte: voice.one(['1,0', '0,75', '1,5']), group: 'EG 9c' },
  ]
}

/** What the posts cost in a year, where the plan is left to them. */
function costsOfPosts(
  facts: DraftFacts,
  definition: ProgrammeDefinition,
  stellen: Record<string, string>
): (code: string, year: number) => Money | null {
  if (facts.plan || facts.programme !== 'MVW') return () => null
  const { years, period } = facts
  const raw = { stellen: answersIn([postTable(definition)], stellen) }
  const costs = postCosts({ definition, years, period, raw, partners: [] } as unknown as SectionContext)
  return (code, year) => {
    const own = costs.filter((cost) => cost.category === code && cost.year === year)
    return own.length ? Money.sum(own.map(({ amount }) => amount)) : null
  }
}

function planOf(
  facts: DraftFacts,
  definition: ProgrammeDefinition,
  voice: Voice,
  stellen: Record<string, string>
): Record<string, string> {
  const costOf = costsOfPosts(facts, definition, stellen)
  const typed: Record<string, string> = {}
  const chosen = facts.plan ? null : EXPENDITURE[facts.programme](facts, voice)
  let granted = Money.ZERO
  facts.years.forEach((year, index) => {
    let spent = Money.ZERO
    for (const { code } of definition.plan.categories) {
      const ofPosts = costOf(code, year)
      const amount =
        ofPosts ??
        (facts.plan
          ? Money.parse(facts.plan.expenditure[code]?.[index] ?? '0.00')
          : Money.cents(BigInt(Math.round(((chosen![code] ?? 0) * (1 + index * 0.022)) / 10)) * 1000n))
      if (!amount.isZero && !ofPosts) typed[`${year}_${code}`] = figures(amount)
      spent = spent.plus(amount)
    }
    let others = Money.ZERO
    const thirds = facts.plan
      ? Object.entries(facts.plan.thirdParty).map(([code, amounts]) => [code, Money.parse(amounts[index])] as const)
      : []
    for (const [code, amount] of thirds) {
      typed[`${year}_${code}`] = figures(amount)
      others = others.plus(amount)
    }
    const grant = grantOf(facts, definition, spent)
    granted = granted.plus(grant)
    // what the Land's rounding of the whole grant takes away, the last year brings itself
    const lost =
      index === facts.years.length - 1 ? granted.minus(granted.roundedDownTo(ROUNDINGS[facts.rounding])) : Money.ZERO
    const own = spent.minus(grant).plus(lost).minus(others)
    const shares = distribute(own, [
      Fraction.of(facts.plan?.leadWeight ?? 1),
      ...facts.partners.map(({ weight }) => Fraction.of(weight)),
    ])
    typed[`${year}_OWN_CASH`] = figures(shares[0])
    facts.partners.forEach(({ id }, position) => (typed[`${year}_PARTNER${id}`] = figures(shares[position + 1])))
  })
  return typed
}

/** The grant of one year, so that own means can fill the rest. Of a deficit the partners bear a fixed part. */
function grantOf(facts: DraftFacts, { financing }: ProgrammeDefinition, spent: Money): Money {
  if (financing.type === 'share') return spent.times(Fraction.percent(financing.rate!))
  if (financing.amountPerYear) return Money.parse(financing.amountPerYear)
  if (financing.units) return Money.cents(facts.isCounty ? 36_450_000 : 30_750_000)
  return spent.times(Fraction.percent('65'))
}

const EXPENDITURE: Record<string, (facts: DraftFacts, voice: Voice) => Record<string, number>> = {
  KI: ({ isCounty }, voice) => ({
    PERS: (isCounty ? 6 : 5) * voice.number(7180, 7890) * 10,
    PERS_VA: voice.number(281, 314) * 100,
    MAT: voice.number(180, 390) * 100,
    PR: voice.number(30, 95) * 100,
  }),
  WCC: ({ years }, voice) => ({
    // days of consultation cost a part of what a centre does
    PERS: voice.number(1790, 2240) * (years.length === 2 ? 30 : 100),
    PR: voice.number(110, 190) * 100,
    EVENT: voice.number(90, 160) * 100,
    TRAVEL: voice.number(40, 75) * 100,
    RENT: voice.number(160, 260) * (years.length === 2 ? 30 : 100),
    INV: voice.number(20, 65) * 100,
  }),
  WIR: (_facts, voice) => ({
    PERS: voice.number(1010, 1270) * 100,
    PERS_MA: voice.number(240, 310) * 100,
    MAT: voice.number(80, 170) * 100,
    FWD: voice.number(30, 50) * 100,
  }),
  MVW: (_facts, voice) => ({
    PERS: voice.number(900, 1100) * 100,
    HON: voice.number(120, 190) * 100,
    PR: voice.number(90, 140) * 100,
    EVENT: voice.number(110, 160) * 100,
    LANG: voice.number(60, 90) * 100,
    EVAL: voice.number(80, 120) * 100,
  }),
}

/** A German IBAN with right check digits and an invented account. */
function germanIban(voice: Voice): string {
  const account = `50010517${String(voice.number(100_000, 999_999))}${String(voice.number(1000, 9999))}`
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  return `DE${String(check).padStart(2, '0')}${account}`.replace(/(.{4})(?=.)/g, '$1 ')
}

/** What runs already goes on with the year; what is new begins when it can be decided by then. */
function beginning({ programme, years, continued }: DraftFacts, voice: Voice): Record<string, string> {
  const drawn = voice.one(['partly', 'yes', 'no'])
  const running = continued === undefined ? drawn : continued ? 'yes' : 'no'
  return {
    already_active: running,
    start: `${running === 'yes' ? '01.01.' : programme === 'MVW' ? '01.09.' : '01.07.'}${years[0]}`,
  }
}
