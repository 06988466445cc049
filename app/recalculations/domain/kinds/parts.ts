import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { procurementCorrection, recoveryForEarlyEnd, reductionByFunder } from '#financing/domain/corrections'
import { drawdownAfterOwnMeans, drawdownByShare, retained } from '#financing/domain/drawdown'
import { eligibleOf, overheadOn } from '#financing/domain/eligible_expenditure'
import { worthOfPost } from '#financing/domain/proration'
import type { Calculation } from '#recalculations/domain/calculation'
import { InvalidTask } from '#recalculations/domain/task_reader'
import { euros } from '#core/money/german_money'
import { RULES } from '#financing/domain/rules'

/** What of direct expenditure is eligible: less input tax, plus the lump sum for overheads. */
export const expenditure: Calculation = (task) => {
  const deducts = task.flag('deducts_input_tax', false)
  const direct = eligibleOf(task.money('direct'), deducts ? task.rate('vat_rate') : Fraction.of(0), deducts)
  if (!task.has('overhead_rate')) return { result: { eligible: String(direct.amount) }, steps: direct.steps }
  const overhead = overheadOn(direct.amount, task.rate('overhead_rate'))
  const eligible = direct.amount.plus(overhead.amount)
  const text = `${euros(direct.amount)} + ${euros(overhead.amount)}`
  const sum = { text, result: euros(eligible), ...RULES.overhead }
  return {
    result: { eligible: String(eligible), overhead: String(overhead.amount) },
    steps: [...direct.steps, ...overhead.steps, sum],
  }
}

/** A fixed sum for a post that was filled in part of a year, by months or by days of that year. */
export const postShare: Calculation = (task) => {
  const [amount, part] = [task.money('amount'), task.fraction('fte')]
  if (task.has('months')) {
    const months = task.decimal('months')
    if (months.exceeds(Fraction.of(12))) throw new InvalidTask('months', 'Ein Jahr hat zwölf Monate.')
    const { amount: worth, steps } = worthOfPost(amount, part, { months })
    return { result: { worth: String(worth) }, steps }
  }
  const [days, year] = [task.count('days'), task.count('year')]
  if (year > 9999) throw new InvalidTask('year', 'Das ist kein Jahr.')
  const { daysInYear } = Day.of(year, 1, 1)
  if (days > daysInYear) throw new InvalidTask('days', `Das Jahr hat ${daysInYear} Tage.`)
  const { amount: worth, steps } = worthOfPost(amount, part, { days, daysInYear })
  return { result: { worth: String(worth) }, steps }
}

/** What may be called for the payments due within the window of timely use. */
export const drawdown: Calculation = (task) => {
  const financing = task.choice('financing', ['share', 'deficit'])
  const need = task.money('need')
  const { amount, steps } =
    financing === 'share'
      ? drawdownByShare(need, task.rate('rate'))
      : drawdownAfterOwnMeans(need, task.has('own_left') ? task.money('own_left') : Money.ZERO)
  return { result: { payable: String(amount) }, steps }
}

/** What is kept back until the use is proved, and what may be paid before. */
export const retention: Calculation = (task) => {
  const granted = task.money('granted')
  const { amount, steps } = retained(granted, task.rate('percent'))
  return { result: { retained: String(amount), payable: String(granted.minus(amount)) }, steps }
}

/** What is paid back where a thing is given up before its time. */
export const purposeBinding: Calculation = (task) => {
  const { amount, steps } = recoveryForEarlyEnd(
    task.money('grant'),
    task.count('binding_months'),
    task.count('used_months', 0)
  )
  return { result: { recovery: String(amount) }, steps }
}

/** What a breach of procurement law costs. */
export const procurement: Calculation = (task) => {
  const { amount, steps } = procurementCorrection(task.money('contract'), task.rate('correction'), task.rate('rate'))
  return { result: { reduction: String(amount) }, steps }
}

/** How several public funders share a reduction. */
export const funders: Calculation = (task) => {
  const grants = task.entries('funders').map((funder) => funder.money('grant'))
  if (grants.every(({ isZero }) => isZero))
    throw new InvalidTask('funders', 'Mindestens eine Zuwendung muss größer als null sein.')
  const { shares, steps } = reductionByFunder(task.money('reduction'), grants)
  return { result: { shares: shares.map(String) }, steps }
}
