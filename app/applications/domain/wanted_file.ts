import type { Upload } from '#core/http/uploads'
import Refusal from '#core/refusal'
import { type AttachmentSlot, isWanted } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'

/** @throws Refusal applications.other_type: the requirement names kinds of file, and this is none of them */
export function assertWanted(slot: AttachmentSlot, { clientName }: Pick<Upload, 'clientName'>): void {
  if (isWanted(slot, clientName)) return
  const types = (slot.types ?? []).map((type) => wordFor('types', type)).join(' oder ')
  throw new Refusal('applications.other_type', { name: clientName, label: slot.label, types }, slot.key)
}
