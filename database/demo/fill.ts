import { confirmShares } from '#database/demo/partners'
import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import Clock, { StandingClock, dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { deliverEffects } from '#core/effects/effects'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type { Role } from '#identity/domain/roles'
import type { Letter } from '#letters/domain/letter'
import { renderReport } from '#letters/pdf/report'
import Programme from '#programmes/models/programme'
import Call from '#programmes/models/call'
import Remind from '#duties/actions/remind'
import RegisterUnit from '#register/models/register_unit'
import AttachDocument from '#applications/actions/attach_document'
import AddPartner from '#applications/actions/add_partner'
import MoveApplication from '#applications/actions/move_application'
import RequestSupplements from '#applications/actions/request_supplements'
import SaveSection from '#applications/actions/save_section'
import StartApplication from '#applications/actions/start_application'
import { roundingUnder } from '#applications/queries/draft_reading'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import SetSignOff from '#applications/actions/set_sign_off'
import SubmitApplication from '#applications/actions/submit_application'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationSection from '#applications/models/application_section'
import EndPosting from '#budgets/actions/end_posting'
import EnterPosting from '#budgets/actions/enter_posting'
import { type EnteredKind } from '#budgets/domain/ledger'
import { SHORT } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import type EnteredPosting from '#budgets/models/entered_posting'
import SaveReviewRecord from '#reviews/actions/save_review_record'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import type { Answers } from '#forms/domain/form'
import { knownOfChecks } from '#decisions/queries/known_of_checks'
import CosignDecision from '#decisions/actions/cosign_decision'
import AnnounceNotice from '#decisions/actions/announce_notice'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import ProposeDecision from '#decisions/actions/propose_decision'
import SignDecision from '#decisions/actions/sign_decision'
import RecordAnnouncement from '#decisions/actions/record_announcement'
import type { Proposal } from '#decisions/domain/proposal'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import Grant from '#decisions/models/grant'
import DecideReport from '#reports/actions/decide_report'
import SaveReport from '#reports/actions/save_report'
import SubmitReport from '#reports/actions/submit_report'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'
import { euros, figures } from '#core/money/german_money'
import { type DraftFacts, draftOf } from '#database/demo/drafts'
import WatchEndingRules from '#law/jobs/watch_ending_rules'
import SealAndCheck from '#integrity/jobs/seal_and_check'
import { type Cast, type Centre, SHOWN, createPeople, createRecipients } from '#database/demo/people'
import { REJECTED_REVIEW, REJECTIONS, REPORT_TEXTS, REVIEW_TEXTS, Voice } from '#database/demo/texts'
import { stageEvents } from '#database/demo/stages'
import { prolongHessianRemedies } from '#database/demo/rules'
import { loadStartData } from '#database/start_data/load'

/** Where the demo's clock stands when the filling is done. */
export const DEMO_NOW = '2027-04-20T09:00'
const LAST_NIGHT = '2027-04-20T02:00'

/** How far a file has come; each stage goes through all before it. */
const STAGES = [
  'draft',
  'submitted',
  'supplement_requested',
  'complete',
  'in_review',
  'proposed',
  'co_signed',
  'signed',
  'notified',
  'reported',
  'accepted',
] as const
type Stage = (typeof STAGES)[number] | 'retracted' | 'rejected' | 'returned' | 'overdue'

type Story = {
  call: string
  centre: Centre
  stage: Stage
  /** The day on which the draft is begun; everything else follows from it. */
  begun: string
  partners?: { name: string; weight: bigint }[]
  plan?: DraftFacts['plan']
  region?: string
  /** A draft that is complete and waits for those before the signature. */
  ready?: true
}

type Event = { at: string; run: () => Promise<unknown> }

const APART =
  'Die andere Akte betrifft weitere Stellen und Ausgaben; die Kosten sind im Haushalt getrennten Produkten zugeordnet.'

/** Sample lines of the budget; chapters, items and figures are invented. */
const LINES: {
  land: string
  programme: string
  chapter: string
  item: string
  name: string
  postings: [EnteredKind, number, number, string][]
}[] = [
  {
    land: 'NW',
    programme: 'KI',
    chapter: '07 080',
    item: '633 60',
    name: 'Zuweisungen für Kommunale Integrationszentren',
    postings: [
      ['appropriation', 2026, 2026, '18000000.00'],
      ['appropriation', 2027, 2027, '18000000.00'],
    ],
  },
  {
    land: 'NW',
    programme: 'MVW',
    chapter: '07 080',
    item: '633 61',
    name: 'Modellvorhaben Willkommenskultur',
    postings: [
      ['appropriation', 2026, 2026, '600000.00'],
      ['authorisation', 2027, 2026, '400000.00'],
      ['appropriation', 2027, 2027, '600000.00'],
      ['authorisation', 2028, 2027, '400000.00'],
    ],
  },
  {
    land: 'BW',
    programme: 'WCC',
    chapter: '0702',
    item: '633 81',
    name: 'Zuschüsse für Welcome Center',
    postings: [
      ['appropriation', 2026, 2026, '2520000.00'],
      ['authorisation', 2027, 2026, '2520000.00'],
      ['authorisation', 2028, 2026, '2520000.00'],
      ['appropriation', 2027, 2027, '3520000.00'],
      ['authorisation', 2028, 2027, '1000000.00'],
    ],
  },
  {
    land: 'HE',
    programme: 'WIR',
    chapter: '08 06',
    item: '633 75',
    name: 'Landesprogramm WIR, Vielfaltszentren',
    postings: [
      ['appropriation', 2026, 2026, '4400000.00'],
      ...[2027, 2028, 2029, 2030].map((year): [EnteredKind, number, number, string] => [
        'authorisation',
        year,
        2026,
        '4400000.00',
      ]),
      ['appropriation', 2027, 2027, '4400000.00'],
      ...[2028, 2029, 2030].map((year): [EnteredKind, number, number, string] => [
        'authorisation',
        year,
        2027,
        '1320000.00',
      ]),
    ],
  },
]

/** Fills an empty database by driving the actions of the screens under a clock that is moved. */
export async function fillDemo(say: (sentence: string) => void): Promise<boolean> {
  const lands = ['NW', 'BW', 'HE']
  await loadStartData(lands)
  if (await Application.first()) return false
  const clock = new StandingClock('2025-09-01T08:00:00Z')
  app.container.bindValue(Clock, clock)

  const lines = (await readFile(app.makePath('database/demo/recipients.txt'), 'utf8'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  const { centres, cast } = await inTransaction(async (trx) => {
    const created = await createRecipients(lines, trx)
    return {
      centres: created,
      cast: await createPeople(
        created.map(({ recipient }) => recipient),
        clock.now(),
        trx
      ),
    }
  })
  say(`${centres.length} Empfänger und ihre Personen sind angelegt.`)

  const player = new Player(cast, centres)
  const events = [
    ...(await budgetEvents(cast)),
    { at: '2026-11-03T10:00', run: () => prolongHessianRemedies(cast) },
    ...reminderEvents(),
    ...stageEvents(
      centres.map(({ recipient }) => recipient),
      cast,
      attachmentOf
    ),
    { at: '2027-04-16T09:00', run: () => wantTreasuries(centres, cast) },
    ...stories(centres).flatMap((story, index) => player.eventsOf(story, index + 1)),
  ]
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  if (events.at(-1)!.at > DEMO_NOW) throw new RangeError(`The demo acts after its own day: ${events.at(-1)!.at}`)
  for (const [index, event] of events.entries()) {
    clock.moveTo(event.at)
    await event.run()
    await deliverEffects()
    if (index % 400 === 399) say(`${index + 1} von ${events.length} Handlungen.`)
  }
  clock.moveTo(LAST_NIGHT)
  await (await app.container.make(WatchEndingRules)).execute()
  await (await app.container.make(SealAndCheck)).execute()
  clock.moveTo(DEMO_NOW)
  say(
    `${events.length} Handlungen sind ausgeführt, ${player.refused.size} Schlusszeichnungen wurden verweigert, ${player.turnedDown.size} Anträge gehen zur Ablehnung, weil ihr Titel erschöpft ist.`
  )
  return true
}

/** In the houses that the demo shows the treasury has its say before a signature. */
async function wantTreasuries(centres: readonly Centre[], cast: Cast): Promise<void> {
  const set = await app.container.make(SetSignOff)
  const shown = new Set(centres.map(({ recipient }) => recipient).filter(({ unitKey }) => SHOWN[unitKey ?? '']))
  for (const { id } of shown)
    await set.handle(id, { releases: false, treasuryConsents: true }, cast.colleague(id, 'recipient_admin'))
}

async function budgetEvents(cast: Cast): Promise<Event[]> {
  return LINES.flatMap(({ land, programme, chapter, item, name, postings }) => {
    const lineId = { value: 0 }
    const officer = cast.official(land, 'budget_officer')
    const open: Event = {
      at: '2026-01-02T08:00',
      run: async () => {
        const { id: programmeId } = await Programme.query().where({ land, code: programme }).firstOrFail()
        lineId.value = (await BudgetLine.create({ land, programmeId, chapter, item, name, sample: true })).id
      },
    }
    const enter = async (kind: EnteredKind, year: number, decidedIn: number, amount: string, text: string) => {
      const posting = {
        kind,
        year,
        decidedIn,
        amount: Money.parse(amount),
        text,
        document: `Beispiel ${decidedIn}/${item}`,
      }
      return (await app.container.make(EnterPosting)).handle(lineId.value, posting, officer)
    }
    const confirm = async (entered: EnteredPosting | null) => {
      const head = cast.official(land, 'head_of_unit')
      if (!entered) return
      const line = await BudgetLine.findOrFail(lineId.value)
      await (await app.container.make(EndPosting)).confirm(line, entered.id, head)
    }
    const booked = postings.map(([kind, year, decidedIn, amount], index): Event => ({
      at: `${decidedIn}-01-02T08:${String(10 + index)}`,
      run: async () => {
        const what = kind === 'authorisation' ? 'Verpflichtungsermächtigung' : 'Ansatz'
        const text = `${what} nach dem Haushaltsplan ${decidedIn} (Beispiel)`
        await confirm(await enter(kind, year, decidedIn, amount, text))
      },
    }))
    // what happens in spring: one line is blocked over what is set aside, of another a second person has to confirm
    const spring: Event[] = [
      ...(programme === 'WCC'
        ? [
            {
              at: '2027-04-15T10:00',
              run: async () =>
                confirm(await enter('block', 2027, 2027, '-1200000.00', 'Haushaltswirtschaftliche Sperre (Beispiel)')),
            },
          ]
        : []),
      ...(programme === 'KI'
        ? [
            {
              at: '2027-04-19T11:00',
              run: () =>
                enter('reinforcement', 2027, 2027, '750000.00', 'Verstärkung durch Haushaltsvermerk (Beispiel)'),
            },
          ]
        : []),
    ]
    return [open, ...booked, ...spring]
  })
}

function reminderEvents(): Event[] {
  const run = async () => (await app.container.make(Remind)).handle()
  const days: Event[] = []
  for (let day = Day.parse('2025-10-01'); !day.isAfter(Day.parse(DEMO_NOW.slice(0, 10))); day = day.plusDays(1))
    days.push({ at: `${day.iso}T06:00`, run })
  return days
}

function stories(centres: Centre[]): Story[] {
  const of = (programme: string) => centres.filter((centre) => centre.programme === programme)
  const day = (base: string, offset: number) =>
    new Date(Date.parse(base) + offset * 86_400_000).toISOString().slice(0, 10)
  const last = (index: number): Stage =>
    (['accepted', 'accepted', 'reported', 'accepted', 'returned', 'accepted', 'overdue', 'accepted'] as const)[
      index % 8
    ]
  const ki = of('KI')
  const first = ki.map((centre, index): Story => ({
    call: 'NW-KI-2026',
    centre,
    stage: last(index),
    begun: day('2025-10-06', Math.floor(index * 0.9)),
  }))
  const secondOf = (call: string, others: Centre[], stages: readonly Stage[]) =>
    stages.map((stage, index): Story => ({
      call,
      centre: others[index % others.length],
      stage,
      begun: day(SECOND_ROUND[stage] ?? '2026-11-02', index % 5),
    }))
  const second = secondOf(
    'NW-KI-2027',
    Array.from({ length: NEXT_STAGES.length + 10 }, (_, index) => ki[(index * 5 + 9) % ki.length]),
    [
      ...NEXT_STAGES,
      'draft',
      'submitted',
      'notified',
      'in_review',
      'complete',
      'proposed',
      'draft',
      'in_review',
      'notified',
    ]
  )
  const wcc = of('WCC').map((centre, index): Story => {
    const story: Story = {
      call: 'BW-WCC-2026',
      centre,
      stage: index === 11 ? 'rejected' : last(index + 1),
      begun: day('2025-09-18', index * 4),
    }
    if (centre.recipient.unitKey === '08326')
      return {
        ...story,
        stage: 'accepted',
        partners: [
          { name: 'Landkreis Rottweil', weight: 140n },
          { name: 'Landkreis Tuttlingen', weight: 142n },
        ],
        plan: GEWINNERREGION,
      }
    if (centre.recipient.unitKey === '08222000')
      return { ...story, partners: [{ name: 'Rhein-Neckar-Kreis', weight: 1n }] }
    if (centre.region === 'Bodensee-Oberschwaben')
      return { ...story, partners: [{ name: 'Stadt Ravensburg', weight: 1n }] }
    return story
  })
  const centres2027 = of('WIR')
    .filter(({ recipient }) => !SHOWN[recipient.unitKey ?? ''])
    .slice(-NEXT_STAGES.length)
  const wir = of('WIR')
    .filter((centre) => !centres2027.includes(centre))
    .map((centre, index): Story => ({
      call: 'HE-WIR-2026',
      centre,
      stage: last(index + 2),
      begun: day('2025-10-06', Math.floor(index * 1.4)),
    }))
  const city = (name: string) =>
    centres.find(({ recipient, programme }) => recipient.name === name && programme === 'KI')!
  const ruhr = [
    'Stadt Bochum',
    'Stadt Dortmund',
    'Stadt Essen',
    'Stadt Gelsenkirchen',
    'Stadt Hamm',
    'Stadt Mülheim an der Ruhr',
    'Stadt Oberhausen',
  ]
  const weights = [364n, 587n, 583n, 260n, 179n, 171n, 210n]
  const mvw: Story[] = [
    {
      call: 'NW-MVW-2026',
      centre: { ...city('Stadt Duisburg'), programme: 'MVW' },
      region: 'Welcome Ruhr',
      stage: 'accepted',
      begun: '2026-04-13',
      partners: ruhr.map((name, index) => ({ name, weight: weights[index] })),
      plan: WELCOME_RUHR,
    },
    {
      call: 'NW-MVW-2026',
      centre: { ...city('Kreis Soest'), programme: 'MVW' },
      region: 'Ankommen am Hellweg',
      stage: 'rejected',
      begun: '2026-05-04',
    },
    {
      call: 'NW-MVW-2027',
      centre: { ...city('Stadt Wuppertal'), programme: 'MVW' },
      region: 'Willkommen im Bergischen Land',
      stage: 'draft',
      ready: true,
      begun: '2027-03-22',
      partners: [
        { name: 'Stadt Remscheid', weight: 1n },
        { name: 'Stadt Solingen', weight: 1n },
      ],
    },
    // one that another leads: what a partner writes itself
    {
      call: 'NW-MVW-2027',
      centre: { ...city('Stadt Solingen'), programme: 'MVW' },
      region: 'Sprachpaten im Städtedreieck',
      stage: 'draft',
      begun: '2027-04-12',
      partners: [
        { name: 'Stadt Wuppertal', weight: 1n },
        { name: 'Stadt Remscheid', weight: 1n },
      ],
    },
  ]
  return [
    ...first,
    ...second,
    ...wcc,
    ...secondOf('BW-WCC-2027', of('WCC'), NEXT_STAGES),
    ...wir,
    ...secondOf('HE-WIR-2027', centres2027, NEXT_STAGES),
    ...mvw,
    ...of('WIR')
      .filter(({ recipient }) => SHOWN[recipient.unitKey ?? ''])
      .map((centre): Story => ({ call: 'HE-WIR-2027', centre, stage: 'draft', ready: true, begun: '2027-03-15' })),
  ]
}

/** Where the files of a second round stand, in every Land: each stage once, the frequent ones twice. */
const NEXT_STAGES: readonly Stage[] = [
  'in_review',
  'draft',
  'submitted',
  'supplement_requested',
  'complete',
  'proposed',
  'co_signed',
  'signed',
  'notified',
  'notified',
  'retracted',
  'rejected',
]

/** Stages in which an offer may still be a new one: nobody has granted it money of a time that is past. */
const NEW_IN: readonly Story['stage'][] = ['draft', 'submitted', 'complete', 'in_review']

/** Some want no retrieval. */
const goesByPost = (number: number) => number % 26 === 5

/** When the files of the second round were begun, so that each stage is a fresh one. */
const SECOND_ROUND: Partial<Record<Stage, string>> = {
  draft: '2027-03-01',
  submitted: '2027-03-08',
  supplement_requested: '2027-03-01',
  complete: '2027-02-15',
  in_review: '2027-02-15',
  proposed: '2027-01-25',
  co_signed: '2027-01-18',
  signed: '2027-01-18',
  notified: '2027-01-11',
}

const GEWINNERREGION: DraftFacts['plan'] = {
  expenditure: {
    PERS: ['218000.00', '227500.00', '236300.00'],
    PR: ['18000.00', '18000.00', '18000.00'],
    EVENT: ['14000.00', '15500.00', '16000.00'],
    TRAVEL: ['6400.00', '6750.00', '6850.00'],
    RENT: ['24000.00', '25000.00', '26000.00'],
    INV: ['6000.00', '6000.00', '6700.00'],
  },
  thirdParty: { COMPANY: ['20000.00', '20000.00', '20000.00'] },
  leadWeight: 212n,
}

const WELCOME_RUHR: DraftFacts['plan'] = {
  expenditure: {
    PERS: ['68000.00', '214000.00'],
    HON: ['12000.00', '31000.00'],
    PR: ['16500.00', '38000.00'],
    EVENT: ['9000.00', '42500.00'],
    LANG: ['7500.00', '24000.00'],
    EVAL: ['6000.00', '28500.00'],
  },
  thirdParty: { COMPANY: ['5000.00', '18000.00'] },
  leadWeight: 502n,
}

class Player {
  /** What could not be signed yet. */
  readonly refused = new Set<number>()
  /** What was rejected because its line was empty. */
  readonly turnedDown = new Set<number>()
  #ids = new Map<number, number>()

  constructor(
    private cast: Cast,
    private centres: Centre[]
  ) {}

  /** The acts of one file, each on its day. */
  eventsOf(story: Story, number: number): Event[] {
    const voice = new Voice(number)
    const reached = (stage: (typeof STAGES)[number]) => {
      const through: Partial<Record<Stage, (typeof STAGES)[number]>> = {
        retracted: 'submitted',
        rejected: 'notified',
        returned: 'reported',
        overdue: 'notified',
      }
      return STAGES.indexOf(through[story.stage] ?? (story.stage as (typeof STAGES)[number])) >= STAGES.indexOf(stage)
    }
    const start = Date.parse(`${story.begun}T00:00:00Z`)
    const minute = String((number * 7) % 60).padStart(2, '0')
    const at = (days: number, hour: number) => {
      const day = new Date(start + days * 86_400_000).toISOString().slice(0, 10)
      return `${workingDayAfter(day, 0)}T${String(hour).padStart(2, '0')}:${minute}`
    }
    const firstYear = story.call.endsWith('2027') ? 2027 : 2026
    // money of a year is committed in that year: nobody signs before it has begun
    const signing = Math.max(
      voice.number(70, 82),
      Math.ceil((Date.parse(`${firstYear}-01-12T00:00:00Z`) - start) / 86_400_000) + voice.number(1, 8)
    )
    const report = (offset: number, hour: number) =>
      `2027-03-${String(offset).padStart(2, '0')}T${String(hour).padStart(2, '0')}:${String((number * 11) % 60).padStart(2, '0')}`
    const events: Event[] = [{ at: at(0, 9), run: () => this.draft(story, number, voice) }]
    const when = (stage: (typeof STAGES)[number], moment: string, run: () => Promise<unknown>) => {
      if (reached(stage)) events.push({ at: moment, run })
    }
    when('submitted', at(voice.number(12, 20), voice.number(8, 17)), () => this.submit(story, number))
    if (story.stage === 'retracted') events.push({ at: at(30, 11), run: () => this.retract(story, number) })
    if (story.stage === 'supplement_requested' || (reached('complete') && number % 6 === 2)) {
      events.push({ at: at(24, 10), run: () => this.askForMore(story, number, voice) })
      when('complete', at(31, 14), () => this.supplement(story, number))
    }
    when('complete', at(36, 9), () => this.move(story, number, 'acceptAsComplete'))
    when('in_review', at(40, 10), () => this.move(story, number, 'startReview'))
    when('proposed', at(52, 11), () => this.review(story, number, voice))
    // some who review have their record ready and may propose at once
    if (story.stage === 'in_review' && number % 2)
      when('in_review', at(52, 11), () => this.review(story, number, voice))
    when('proposed', at(signing - 8, 11), () => this.propose(story, number))
    when('co_signed', at(signing - 4, 15), () => this.cosign(story, number))
    const signed = at(signing, 16)
    when('signed', signed, () => this.sign(story, number))
    // a notice goes out on one of the next two working days
    const sent = workingDayAfter(signed, 1 + (number % 2))
    when('notified', `${sent}T09:${minute}`, () => this.dispatch(story, number))
    const retrieved = `${workingDayAfter(sent, number % 4)}T${voice.number(10, 16)}:${minute}`
    if (goesByPost(number)) {
      const posted = `${workingDayAfter(sent, 1)}T11:${minute}`
      if (posted < DEMO_NOW) when('notified', posted, () => this.sendByPost(story, number))
    } else if (number % 13 !== 5) {
      if (retrieved < DEMO_NOW) when('notified', retrieved, () => this.retrieve(story, number))
    } else if (firstYear === 2026) {
      when('notified', `${workingDayAfter(sent, 12)}T11:${minute}`, () => this.sendByPost(story, number))
    }
    if (firstYear === 2026 && story.stage !== 'rejected') {
      when('reported', report(voice.number(1, 26), voice.number(8, 16)), () => this.report(story, number, voice))
      if (story.stage === 'accepted')
        events.push({
          at: `2027-04-${String(voice.number(1, 16)).padStart(2, '0')}T10:${String(number % 60).padStart(2, '0')}`,
          run: () => this.decideReport(story, number, 'accept'),
        })
      if (story.stage === 'returned')
        events.push({ at: '2027-04-12T10:30', run: () => this.decideReport(story, number, 'return') })
    }
    return events
  }

  private async draft(
    { call: code, centre, partners = [], plan, region, stage, ready }: Story,
    number: number,
    voice: Voice
  ) {
    const { recipient } = centre
    const [editor, signatory] = [this.cast.editor(recipient.id), this.cast.signatory(recipient.id)]
    const call = await Call.query().where('code', code).preload('programme').preload('version').firstOrFail()
    const { application } = await (await app.container.make(StartApplication)).handle(call, recipient.id, editor)
    this.#ids.set(number, application.id)

    const joined = partners.map(({ name, weight }) => ({
      id: this.centres.find((candidate) => candidate.recipient.name === name)!.recipient.id,
      weight,
    }))
    for (const { id } of joined) await (await app.container.make(AddPartner)).handle(application.id, id, editor)

    const unit = recipient.unitKey ? await RegisterUnit.ofKey(recipient.unitKey) : null
    const facts: DraftFacts = {
      programme: centre.programme,
      name: recipient.name,
      town: recipient.town,
      region: region ?? centre.region,
      isCounty: unit?.unitKind === 'county',
      years: call.years,
      period: call.period,
      rounding: roundingUnder(call),
      partners: joined,
      plan,
      // the next call has new offers too, as long as they are drafts or in review
      continued: centre.programme !== 'MVW' && !(number % 6 === 1 && NEW_IN.includes(stage)),
      delivery: goesByPost(number) ? 'post' : number % 9 === 4 ? 'portal_signatory' : 'portal_all',
      contact: {
        name: editor.name,
        email: editor.email,
        signatory: `${signatory.name}, ${unit?.unitKind === 'county' ? 'Kreisverwaltung' : 'Verwaltungsleitung'}`,
      },
    }
    const sections = Object.entries(draftOf(facts, call.definition, voice))
    const save = await app.container.make(SaveSection)
    // a draft is left somewhere on the way
    const kept = stage === 'draft' && !ready ? sections.slice(0, voice.number(2, sections.length - 2)) : sections
    for (const [section, typed] of kept) await save.handle(application.id, section, typed, 0, editor)
    if (stage === 'draft' && !ready) return
    await confirmShares(application.id, (partner) => this.cast.signatory(partner))
    const attach = await app.container.make(AttachDocument)
    for (const slot of call.definition.attachments.filter(
      ({ required, onlyJoint }) => required && (!onlyJoint || joined.length)
    )) {
      const bytes = await attachmentOf(slot.label, recipient.name, application.title, editor.name)
      await attach.bytes(
        application.id,
        slot.key,
        { name: `${slot.label.replaceAll(' ', '_')}_${recipient.town.replaceAll(' ', '_')}.pdf`, bytes },
        editor
      )
    }
  }

  private async submit({ centre }: Story, number: number, answer = '') {
    await (
      await app.container.make(SubmitApplication)
    ).handle(this.id(number), this.cast.signatory(centre.recipient.id), { answer })
  }

  /** What was asked for is put in, and the text says it; the plan stays as it was. */
  private async supplement(story: Story, number: number) {
    const { recipient } = story.centre
    const editor = this.cast.editor(recipient.id)
    const id = this.id(number)
    const row = await ApplicationSection.query().where({ applicationId: id, section: 'vorhaben' }).firstOrFail()
    const added =
      ' Die Angebote erreichen auch die Ortsteile außerhalb der Kernstadt; dort finden wöchentlich Sprechstunden statt.'
    const description = `${row.data.description ?? ''}${added}`
    await (
      await app.container.make(SaveSection)
    ).handle(id, 'vorhaben', { ...row.data, description }, row.revision, editor)
    const former = await ApplicationAttachment.query()
      .where('application_id', id)
      .orderBy('id', 'desc')
      .preload('document')
      .firstOrFail()
    const attach = await app.container.make(AttachDocument)
    await attach.remove(id, former.id, editor)
    const bytes = await attachmentOf(`${former.document.title}, ergänzt`, recipient.name, '', editor.name)
    const name = former.document.fileName.replace('.pdf', '_ergänzt.pdf')
    await attach.bytes(id, former.slot, { name, bytes }, editor)
    const answer = 'Beschreibung und Unterlagen sind ergänzt; der Finanzierungsplan ist unverändert.'
    await this.submit(story, number, answer)
  }

  private async retract({ centre }: Story, number: number) {
    await (
      await app.container.make(MoveApplication)
    ).handle(this.id(number), 'retract', this.cast.signatory(centre.recipient.id))
  }

  private async askForMore(story: Story, number: number, voice: Voice) {
    const clock = await app.container.make(Clock)
    const item = (section: string, place: string, text: string) => ({ section, place, text })
    const items = voice.one([
      [
        item('anlagen', 'Anlagen', 'Stellenbeschreibungen für alle beantragten Stellen.'),
        item('stellen', 'Personal und Stellen', 'Für die Verwaltungsassistenz fehlt die Angabe der Entgeltgruppe.'),
      ],
      [item('vorhaben', 'Vorhaben', 'Es fehlt, wie die Angebote außerhalb der Kernstadt erreichbar sind.')],
      [item('anlagen', 'Anlagen', 'Der Beschluss über den Eigenanteil, oder wann er gefasst wird.')],
    ])
    await (
      await app.container.make(RequestSupplements)
    ).handle(this.id(number), { items }, clock.today().plusDays(21), this.officer(story, number))
  }

  private async move(story: Story, number: number, act: 'acceptAsComplete' | 'startReview') {
    await (await app.container.make(MoveApplication)).handle(this.id(number), act, this.officer(story, number))
  }

  private async review(story: Story, number: number, voice: Voice) {
    const application = await this.toReview(number)
    const filed = await filedOf(application)
    const { plan, calculation } = await submittedFigures(filed.submission)
    const planned = plan.figures()
    const { name, town } = story.centre.recipient
    const known = await knownOfChecks(application, filed, (await app.container.make(Clock)).today())
    // what is true of this file alone
    const own: Record<string, string> = {
      state_interest: `In ${town} gibt es nach dem Antrag kein vergleichbares Angebot.`,
      eligible_expenditure: `Angesetzt sind ${euros(planned.total('expenditure'))}.`,
      total_financing: `Eigenmittel nach dem Plan: ${euros(planned.total('income', undefined, 'own'))}.`,
      budget_source: `Benötigt werden ${euros(calculation.grant)}.`,
      discretion_reasons: `Für ${name} wurde eine kleinere Förderung als ${euros(calculation.grant)} erwogen.`,
      discretion_result: `Das gilt für ${name} in ${town}.`,
    }
    const answers = Object.fromEntries([
      ...FORMAL_CHECKS.flatMap(({ key }) => [
        [`result_${key}`, 'yes'],
        [`note_${key}`, FOUND[key] ?? ''],
      ]),
      ['note_not_started', known.not_started],
      [
        'note_no_double_funding',
        known.no_double_funding.startsWith('Gefunden')
          ? `${known.no_double_funding} ${APART}`
          : known.no_double_funding,
      ],
      ...TEXT_ITEMS.map(({ key }) => [key, [voice.one(REVIEW_TEXTS[key]), own[key]].filter(Boolean).join(' ')]),
      ...(story.stage === 'rejected' ? this.rejectedReview(story) : [['outcome', 'grant']]),
    ])
    await this.saveReview(story, number, answers)
  }

  private rejectedReview(story: Story): [string, string][] {
    const { discretion_reasons: reasons, discretion_result: result } = REJECTED_REVIEW
    return [
      ['discretion_reasons', `${reasons} Beurteilt wurde der Antrag von ${story.centre.recipient.name}.`],
      ['discretion_result', `${result} ${this.rejection(story)}`],
      ['outcome', 'reject'],
    ]
  }

  /** Each file has its own reason: those of a programme in turn. */
  private rejection({ call, centre }: Story): string {
    const of = REJECTIONS[centre.programme]
    return of[call.endsWith('2027') ? of.length - 1 : 0].replaceAll('{name}', centre.recipient.name)
  }

  private async saveReview(story: Story, number: number, answers: Record<string, string>) {
    const saved = await ReviewRecord.findBy('application_id', this.id(number))
    const save = await app.container.make(SaveReviewRecord)
    await save.handle(this.id(number), answers, saved?.revision ?? 0, this.officer(story, number))
  }

  private toReview(number: number): Promise<Application> {
    return Application.query()
      .where('id', this.id(number))
      .preload('authority')
      .preload('recipient')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
  }

  private async propose(story: Story, number: number) {
    const { submission } = await filedOf(await this.toReview(number))
    const { grant, tranches } = (await submittedFigures(submission)).calculation
    const action = await app.container.make(ProposeDecision)
    const propose = (proposal: Proposal) => action.handle(this.id(number), proposal, this.officer(story, number))
    const rejection = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [] }
    if (story.stage === 'rejected') return propose({ ...rejection, grounds: ['merit'], reasons: this.rejection(story) })
    try {
      await propose({ kind: 'approval', amount: grant, tranches, reasons: null, doubleFunding: APART })
    } catch (error) {
      // where the money is gone the ledger says so, and proves it for the notice
      if (!(error instanceof Refusal) || !SHORT.includes(error.code)) throw error
      this.turnedDown.add(number)
      const { answers } = await ReviewRecord.findByOrFail('application_id', this.id(number))
      const result = `Die Voraussetzungen liegen vor, die Mittel reichen aber nicht mehr: Für ${story.centre.recipient.name} wären ${euros(grant)} nötig. Eine Teilförderung trüge die Stellen nicht.`
      await this.saveReview(story, number, typedOf({ ...answers, discretion_result: result, outcome: 'reject' }))
      await propose({ ...rejection, grounds: ['budget'], reasons: null })
    }
  }

  private async cosign(story: Story, number: number) {
    const decision = await currentDecisionOf(this.id(number))
    if (!decision?.cosignatureRequired) return
    try {
      await (await app.container.make(CosignDecision)).handle(this.id(number), this.official(story, 'budget_officer'))
    } catch (error) {
      // money or law says no already here: the signature is tried all the same, and says why
      if (!(error instanceof Refusal)) throw error
    }
  }

  private async sign(story: Story, number: number) {
    try {
      await (await app.container.make(SignDecision)).handle(this.id(number), this.official(story, 'head_of_unit'))
    } catch (error) {
      // a court that nobody has confirmed yet: the file waits, and its page says for what
      if (!(error instanceof Refusal)) throw error
      this.refused.add(number)
    }
  }

  private async dispatch(story: Story, number: number) {
    const decision = await currentDecisionOf(this.id(number))
    if (!decision?.signedAt) return
    await (await app.container.make(DispatchDecision)).handle(this.id(number), this.officer(story, number))
  }

  /** The notice is retrieved by who asked for the money. Every thirteenth is not; what is recent still lies there. */
  private async retrieve({ centre }: Story, number: number) {
    const decision = await currentDecisionOf(this.id(number))
    if (!decision?.dispatchedAt) return
    const { editor, signatory } = this.cast
    const by = decision.noticeFacts.recipient.delivery === 'portal_signatory' ? signatory : editor
    await (await app.container.make(AnnounceNotice)).handle(decision.id, by.call(this.cast, centre.recipient.id))
  }

  private async sendByPost(story: Story, number: number) {
    const decision = await currentDecisionOf(this.id(number))
    if (!decision?.dispatchedAt) return
    const on = dayOf((await app.container.make(Clock)).now())
    const evidence = 'Vermerk der Poststelle über die Aufgabe zur Post'
    await (
      await app.container.make(RecordAnnouncement)
    ).handle(this.id(number), { channel: 'post', on, receivedOn: null, evidence }, this.officer(story, number))
  }

  private async report({ centre }: Story, number: number, voice: Voice) {
    const report = await this.reportOf(number)
    if (!report) return
    const terms = await reportTermsOf(report)
    const spent = terms.planned.map(({ code, amount }): [string, string] => [
      `ausgabe_${code}`,
      figures(Money.cents((amount.cents * BigInt(voice.number(9120, 10_080))) / 10_000n)),
    ])
    const reached = terms.definition.indicators.map(({ code }): [string, string] => [
      `kennzahl_${code}`,
      String(Math.round(((terms.targets[code] ?? 10) * voice.number(78, 124)) / 100)),
    ])
    const entries = Object.fromEntries([
      ['activities', voice.some(4, REPORT_TEXTS.activities)],
      ['deviations', voice.one(REPORT_TEXTS.deviations)],
      ['outlook', voice.one(REPORT_TEXTS.outlook)],
      ...spent,
      ...reached,
    ])
    await (
      await app.container.make(SaveReport)
    ).handle(report.id, entries, report.revision, this.cast.editor(centre.recipient.id))
    await (await app.container.make(SubmitReport)).handle(report.id, this.cast.editor(centre.recipient.id))
  }

  private async decideReport(story: Story, number: number, verdict: 'accept' | 'return') {
    const report = await this.reportOf(number)
    if (!report) return
    const reason =
      verdict === 'return'
        ? 'Die Ausgaben für Personal liegen unter dem Plan, der Sachbericht nennt aber keine Vakanz. Bitte erläutern Sie die Abweichung.'
        : null
    await (await app.container.make(DecideReport)).handle(report.id, verdict, reason, this.officer(story, number))
  }

  private async reportOf(number: number) {
    const grant = await Grant.findBy('application_id', this.id(number))
    return grant && ProgressReport.query().where('grant_id', grant.id).where('year', 2026).first()
  }

  private officer(story: Story, number: number) {
    return this.official(story, 'case_officer', number % 2)
  }

  private official({ centre }: Story, role: Role, index = 0) {
    return this.cast.official(centre.recipient.land, role, index)
  }

  private id(number: number): number {
    return this.#ids.get(number)!
  }
}

/** So many days from Monday to Friday after a day; with none the day itself, or the Monday that follows it. */
function workingDayAfter(day: string, days: number): string {
  const moment = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  const isOff = () => [0, 6].includes(moment.getUTCDay())
  while (isOff()) moment.setUTCDate(moment.getUTCDate() + 1)
  for (let left = days; left > 0; left--)
    do moment.setUTCDate(moment.getUTCDate() + 1)
    while (isOff())
  return moment.toISOString().slice(0, 10)
}

/** A kept record as its form would send it. */
function typedOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) =>
      typeof answer === 'string'
        ? [[key, answer]]
        : Object.entries(answer).flatMap(([row, cells]) =>
            Object.entries(cells).map(([column, text]) => [`${column}_${row}`, String(text)])
          )
    )
  )
}

const FOUND: Record<string, string> = {
  competence: 'Geschäftsverteilung',
  eligibility: 'Gemeindeverzeichnis',
  deadline: 'Eingangsbestätigung',
  form: 'Antrag und Anlagen',
  no_conflict: 'keine Anhaltspunkte',
}

/** A small real file for an attachment slot. */
function attachmentOf(label: string, recipient: string, title: string, by: string): Promise<Uint8Array> {
  const letter: Letter = {
    title: label,
    subjectLines: [label, title],
    letterhead: { name: recipient, unit: null, returnLine: recipient, footer: `${recipient} · Anlage zum Antrag` },
    deliveryNote: null,
    address: [],
    information: [['Erstellt von', by]],
    fileNumber: '',
    dated: '',
    createdAt: '2025-10-01T08:00:00Z',
    demoNote: 'Anlage eines Vorführsystems mit erfundenen Angaben',
    blocks: [
      {
        kind: 'paragraph',
        text: `Diese Datei steht im Vorführsystem für die Anlage „${label}“ zum Vorhaben „${title}“ von ${recipient}.`,
      },
    ],
  }
  return renderReport(letter)
}
