import { sample } from '#tenancy/domain/rulebook'
import { prolongRemedies } from '#tenancy/rulebooks/index'

/** The demo's clock stands after the day on which Hessen's rules on remedies end: its story goes on as if they had been prolonged. */
export function setDemoRules(): void {
  prolongRemedies('HE', sample('2031-12-31', 'angenommene Verlängerung, nur im Vorführsystem'))
}
