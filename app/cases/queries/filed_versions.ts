import type Call from '#programmes/models/call'
import type { Difference } from '#forms/domain/difference'
import { differencesBetween } from '#forms/domain/difference'
import Submission from '#forms/models/submission'
import { answersOf } from '#applications/domain/section_kinds'
import type Application from '#applications/models/application'
import { type Filed, readFiled } from '#applications/queries/submission_of'

export type SectionDifferences = { title: string; differences: Difference[] }

/** All versions that were filed of an application, the newest first. Needs its call with its version. */
export async function filedVersions(application: Application & { call: Call }): Promise<Filed[]> {
  const submissions = await Submission.of('application', application.id)
    .join('users', 'users.id', 'submissions.filed_by')
    .select('submissions.*', 'users.name as filer_name')
    .preload('attachments', (attachments) => attachments.preload('document').orderBy('id'))
  return submissions.map((submission) => readFiled(application, submission))
}

/** What a version says otherwise than the one before, section by section; sections that are alike are left out. */
export function differencesOf(before: Filed, after: Filed): SectionDifferences[] {
  return after.definition.sections
    .map((section) => ({
      title: section.title,
      differences: differencesBetween(answersOf(section, before.context), answersOf(section, after.context)),
    }))
    .filter(({ differences }) => differences.length > 0)
}
