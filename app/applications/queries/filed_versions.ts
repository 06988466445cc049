import type Call from '#programmes/models/call'
import Submission from '#forms/models/submission'
import type Application from '#applications/models/application'
import { type Filed, readFiled } from '#applications/queries/submission_of'

/** All versions that were filed of an application, the newest first. Needs its call and programme version. */
export async function filedVersions(application: Application & { call: Call }): Promise<Filed[]> {
  const submissions = await Submission.of('application', application.id)
    .join('users', 'users.id', 'submissions.filed_by')
    .select('submissions.*', 'users.name as filer_name')
    .preload('attachments', (attachments) => attachments.preload('document').orderBy('id'))
  return submissions.map((submission) => readFiled(application, submission))
}
