import { RecipientSchema } from '#database/schema'
import type { RecipientKind } from '#register/domain/recipient_kinds'

/** An organisation that can receive grants: a municipality or county of the register, or another body. */
export default class Recipient extends RecipientSchema {
  declare kind: RecipientKind

  /** Municipalities, counties and chambers are bodies of public law (§ 55d VwGO). */
  get isPublicBody(): boolean {
    return this.kind === 'municipal' || this.kind === 'chamber'
  }

  /** The lines of the address field: the legal person and the organ that represents it. */
  get addressLines(): string[] {
    return [this.name, this.organ, this.street, `${this.postcode} ${this.town}`]
  }
}
