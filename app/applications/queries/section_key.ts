import type { SectionKind } from '#programmes/domain/definition'
import { sectionOfKind } from '#applications/domain/section_context'
import type Application from '#applications/models/application'

/** How the address of a file's form names its section of a kind. */
export async function sectionKeyOf(application: Application, kind: SectionKind): Promise<string> {
  await application.load((loader) => loader.load('call').load('programmeVersion'))
  return sectionOfKind(application.definition, kind)?.key ?? kind
}

/** The same of the section in which an attachment is asked. */
export async function sectionKeyOfSlot(application: Application, slot: string): Promise<string> {
  const own = await sectionKeyOf(application, 'attachments')
  return application.definition.attachments.find(({ key }) => key === slot)?.section ?? own
}
