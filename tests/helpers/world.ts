import app from '@adonisjs/core/services/app'
import type { DateTime } from 'luxon'
import Clock, { StandingClock } from '#core/calendar/clock'
import { deliverEffects } from '#core/effects/effects'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import Call from '#programmes/models/call'
import type { CasePeriod } from '#financing/domain/period_share'
import { RECIPIENT_ROLES, type Role } from '#identity/domain/roles'
import type User from '#identity/models/user'
import Programme from '#programmes/models/programme'
import RegisterUnit from '#register/models/register_unit'
import type Recipient from '#register/models/recipient'
import AttachDocument from '#applications/actions/attach_document'
import AddPartner from '#applications/actions/add_partner'
import MoveApplication from '#applications/actions/move_application'
import SaveSection from '#applications/actions/save_section'
import StartApplication from '#applications/actions/start_application'
import { roundingUnder } from '#applications/queries/draft_reading'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import SubmitApplication from '#applications/actions/submit_application'
import Application from '#applications/models/application'
import PostToBudget from '#budgets/actions/post_to_budget'
import BudgetLine from '#budgets/models/budget_line'
import SaveReviewRecord from '#reviews/actions/save_review_record'
import { FORMAL_CHECKS, type Outcome, TEXT_ITEMS } from '#reviews/domain/review_items'
import AnnounceNotice from '#decisions/actions/announce_notice'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import ProposeDecision from '#decisions/actions/propose_decision'
import SignDecision from '#decisions/actions/sign_decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'
import { type DraftFacts, draftOf } from '#database/demo/drafts'
import { confirmShares } from '#database/demo/partners'
import { type Cast, type Centre, createPeople, createRecipients } from '#database/demo/people'
import { REVIEW_TEXTS, Voice } from '#database/demo/texts'
import { loadStartData } from '#database/start_data/load'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)

/** land|programme|kind|unit key|seat county|name|organ|house|post code|town|region */
const RECIPIENTS = [
  'NW|KI|municipal|05124000|05124|Stadt Wuppertal|Der Oberbürgermeister|Rathaus|42275|Wuppertal|',
  'NW|KI|municipal|05978|05978|Kreis Unna|Der Landrat|Kreishaus|59425|Unna|',
  'NW|KI|municipal|05112000|05112|Stadt Duisburg|Der Oberbürgermeister|Rathaus|47051|Duisburg|',
  'BW|WCC|municipal|08326|08326|Schwarzwald-Baar-Kreis|Landratsamt|Landratsamt|78048|Villingen-Schwenningen|Gewinnerregion',
  'BW|-|municipal|08325|08325|Landkreis Rottweil|Landratsamt|Landratsamt|78628|Rottweil|',
  'BW|-|municipal|08327|08327|Landkreis Tuttlingen|Landratsamt|Landratsamt|78532|Tuttlingen|',
  'BW|WCC|chamber||08421|Industrie- und Handelskammer Ulm|Hauptgeschäftsführung|Geschäftsstelle|89073|Ulm|Ulm/Oberschwaben',
  'HE|WIR|municipal|06434|06434|Hochtaunuskreis|Der Kreisausschuss|Kreishaus|61352|Bad Homburg v. d. Höhe|',
  'HE|WIR|municipal|06415000|06415|Stadt Hanau|Der Magistrat|Rathaus|63450|Hanau|',
  'NW|KI|municipal|05966|05966|Kreis Olpe|Der Landrat|Kreishaus|57462|Olpe|',
]

/** Why two files of the same people are none too many, for tests that do not ask about it. */
const APART = 'Die andere Akte betrifft weitere Stellen; die Kosten sind getrennten Produkten zugeordnet.'

export type Stage =
  | 'draft'
  | 'submitted'
  | 'complete'
  | 'in_review'
  | 'reviewed'
  | 'proposed'
  | 'co_signed'
  | 'signed'
  | 'notified'
  | 'announced'
const ORDER: Stage[] = [
  'draft',
  'submitted',
  'complete',
  'in_review',
  'reviewed',
  'proposed',
  'co_signed',
  'signed',
  'notified',
  'announced',
]

/** A small world for tests: three Länder, their people, and files brought to any stage by the real actions. */
export class World {
  private constructor(
    readonly clock: StandingClock,
    public cast: Cast,
    readonly centres: Centre[]
  ) {}

  static async create(): Promise<World> {
    const clock = new StandingClock('2025-11-03T09:00:00Z')
    app.container.bindValue(Clock, clock)
    await loadStartData(['NW', 'BW', 'HE'])
    return inTransaction(async (trx) => {
      const centres = await createRecipients(RECIPIENTS, trx)
      const cast = await createPeople(
        centres.map(({ recipient }) => recipient),
        clock.now(),
        trx
      )
      return new World(clock, cast, centres)
    })
  }

  /** Recipients that come later, by lines like those of `RECIPIENTS`, with their people. */
  async newcomers(lines: string[]): Promise<Cast> {
    return inTransaction(async (trx) => {
      const centres = await createRecipients(lines, trx)
      this.centres.push(...centres)
      const recipients = centres.map(({ recipient }) => recipient)
      const [before, joined] = [this.cast, await createPeople(recipients, this.clock.now(), trx, [])]
      const ofNew = new Set(recipients.map(({ id }) => id))
      const castOf = (id: number) => (ofNew.has(id) ? joined : before)
      this.cast = {
        official: before.official,
        editor: (id) => castOf(id).editor(id),
        signatory: (id) => castOf(id).signatory(id),
        colleague: (id, role) => castOf(id).colleague(id, role),
      }
      return this.cast
    })
  }

  recipient(name: string): Recipient {
    return this.centres.find(({ recipient }) => recipient.name.includes(name))!.recipient
  }

  official(land: string, role: Role, index = 0): User {
    return this.cast.official(land, role, index)
  }

  editor(name: string): User {
    return this.cast.editor(this.recipient(name).id)
  }

  signatory(name: string): User {
    return this.cast.signatory(this.recipient(name).id)
  }

  /** Somebody of a recipient with a role of its house: Wuppertal, Schwarzwald-Baar and Hochtaunus have all. */
  colleague(name: string, role: Role): User {
    return this.cast.colleague(this.recipient(name).id, role)
  }

  /** Somebody with a role: of an authority of the Land, or of a recipient. */
  holder(role: Role, land: string, recipient: string): User {
    if (!(RECIPIENT_ROLES as readonly Role[]).includes(role)) return this.official(land, role)
    return this.colleague(recipient, role)
  }

  call(code: string): Promise<Call> {
    return Call.query().where('code', code).preload('programme').preload('version').firstOrFail()
  }

  /** A line for a programme with an appropriation, and authorisations by year of maturity. */
  async budget(
    land: string,
    programme: string,
    year: number,
    appropriation: string,
    authorisations: Record<number, string> = {}
  ): Promise<BudgetLine> {
    const { id: programmeId } = await Programme.query().where({ land, code: programme }).firstOrFail()
    const line = await BudgetLine.create({
      land,
      programmeId,
      chapter: '07 080',
      item: `633 ${programme}`,
      name: `Titel ${programme}`,
      sample: true,
    })
    const post = await app.container.make(PostToBudget)
    const officer = this.official(land, 'budget_officer')
    const text = 'Haushaltsplan'
    await post.handle(
      line.id,
      { kind: 'appropriation', year, decidedIn: year, amount: Money.parse(appropriation), text },
      officer
    )
    for (const [matures, amount] of Object.entries(authorisations))
      await post.handle(
        line.id,
        { kind: 'authorisation', year: Number(matures), decidedIn: year, amount: Money.parse(amount), text },
        officer
      )
    return line
  }

  /** A file of a recipient under a call, brought to a stage. Signing and what follows need a budget and its year. */
  async file(
    name: string,
    callCode: string,
    stage: Stage,
    options: { partners?: string[]; plan?: DraftFacts['plan']; typed?: Record<string, Record<string, string>> } = {}
  ): Promise<Application> {
    const reaches = (wanted: Stage) => ORDER.indexOf(stage) >= ORDER.indexOf(wanted)
    const centre = this.centres.find(({ recipient }) => recipient.name.includes(name))!
    const application = await this.draft(centre, callCode, options)
    const { land } = application
    const officer = this.official(land, 'case_officer')
    const move = await app.container.make(MoveApplication)
    if (reaches('submitted'))
      await (await app.container.make(SubmitApplication)).handle(application.id, this.signatory(name))
    if (reaches('complete')) await move.handle(application.id, 'acceptAsComplete', officer)
    if (reaches('in_review')) await move.handle(application.id, 'startReview', officer)
    if (reaches('reviewed')) await this.review(application.id, officer)
    if (reaches('proposed')) {
      this.clock.moveTo('2026-01-19T09:00')
      await this.propose(application.id, officer)
    }
    if (reaches('co_signed'))
      await (await app.container.make(CosignDecision)).handle(application.id, this.official(land, 'budget_officer'))
    if (reaches('signed'))
      await (await app.container.make(SignDecision)).handle(application.id, this.official(land, 'head_of_unit'))
    if (reaches('notified')) await (await app.container.make(DispatchDecision)).handle(application.id, officer)
    if (reaches('announced')) await this.announce(application.id, this.editor(name))
    return Application.findOrFail(application.id)
  }

  async review(applicationId: number, officer: User, outcome: Outcome = 'grant', revision = 0): Promise<void> {
    const answers = Object.fromEntries([
      ...FORMAL_CHECKS.map(({ key }) => [`result_${key}`, 'yes']),
      ['note_no_double_funding', APART],
      ...TEXT_ITEMS.map(({ key }) => [key, REVIEW_TEXTS[key][0]]),
      ['outcome', outcome],
    ])
    await (await app.container.make(SaveReviewRecord)).handle(applicationId, answers, revision, officer)
  }

  /** What the plan yields, in a period of the case where one is given. */
  async propose(applicationId: number, officer: User, period?: CasePeriod): Promise<void> {
    const { grant, tranches } = await this.calculationOf(applicationId, period)
    const reasons = period
      ? 'Gefördert wird erst ab dem Beginn des Vorhabens; für die Zeit davor zählt keine Ausgabe.'
      : null
    const proposal = { kind: 'approval' as const, amount: grant, tranches, reasons, period, doubleFunding: APART }
    await (await app.container.make(ProposeDecision)).handle(applicationId, proposal, officer)
  }

  /** What the filed plan of an application yields. */
  async calculationOf(applicationId: number, period?: CasePeriod) {
    const application = await Application.query()
      .where('id', applicationId)
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
    const { submission } = await filedOf(application)
    const within = period && { period, proration: 'month' as const }
    return (await submittedFigures(submission, [], undefined, within)).calculation
  }

  /** The notice is retrieved; what follows from that is done. */
  async announce(applicationId: number, by: User): Promise<void> {
    const { id } = (await currentDecisionOf(applicationId))!
    await (await app.container.make(AnnounceNotice)).handle(id, by)
    await deliverEffects()
  }

  /** The report of a year on a grant whose notice is announced. */
  async reportOf(applicationId: number, year: number): Promise<ProgressReport> {
    const grant = await Grant.findByOrFail('application_id', applicationId)
    return ProgressReport.query().where({ grantId: grant.id, year }).firstOrFail()
  }

  now(): DateTime {
    return this.clock.now()
  }

  private async draft(
    centre: Centre,
    callCode: string,
    {
      partners = [],
      plan,
      typed: own = {},
    }: { partners?: string[]; plan?: DraftFacts['plan']; typed?: Record<string, Record<string, string>> }
  ): Promise<Application> {
    const { recipient, programme } = centre
    const editor = this.cast.editor(recipient.id)
    const call = await this.call(callCode)
    const { application } = await (await app.container.make(StartApplication)).handle(call, recipient.id, editor)
    const joined = partners.map((partner) => ({ id: this.recipient(partner).id, weight: 1n }))
    for (const { id } of joined) await (await app.container.make(AddPartner)).handle(application.id, id, editor)
    const unit = recipient.unitKey ? await RegisterUnit.ofKey(recipient.unitKey) : null
    const facts: DraftFacts = {
      programme,
      name: recipient.name,
      town: recipient.town,
      region: centre.region,
      isCounty: unit?.unitKind === 'county',
      years: call.years,
      period: call.period,
      rounding: roundingUnder(call),
      partners: joined,
      plan,
      // a new offer is granted nothing of a time before its notice: tests that ask about that type it
      continued: true,
      contact: { name: editor.name, email: editor.email, signatory: 'Erika Muster, Verwaltungsleitung' },
    }
    const save = await app.container.make(SaveSection)
    for (const [section, typed] of Object.entries(draftOf(facts, call.definition, new Voice(1))))
      await save.handle(application.id, section, { ...typed, ...own[section] }, 0, editor)
    await confirmShares(application.id, (partner) => this.cast.signatory(partner))
    const attach = await app.container.make(AttachDocument)
    for (const slot of call.definition.attachments.filter(
      ({ required, onlyJoint }) => required && (!onlyJoint || joined.length)
    ))
      await attach.bytes(application.id, slot.key, { name: `${slot.key}.pdf`, bytes: PDF }, editor)
    return application
  }
}

/** Awaits a refusal and gives its code; anything else is passed on. */
export async function refusalOf(act: () => unknown): Promise<string> {
  const { default: Refusal } = await import('#core/refusal')
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}
