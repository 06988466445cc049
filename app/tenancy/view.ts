import { installation } from '#core/installation'
import { labelOf } from '#tenancy/domain/rule_labels'
import type { RuleName } from '#tenancy/domain/rulebook'
import { RULEBOOKS } from '#tenancy/rulebooks/index'

const landName = (land: string) => RULEBOOKS.find((book) => book.land === land)?.name ?? land

/** What stands over every page: whose website it is. */
function headLine(office: { land: string } | null): string {
  if (installation().isDemo) return 'Vorführsystem – keine offizielle Website'
  return office ? `Offizielle Website – ${landName(office.land)}` : 'Offizielle Website'
}

const ruleLabel = (name: RuleName) => labelOf(name).label

export const viewGlobals = { headLine, landName, ruleLabel }
