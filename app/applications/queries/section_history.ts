import type { DateTime } from 'luxon'
import { urlFor } from '@adonisjs/core/services/url_builder'
import User from '#identity/models/user'
import FormRevision from '#forms/models/form_revision'
import { type Difference, differencesBetween } from '#forms/domain/difference'
import { inputsOf } from '#forms/domain/merge'
import type { Section } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { answersOf, partsOf } from '#applications/domain/section_kinds'
import { isWrittenNow } from '#applications/queries/writing_now'
import ApplicationSection from '#applications/models/application_section'

const MOST_SHOWN = 50

/** When and by whom a section was saved last, whether another one writes in it now, and where its earlier versions are. */
export async function standingOfSection(saved: ApplicationSection, reader: User, now: DateTime) {
  const { applicationId, section, savedAt: at, savedBy, revision } = saved
  const by = (await User.find(savedBy))?.name
  return {
    at,
    by,
    writing: isWrittenNow(saved, reader, now) ? by : undefined,
    earlier: revision > 1 ? urlFor('section_versions.index', [applicationId, section]) : null,
  }
}

/** A section as it was saved once, with what it says otherwise than now. */
export type EarlierVersion = { revision: number; at: DateTime; by: string; differences: Difference[] }

/** The newest versions of a section that say something else than it says now, the newest first. */
export async function earlierVersions(
  applicationId: number,
  section: Section,
  context: SectionContext
): Promise<EarlierVersion[]> {
  const now = answersOf(section, context)
  const versions = await FormRevision.query()
    .where('thing', ApplicationSection.thingOf(applicationId, section.key))
    .preload('saver')
    .orderBy('revision', 'desc')
    .limit(MOST_SHOWN)
  return versions
    .map(({ revision, savedAt: at, saver, answers }) => {
      const then = answersOf(section, { ...context, raw: { ...context.raw, [section.key]: answers } })
      return { revision, at, by: saver.name, differences: differencesBetween(then, now) }
    })
    .filter(({ differences }) => differences.length > 0)
}

/** What a browser would send to save a version again; null where there was none. */
export async function inputsOfVersion(
  applicationId: number,
  section: Section,
  context: SectionContext,
  revision: number
): Promise<Record<string, string> | null> {
  const thing = ApplicationSection.thingOf(applicationId, section.key)
  const version = await FormRevision.query().where({ thing, revision }).first()
  return version && Object.fromEntries(inputsOf(partsOf(section, context), version.answers))
}
