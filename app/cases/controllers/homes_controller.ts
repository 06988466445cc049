import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock, { dayOf } from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import JournalEntry from '#journal/models/journal_entry'
import Call from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { readApplication } from '#applications/queries/application_reading'
import Application from '#applications/models/application'
import BudgetLine from '#budgets/models/budget_line'
import { freeIn } from '#budgets/domain/ledger'
import { standingOf } from '#budgets/queries/line_standing'
import Decision from '#decisions/models/decision'
import { budgetObstacles } from '#decisions/queries/budget_obstacles'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'
import { nextDutyOf } from '#cases/domain/next_duty'

const MOST_WAITING = 100

/** How far ahead a home shows what falls due. */
const DAYS_AHEAD = 120

/** Where each role begins its day. */
@inject()
export default class HomesController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const { auth, office, response, view } = ctx
    if (!auth.user)
      return view.render('cases/home_public', {
        lands: [...new Set((await Programme.all()).map(({ land }) => rulebookOf(land).name))].sort(),
      })
    if (!office) return view.render('cases/home_without_office')
    if (office.isRecipient) return this.recipient(ctx)
    if (office.holds('case_officer')) return response.redirect('/akten')
    if (office.holds('head_of_unit')) return response.redirect('/zeichnung')
    if (office.holds('budget_officer')) return response.redirect('/haushalt')
    if (office.holds('programme_manager')) return response.redirect('/programme')
    if (office.holds('auditor_external')) return response.redirect('/pruefung')
    return response.redirect('/verwaltung')
  }

  private async recipient({ office, view }: HttpContext) {
    const today = this.clock.today()
    const applications = await Application.visibleTo(office!)
      .preload('programme')
      .preload('call')
      .preload('supplementRequests', (requests) => requests.whereNull('answered_at'))
      .orderBy('status_since', 'desc')
    const drafts = await Promise.all(
      applications
        .filter((application) => application.isEditable)
        .map(async (application) => {
          const { sections } = await readApplication(application)
          const complete = sections.filter(({ state }) => state === 'complete').length
          const own = application.recipientId === office!.id
          const dueOn = application.supplementRequests[0]?.dueOn ?? dayOf(application.call.closesAt)
          return { application, complete, of: sections.length, ready: complete === sections.length, own, dueOn }
        })
    )
    const reports = await ProgressReport.visibleTo(office!)
      .whereIn('status', ['open', 'returned'])
      .where('due_on', '<=', today.plusDays(DAYS_AHEAD).iso)
      .preload('grant', (grants) => grants.preload('application'))
      .orderBy('due_on')
    drafts.sort((a, b) => b.dueOn.daysUntil(a.dueOn))
    const signing = office!.holds('applicant_signatory')
    const running = await this.running(
      applications.filter(({ status }) => !['draft', 'supplement_requested', 'retracted'].includes(status))
    )
    return view.render('cases/home_recipient', {
      drafts,
      reports,
      signing,
      running,
      notices: running.filter(({ retrieveUntil }) => retrieveUntil && !retrieveUntil.isBefore(today)),
      calls: (await this.openCalls()).filter(({ land }) => land === office!.land),
    })
  }

  /** What the recipient sees of a file that is under way: the decision only once it was dispatched. */
  private async running(applications: Application[]) {
    const ids = applications.map(({ id }) => id)
    const decisions = await Decision.query()
      .whereIn('application_id', ids)
      .whereNot('status', 'returned')
      .preload('announcement')
      .orderBy('id')
    const reports = await ProgressReport.query()
      .whereIn('grant_id', Grant.query().whereIn('application_id', ids).select('id'))
      .preload('grant', (grants) => grants.preload('recipient'))
      .orderBy('year')
    return applications.map((application) => {
      const decision = decisions.findLast(({ applicationId }) => applicationId === application.id) ?? null
      const own = reports.filter(({ grant }) => grant.applicationId === application.id)
      return {
        application,
        granted: decision?.dispatchedAt && decision.kind === 'approval' ? decision.amount : null,
        rejected: Boolean(decision?.dispatchedAt) && decision?.kind === 'rejection',
        next: nextDutyOf(
          {
            status: application.status,
            decision,
            reports: own,
            proofDueOn: own[0]?.grant.proofDueOn ?? null,
          },
          this.clock.today()
        ),
        retrieveUntil: decision?.retrievableUntil ?? null,
      }
    })
  }

  async projects({ office, view }: HttpContext) {
    const grants = await Grant.query()
      .whereIn('application_id', Application.visibleTo(office!).select('id'))
      .preload('application', (applications) => applications.preload('programme'))
      .orderBy('id', 'desc')
    const reports = grants.length
      ? await ProgressReport.query()
          .whereIn(
            'grant_id',
            grants.map(({ id }) => id)
          )
          .orderBy('year')
      : []
    return view.render('cases/projects', {
      grants,
      reportsOf: (grantId: number) => reports.filter((report) => report.grantId === grantId),
    })
  }

  /** What waits for a signature: of the budget officer, or of the head of unit. */
  async signatures({ office, view }: HttpContext) {
    const budget = office!.holds('budget_officer')
    const waiting = await Decision.query()
      .whereIn(
        'application_id',
        Application.visibleTo(office!).whereIn('status', ['proposed', 'co_signed']).select('id')
      )
      .where((open) => {
        if (budget) open.orWhere((mine) => mine.where('status', 'proposed').where('cosignature_required', true))
        if (office!.holds('head_of_unit'))
          open.orWhere((mine) =>
            mine
              .where('status', 'co_signed')
              .orWhere((small) => small.where('status', 'proposed').where('cosignature_required', false))
          )
      })
      .preload('application', (applications) => applications.preload('programme'))
      .preload('proposer')
      .preload('tranches', (tranches) => tranches.preload('budgetLine'))
      .orderBy('proposed_at')
      .limit(MOST_WAITING)
    const obstacles = await budgetObstacles(waiting, this.clock.today())
    const year = this.clock.today().year
    const lines = await BudgetLine.query().where('land', office!.land).orderBy('chapter').orderBy('item')
    const frames = await Promise.all(
      lines.map(async (line) => {
        const standing = await standingOf(line)
        return {
          line,
          balance: standing.years.find((candidate) => candidate.year === year),
          free: freeIn(standing, year),
        }
      })
    )
    return view.render('cases/signatures', {
      waiting,
      obstacles,
      frames: frames.filter(({ balance }) => balance),
      year,
      asBudgetOfficer: budget,
    })
  }

  async programmes({ office, view }: HttpContext) {
    const calls = await Call.query()
      .where('land', office!.land)
      .preload('programme')
      .preload('version')
      .orderBy('closes_at', 'desc')
    const now = this.clock.now()
    const rows = await Promise.all(
      calls.map(async (call) => {
        const count = async (statuses: string[]) =>
          Number(
            (await Application.query().where('call_id', call.id).whereIn('status', statuses).count('* as total'))[0]
              .$extras.total
          )
        return {
          call,
          isOpen: call.isOpenAt(now),
          drafts: await count(['draft']),
          under: await count([
            'submitted',
            'supplement_requested',
            'complete',
            'in_review',
            'proposed',
            'co_signed',
            'decided',
          ]),
          notified: await count(['notified']),
        }
      })
    )
    return view.render('cases/programmes', { rows })
  }

  async audit({ office, view }: HttpContext) {
    const exports = await JournalEntry.query()
      .where('stream', `exports:${office!.land}`)
      .orderBy('seq', 'desc')
      .limit(10)
    const [{ $extras: grants }] = await Grant.query().where('land', office!.land).count('* as total')
    const [{ $extras: files }] = await Application.visibleTo(office!).count('* as total')
    const overdue = await ProgressReport.query()
      .where('land', office!.land)
      .where('status', 'open')
      .where('due_on', '<', this.clock.today().iso)
      .count('* as total')
    const signed = await Decision.query()
      .where({ land: office!.land, kind: 'approval', status: 'signed' })
      .count('* as total')
    return view.render('cases/audit', {
      exports,
      signedCount: Number(signed[0].$extras.total),
      grantCount: Number(grants.total),
      fileCount: Number(files.total),
      overdueCount: Number(overdue[0].$extras.total),
      landName: rulebookOf(office!.land).name,
    })
  }

  private openCalls() {
    const now = toDatabaseInstant(this.clock.now())
    return Call.query()
      .where('opens_at', '<=', now)
      .where('closes_at', '>=', now)
      .preload('programme')
      .preload('version')
      .orderBy('closes_at')
  }
}
