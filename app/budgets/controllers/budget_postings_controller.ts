import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import Money from '#core/money/money'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { typed } from '#forms/validators/typed'
import EnterPosting from '#budgets/actions/enter_posting'
import { ENTERED_KINDS, signedAmount } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'

const budgetYear = () => vine.number().withoutDecimals().range([2000, 2100])
const postingValidator = vine.create({
  kind: vine.enum(ENTERED_KINDS),
  year: budgetYear(),
  decided_in: budgetYear(),
  amount: typed('signed_money'),
  // one letter repeated is no reason
  text: printableText()
    .minLength(10)
    .maxLength(250)
    .regex(/(.)(?!\1)./),
  document: printableText().minLength(3).maxLength(60),
  counterpart: vine.number().positive().withoutDecimals().optional(),
})

@inject()
export default class BudgetPostingsController {
  constructor(
    private clock: Clock,
    private enterPosting: EnterPosting
  ) {}

  async create({ office, params, view }: HttpContext) {
    const line = await this.find(office!.land, params.id)
    const others = await BudgetLine.query()
      .where('land', line.land)
      .whereNot('id', line.id)
      .orderBy('chapter')
      .orderBy('item')
    return view.render('budgets/posting', {
      line,
      kinds: ENTERED_KINDS,
      thisYear: this.clock.today().year,
      limit: Money.cents(ruleOn(rulebookOf(line.land).rules, 'secondPersonFromCents', this.clock.today()).value),
      others: others.map(({ id, address, name }) => ({ value: String(id), label: `${address}, ${name}` })),
    })
  }

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const line = await this.find(office!.land, params.id)
    const entry = await request.validateUsing(postingValidator)
    const { kind, year, text, document, counterpart: counterpartLineId, decided_in: decidedIn } = entry
    // what changes a year's frame stands in that year's budget; only an authorisation is voted in an earlier one
    const votedIn = kind === 'authorisation' ? decidedIn : year
    const amount = signedAmount(kind, entry.amount)
    const posting = { kind, year, decidedIn: votedIn, amount, text, document, counterpartLineId }
    const waits = await this.enterPosting.handle(line.id, posting, auth.getUserOrFail())
    session.flash('success', waits ? 'budgets.posting_entered' : 'budgets.posted')
    return response.redirect().toRoute('budget_lines.show', [line.id])
  }

  private find(land: string, id: number) {
    return BudgetLine.query().where({ land, id }).firstOrFail()
  }
}
