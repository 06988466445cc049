import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { waitFor } from '#duties/duties'
import Duty from '#duties/models/duty'
import { peopleOf } from '#identity/queries/people_of'
import { labelOf } from '#tenancy/domain/rule_labels'
import Authority from '#tenancy/models/authority'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { type Ending, endingRules } from '#law/domain/entered_rule'

/** One day more than the first reminder, so that it is said on its day. */
const AHEAD_DAYS = 91

/** Sees to it that the end of a rule is a duty of every head of unit of the Land, and none any more once it goes on. */
@inject()
export default class WatchRules {
  constructor(private clock: Clock) {}

  async handle(land: string): Promise<void> {
    const endings = endingRules(rulebookOf(land), this.clock.today(), AHEAD_DAYS)
    for (const authority of await Authority.query().where('land', land).orderBy('id')) {
      const heads = await peopleOf({ authorityId: authority.id, role: 'head_of_unit' }, this.clock.now())
      if (heads.length) await this.watch(authority, endings)
    }
  }

  private watch({ id: authorityId, land }: Authority, endings: readonly Ending[]): Promise<void> {
    const at = this.clock.now()
    const thingOf = (name: string) => `rule:${land}:${name}:${authorityId}`
    return inTransaction(async (trx) => {
      const open = await Duty.query({ client: trx })
        .where('authority_id', authorityId)
        .where('kind', 'prolong_rule')
        .whereNull('done_at')
      const due = new Set(endings.map(({ name }) => thingOf(name)))
      for (const { thing } of open) if (!due.has(thing)) await waitFor(thing, null, at, trx)
      for (const { name, lastDay } of endings) {
        const { label } = labelOf(name)
        const of = { id: null, land, authorityId, recipientId: null, title: label, fileNumber: null }
        await waitFor(thingOf(name), { kind: 'prolong_rule', of, dueOn: lastDay, facts: { land } }, at, trx)
      }
    })
  }
}
