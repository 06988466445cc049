import Refusal from '#core/refusal'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** @throws Refusal applications.joint_not_allowed, applications.partner_is_applicant, applications.too_many_partners */
export function assertMayJoin(
  { joint }: Pick<ProgrammeDefinition, 'joint'>,
  application: { recipientId: number; partners: readonly unknown[] },
  recipientId: number
): void {
  if (!joint.allowed) throw new Refusal('applications.joint_not_allowed')
  if (recipientId === application.recipientId) throw new Refusal('applications.partner_is_applicant')
  if (application.partners.length >= joint.maxPartners)
    throw new Refusal('applications.too_many_partners', { most: joint.maxPartners })
}
