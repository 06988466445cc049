const SLOT = /^partner_\d+$/

/** Where a partner's resolution lies among the attachments of a joint application. */
export function resolutionSlot(partnerId: number): string {
  return `partner_${partnerId}`
}

export function resolutionLabel(partner: string): string {
  return `Beschluss ${partner}`
}

/** Whether a place is one of a partner, and not of the programme. */
export function isResolution(slot: string): boolean {
  return SLOT.test(slot)
}

/** The places for the resolutions of the partners of an application. */
export function resolutionSlots(partners: readonly { recipient: { id: number; name: string } }[]) {
  return partners.map(({ recipient: { id, name } }) => ({
    key: resolutionSlot(id),
    label: resolutionLabel(name),
    required: false,
  }))
}
