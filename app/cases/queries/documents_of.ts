import Document from '#documents/models/document'
import SubmissionAttachment from '#forms/models/submission_attachment'
import type { CaseFile } from '#cases/queries/case_file'

/** A document of a file; one that was filed and taken out later says with which version it went. */
export type FiledDocument = {
  document: Document
  withdrawn: boolean
  /** The file that came in its place. */
  replacedBy: string | null
}

/**
 * The documents that an office sees in a file, in the order in which they came: of attachments those that were
 * filed (the applicant also sees what it is preparing), of notices those that were dispatched or are its own house's.
 */
export async function documentsOf({ application, decisions, inside, isPartner }: CaseFile): Promise<FiledDocument[]> {
  const documents = await Document.query().where('stream', application.journalStream).orderBy('id')
  const attachments = documents.filter(({ kind }) => kind === 'attachment').map(({ id }) => id)
  const filed = await SubmissionAttachment.query()
    .whereIn('document_id', attachments)
    .join('submissions', 'submissions.id', 'submission_attachments.submission_id')
    .select('submission_attachments.document_id', 'submission_attachments.replaces', 'submissions.version')
  const lastIn = new Map<number, number>()
  for (const { documentId, $extras } of filed)
    lastIn.set(documentId, Math.max(lastIn.get(documentId) ?? 0, Number($extras.version)))
  const names = new Map(documents.map(({ id, fileName }) => [id, fileName]))
  const successors = new Map(
    filed.flatMap(({ documentId, replaces }) => (replaces === null ? [] : [[replaces, names.get(documentId)!]]))
  )
  const notices = new Set(decisions.map(({ noticeDocumentId }) => noticeDocumentId))
  return documents
    .filter(({ id, kind }) => {
      // what applicant and authority write to each other is none of a partner's
      if (kind === 'message') return !isPartner
      if (kind === 'attachment') return lastIn.has(id) || (!inside && application.isEditable)
      return kind !== 'notice' || inside || notices.has(id)
    })
    .map((document) => ({
      document,
      withdrawn: (lastIn.get(document.id) ?? application.version) < application.version,
      replacedBy: successors.get(document.id) ?? null,
    }))
}
