import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Document from '#documents/models/document'
import FileLetter from '#letters/file_letter'
import Submission from '#forms/models/submission'
import FinancePlan from '#financing/models/finance_plan'
import { receipt, receiptTitle } from '#applications/letters/receipt'
import Application from '#applications/models/application'
import { readFiled } from '#applications/queries/submission_of'

/** The receipt of a submission as a file; made once for every version, however often it is asked for. */
@inject()
export default class FileReceipt {
  constructor(private fileLetter: FileLetter) {}

  async handle(submissionId: number): Promise<Document> {
    const { application, submission } = await this.read(submissionId)
    const filed = await receiptOf(application, submission.version)
    if (filed) return filed
    const letter = await composeReceipt(application, submission)
    const { land, journalStream: stream } = application
    return this.fileLetter.once(
      letter,
      { land, stream, kind: 'receipt', title: letter.title, by: 'Anschub', at: submission.filedAt },
      async (trx) => {
        await Application.locked(application.id, trx)
        return receiptOf(application, submission.version, trx)
      }
    )
  }

  private async read(submissionId: number) {
    const submission = await Submission.query()
      .where('id', submissionId)
      .preload('attachments', (attachments) => attachments.preload('document').orderBy('id'))
      .firstOrFail()
    const application = await Application.query()
      .where('id', submission.subjectId)
      .preload('recipient')
      .preload('authority')
      .preload('programme')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
    return { application, submission }
  }
}

/** The receipt of a version, where it is made already. */
export function receiptOf(
  { journalStream: stream }: Application,
  version: number,
  trx?: TransactionClientContract
): Promise<Document | null> {
  return Document.query({ client: trx })
    .where({ stream, kind: 'receipt', title: receiptTitle(version) })
    .first()
}

/** The receipt as data. Needs the file with recipient, authority, programme and call, and the submission's attachments. */
export async function composeReceipt(application: Application, submission: Submission) {
  const { surroundings, requested } = readFiled(application, submission)
  const plan = await FinancePlan.withLines(submission.financePlanId!)
  return receipt({
    version: submission.version,
    filedAt: submission.filedAt,
    fileNumber: application.fileNumber!,
    programme: application.programme.name,
    title: surroundings.title,
    closesAt: application.call.closesAt,
    isCutoff: application.call.cutoffDeadline,
    isLate: application.lateReason !== null,
    paperReceivedAt: surroundings.paper ? DateTime.fromISO(surroundings.paper, { zone: 'utc' }) : null,
    requested,
    planned: plan.figures(),
    attachments: submission.attachments.map(({ document }) => document),
    authority: application.authority,
    recipient: application.recipient,
  })
}
