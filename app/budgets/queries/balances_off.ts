import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ownOf } from '#core/own'
import Money from '#core/money/money'
import { euros } from '#core/money/german_money'
import { FRAME_KINDS } from '#budgets/domain/ledger'
import AuthorisationBalance from '#budgets/models/authorisation_balance'
import BudgetBalance from '#budgets/models/budget_balance'
import BudgetLine from '#budgets/models/budget_line'

type Sum = { kind: string; year: number; decided_in: number; total: string | number }
/** What a total is made of: kinds that add to it and kinds that take from it. */
type Made = readonly [name: string, plus: readonly string[], minus?: readonly string[]]

const OF_YEAR: readonly Made[] = [
  ['disposable', FRAME_KINDS],
  ['reserved', ['reservation']],
  ['committed', ['commitment']],
  ['paid', ['payment'], ['repayment']],
  ['income', ['income']],
]
const NAMES: Record<string, string> = {
  disposable: 'verfügbar',
  reserved: 'vorgemerkt',
  committed: 'gebunden',
  paid: 'ausgezahlt',
  income: 'Einnahmen',
}

/** Where the running totals of a line are not what its postings add up to, in words. Locks the line, as every posting does. */
export async function balancesOff(lineId: number, trx: TransactionClientContract): Promise<string[]> {
  await BudgetLine.locked(lineId, trx)
  const sums: Sum[] = await trx
    .from('budget_postings')
    .where('budget_line_id', lineId)
    .groupBy('kind', 'year', 'decided_in')
    .select('kind', 'year', 'decided_in')
    .sum('amount as total')
  const years = await BudgetBalance.query({ client: trx }).where('budget_line_id', lineId)
  const maturities = await AuthorisationBalance.query({ client: trx }).where('budget_line_id', lineId)
  return [
    ...withoutTotal(sums, new Set(years.map(({ year }) => year))),
    ...years.flatMap((balance) => {
      const ofYear = sums.filter(({ year }) => Number(year) === balance.year)
      return OF_YEAR.flatMap(([name, plus, minus = []]) => {
        const stated = balance[name as 'paid']
        const posted = added(ofYear, plus).minus(added(ofYear, minus))
        return difference(`${balance.year}, ${ownOf(NAMES, name)}`, stated, posted)
      })
    }),
    ...maturities.flatMap(({ decidedIn, maturesIn, voted, committed }) => {
      const own = sums.filter((sum) => Number(sum.year) === maturesIn && Number(sum.decided_in) === decidedIn)
      const name = `Verpflichtungsermächtigung ${decidedIn} für ${maturesIn}`
      return [
        ...difference(name, voted, added(own, ['authorisation'])),
        ...difference(`${name}, gebunden`, committed, added(own, ['commitment'])),
      ]
    }),
  ]
}

function withoutTotal(sums: readonly Sum[], known: ReadonlySet<number>): string[] {
  const missing = new Set(sums.map(({ year }) => Number(year)).filter((year) => !known.has(year)))
  return [...missing].map((year) => `${year}: Es gibt Buchungen, aber keinen Stand.`)
}

function added(sums: readonly Sum[], kinds: readonly string[]): Money {
  return Money.sum(sums.filter(({ kind }) => kinds.includes(kind)).map(({ total }) => Money.cents(Number(total))))
}

function difference(name: string, stated: Money, posted: Money): string[] {
  if (stated.equals(posted)) return []
  return [`${name}: Es stehen ${euros(stated)}, gebucht sind ${euros(posted)}.`]
}
