import { deficit } from '#financing/domain/kinds/deficit'
import { fixed } from '#financing/domain/kinds/fixed'
import { full } from '#financing/domain/kinds/full'
import type { FinancingKind } from '#financing/domain/kinds/kind'
import { share } from '#financing/domain/kinds/share'
import type { FinancingType } from '#programmes/domain/definition'

/** Every financing type with all that it does. There is no last branch into which an unknown one could fall. */
export const FINANCING_KINDS: Readonly<Record<FinancingType, FinancingKind>> = { share, deficit, fixed, full }
