import type { HttpContext } from '@adonisjs/core/http'
import type User from '#identity/models/user'
import JournalEntry from '#journal/models/journal_entry'
import SupplementRequest from '#applications/models/supplement_request'
import type { Answers } from '#forms/domain/form'
import { reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { gapsOf } from '#applications/queries/gaps_of'
import { hasEnded, isUndecided } from '#applications/domain/application_workflow'
import ProgressReport from '#reports/models/progress_report'
import { casePage } from '#cases/controllers/case_page'
import { calculationOf } from '#cases/queries/calculation_of'
import type { CaseFile } from '#cases/queries/case_file'
import { documentsOf } from '#cases/queries/documents_of'

const LATEST = 6

/** The first page of a case file: amount, duties, who signs, what came and what happened last. */
export default class CaseOverviewsController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'overview', async (file) => {
      const { application, inside } = file
      const documents = await documentsOf(file)
      await application.load('programmeVersion')
      const policy = ctx.bouncer.with('ApplicationPolicy')
      const mayProcess = await policy.allows('process', application)
      const { isReviewed, mayPropose } = await reviewedFor(file, ctx.auth.getUserOrFail())
      return {
        ...(await calculationOf(file)),
        requests: await openRequests(file),
        reports: await ProgressReport.of(file.grant),
        documents: documents.slice(-LATEST).reverse(),
        documentCount: documents.length,
        latest: inside
          ? await JournalEntry.query().where('stream', application.journalStream).orderBy('seq', 'desc').limit(LATEST)
          : [],
        mayProcess,
        gaps: inside && application.status === 'submitted' ? await gapsOf(application) : [],
        mayRetractPaper: inside && application.may('retract') && (await policy.allows('retract', application)),
        mayTypeIn: application.status === 'supplement_requested' && (await policy.allows('typeIn', application)),
        mayTakeBack:
          application.may('takeBack') &&
          ctx.office!.holds('head_of_unit') &&
          (await policy.allows('assign', application)),
        mayConsent: mayProcess && !file.decision && isUndecided(application.status),
        isReviewed,
        mayPropose: mayProcess && mayPropose,
        mayChangePartners:
          ctx.office!.isRecipient &&
          application.definition.joint.allowed &&
          !hasEnded(application.status) &&
          (await policy.allows('submit', application)),
        mayRetract: application.may('retract') && (await policy.allows('retract', application)),
      }
    })
  }
}

/** The request that waits, or the one whose answer is to be looked at. */
async function openRequests({ application }: CaseFile): Promise<SupplementRequest[]> {
  if (application.status !== 'supplement_requested' && application.status !== 'submitted') return []
  const last = await SupplementRequest.newestOf(application.id).first()
  return last && !last.droppedAt ? [last] : []
}

/** Whether the record is complete, for everybody and for who is to propose: whether they are biased each declares themselves. */
async function reviewedFor({ application, stage }: CaseFile, by: User) {
  const record = stage === 'in_review' ? await ReviewRecord.findBy('application_id', application.id) : null
  const isComplete = (answers: Answers | undefined) => answers !== undefined && reviewProblems(answers).length === 0
  return { isReviewed: isComplete(record?.answers), mayPropose: isComplete(record?.answersFor(by)) }
}
