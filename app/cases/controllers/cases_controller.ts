import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import type { GrantCalculation } from '#financing/domain/grant_calculation'
import FinancePlan from '#financing/models/finance_plan'
import Journal from '#journal/journal'
import JournalEntry from '#journal/models/journal_entry'
import { readPosts } from '#applications/domain/post_rows'
import { postsTyped } from '#applications/domain/completeness'
import { typedIn } from '#applications/domain/section_context'
import IndicatorTarget from '#applications/models/indicator_target'
import { readApplication } from '#applications/queries/application_reading'
import { authorisedFor, freeIn } from '#budgets/domain/ledger'
import { standingOf } from '#budgets/queries/line_standing'
import {
  DISCRETION_PARTS,
  FORMAL_CHECKS,
  MATERIAL_CHECKS,
  negativeChecks,
  reviewProblems,
} from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import type Decision from '#decisions/models/decision'
import { budgetObstacles } from '#decisions/queries/budget_obstacles'
import { returnedProposalsOf } from '#decisions/queries/decision_of'
import { decidedCalculation } from '#decisions/domain/decided_calculation'
import { assertMaySign } from '#decisions/domain/proposal'
import { signatureLimitOn } from '#decisions/queries/signature_limit'
import { grantCalculationOf } from '#decisions/queries/grant_calculation_of'
import { nextDutyOf } from '#cases/domain/next_duty'
import { type CaseFile, caseFileOf } from '#cases/queries/case_file'

const LATEST = 6

/** The case file: one head, its tabs as real pages. */
@inject()
export default class CasesController {
  constructor(
    private clock: Clock,
    private journalOf: Journal,
    private store: DocumentStore
  ) {}

  async show(ctx: HttpContext) {
    const file = await this.open(ctx)
    const { application, inside } = file
    const documents = await this.documentsOf(file)
    const mayProcess = await ctx.bouncer.with('ApplicationPolicy').allows('process', application)
    const record =
      mayProcess && application.status === 'in_review'
        ? await ReviewRecord.findBy('application_id', application.id)
        : null
    return this.page(ctx, file, 'overview', {
      calculation: await this.calculationOf(file),
      documents: documents.slice(-LATEST).reverse(),
      documentCount: documents.length,
      latest: inside
        ? await JournalEntry.query().where('stream', application.journalStream).orderBy('seq', 'desc').limit(LATEST)
        : [],
      mayProcess,
      mayPropose: record && reviewProblems(record.answers).length === 0,
      mayRetract:
        application.may('retract') && (await ctx.bouncer.with('ApplicationPolicy').allows('retract', application)),
    })
  }

  async application(ctx: HttpContext) {
    const file = await this.open(ctx)
    const reading = await readApplication(file.application)
    return this.page(ctx, file, 'application', {
      reading,
      typedIn: (key: string) =>
        typedIn(
          reading.context,
          reading.definition.sections.find((section) => section.key === key)!
        ),
      posts: readPosts(reading.context, postsTyped(reading.context)).posts,
      targets: await IndicatorTarget.query().where('application_id', file.application.id),
    })
  }

  async plan(ctx: HttpContext) {
    const file = await this.open(ctx)
    const plan = await FinancePlan.withLines(file.application.financePlanId!)
    return this.page(ctx, file, 'plan', { plan, planned: plan.figures(), calculation: await this.calculationOf(file) })
  }

  async review(ctx: HttpContext) {
    const file = await this.open(ctx)
    const record = await ReviewRecord.findBy('application_id', file.application.id)
    return this.page(ctx, file, 'review', {
      record,
      problems: record ? reviewProblems(record.answers) : [],
      formal: FORMAL_CHECKS,
      texts: [...MATERIAL_CHECKS, ...DISCRETION_PARTS],
      mayProcess: await ctx.bouncer.with('ApplicationPolicy').allows('process', file.application),
    })
  }

  async notice(ctx: HttpContext) {
    const file = await this.open(ctx)
    const { application, decision } = file
    const policy = ctx.bouncer.with('DecisionPolicy')
    const thisYear = this.clock.today().year
    const budget = decision
      ? await Promise.all(
          decision.tranches.map(async (tranche) => {
            const standing = await standingOf(tranche.budgetLine)
            const free =
              tranche.year === thisYear
                ? freeIn(standing, tranche.year)
                : authorisedFor(standing, thisYear, tranche.year)
            return {
              tranche,
              free,
              isOver: tranche.year < thisYear,
              authorised: tranche.year > thisYear,
              short: !decision.signedAt && tranche.amount.exceeds(free),
            }
          })
        )
      : []
    return this.page(ctx, file, 'notice', {
      budget,
      calculation: await this.calculationOf(file),
      announcement: decision?.dispatchedAt ? decision.announcementOn(this.clock.today()) : null,
      mayCosign:
        application.may('cosign') &&
        Boolean(decision?.may('cosign') && decision.cosignatureRequired) &&
        (await policy.allows('cosign', application)),
      maySign:
        application.may('decide') && Boolean(decision?.may('sign')) && (await policy.allows('sign', application)),
      mayReturn:
        application.may('returnToReview') &&
        Boolean(decision?.may('return')) &&
        (await policy.allows('return', application)),
      mayRecord:
        Boolean(decision?.dispatchedAt && !decision.announcement) && (await policy.allows('dispatch', application)),
      mayDraft: file.inside && ctx.office!.holds('case_officer', 'budget_officer', 'head_of_unit'),
      mayDispatch: Boolean(decision?.may('dispatch')) && (await policy.allows('dispatch', application)),
      negative: decision && !decision.signedAt && file.inside ? await this.negativeChecks(application.id) : [],
      whyNotSign: decision?.may('sign') ? this.whyNotSign(decision, ctx.auth.user!.id) : null,
      obstacle: decision?.may('sign') ? (await budgetObstacles([decision], this.clock.today())).get(decision.id) : null,
    })
  }

  async reports(ctx: HttpContext) {
    const file = await this.open(ctx)
    return this.page(ctx, file, 'reports', {})
  }

  async documents(ctx: HttpContext) {
    const file = await this.open(ctx)
    return this.page(ctx, file, 'documents', { documents: await this.documentsOf(file) })
  }

  async journal(ctx: HttpContext) {
    const file = await this.open(ctx)
    const stream = file.application.journalStream
    return this.page(ctx, file, 'journal', {
      entries: await this.journalOf.entriesOf(stream),
      broken: await this.journalOf.verify(stream),
    })
  }

  private async negativeChecks(applicationId: number): Promise<string[]> {
    const record = await ReviewRecord.findBy('application_id', applicationId)
    return negativeChecks(record?.answers ?? {})
  }

  private open({ office, params }: HttpContext): Promise<CaseFile> {
    return caseFileOf(office!, params.id)
  }

  private async documentsOf(file: CaseFile) {
    const documents = await this.store.of(file.application.journalStream)
    return file.inside ? documents : documents.filter(({ kind }) => kind !== 'notice' || file.decision?.dispatchedAt)
  }

  /** What the plan yields, and what was cut from it once an approval is signed. */
  private async calculationOf({ application, decision }: CaseFile): Promise<GrantCalculation> {
    const calculation = await grantCalculationOf(application)
    const granted = decision?.signedAt && decision.kind === 'approval'
    return granted ? decidedCalculation(calculation, decision) : calculation
  }

  private whyNotSign(decision: Decision, userId: number): string | null {
    try {
      assertMaySign(decision, userId, signatureLimitOn(decision.land, this.clock.today()))
      return null
    } catch (error) {
      if (error instanceof Refusal) return sentenceFor(error)
      throw error
    }
  }

  private async page({ view }: HttpContext, file: CaseFile, tab: string, locals: object) {
    return view.render(`cases/${tab}`, {
      ...file,
      tab,
      next: nextDutyOf(
        { ...file, status: file.application.status, proofDueOn: file.grant?.proofDueOn ?? null },
        this.clock.today()
      ),
      returned: file.inside ? await returnedProposalsOf(file.application.id) : [],
      ...locals,
    })
  }
}
