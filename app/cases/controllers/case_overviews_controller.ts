import type { HttpContext } from '@adonisjs/core/http'
import type User from '#identity/models/user'
import JournalEntry from '#journal/models/journal_entry'
import SupplementRequest from '#applications/models/supplement_request'
import { reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { isUndecided } from '#applications/domain/application_workflow'
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
      const policy = ctx.bouncer.with('ApplicationPolicy')
      const mayProcess = await policy.allows('process', application)
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
        mayConsent: mayProcess && !file.decision && isUndecided(application.status),
        mayPropose: mayProcess && (await isReviewed(file, ctx.auth.getUserOrFail())),
        mayRetract: application.may('retract') && (await policy.allows('retract', application)),
      }
    })
  }
}

/** The request that waits, or the one whose answer is to be looked at. */
async function openRequests({ application }: CaseFile): Promise<SupplementRequest[]> {
  if (application.status !== 'supplement_requested' && application.status !== 'submitted') return []
  const last = await SupplementRequest.newestOf(application.id).first()
  return last ? [last] : []
}

async function isReviewed({ application, stage }: CaseFile, by: User): Promise<boolean> {
  if (stage !== 'in_review') return false
  const record = await ReviewRecord.findBy('application_id', application.id)
  return record !== null && reviewProblems(record.answersFor(by)).length === 0
}
