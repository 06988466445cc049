import type Application from '#applications/models/application'

/** Where a partner's resolution lies among the attachments of a joint application. */
export function resolutionSlot(partnerId: number): string {
  return `partner_${partnerId}`
}

/** The places for the resolutions of an application's partners. Needs them with their recipients. */
export function resolutionSlots({ partners }: Application): { key: string; label: string; required: false }[] {
  return partners.map(({ recipient }) => ({
    key: resolutionSlot(recipient.id),
    label: `Beschluss ${recipient.name}`,
    required: false,
  }))
}
