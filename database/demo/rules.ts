import app from '@adonisjs/core/services/app'
import Day from '#core/calendar/day'
import type { Cast } from '#database/demo/people'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import { rulebookOf } from '#tenancy/rulebooks/index'

/** The demo's clock stands after the day on which Hessen's rules on remedies end: two of its people prolong them, as a sample. */
export async function prolongHessianRemedies(cast: Cast): Promise<void> {
  const { value } = rulebookOf('HE').rules.remedies[0]
  const [entry] = await (
    await app.container.make(EnterRules)
  ).handle(
    'HE',
    [
      {
        name: 'remedies',
        value,
        mark: 'sample',
        validFrom: Day.parse('2027-01-01'),
        validTo: Day.parse('2031-12-31'),
        source: '§ 23 HessAGVwGO, angenommene Verlängerung, nur im Vorführsystem',
        document: 'Erfundenes Rundschreiben zur Verlängerung',
        documentDated: Day.parse('2026-11-02'),
      },
    ],
    cast.official('HE', 'programme_manager')
  )
  await (await app.container.make(EndEntries)).confirm('HE', [entry.id], cast.official('HE', 'head_of_unit'))
}
