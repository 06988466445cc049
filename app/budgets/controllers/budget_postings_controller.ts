import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { fieldErrors } from '#core/http/forms'
import { notAnAmount, parseGermanMoney } from '#core/money/german_money'
import PostToBudget from '#budgets/actions/post_to_budget'
import { ENTERED_KINDS, signedAmount } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'

const year = () => vine.number().withoutDecimals().range([2000, 2100])
const postingValidator = vine.create({
  kind: vine.enum(ENTERED_KINDS),
  year: year(),
  decided_in: year(),
  amount: vine.string().trim().maxLength(40),
  text: vine.string().trim().minLength(5).maxLength(250),
})

@inject()
export default class BudgetPostingsController {
  constructor(
    private clock: Clock,
    private postToBudget: PostToBudget
  ) {}

  async create({ office, params, view }: HttpContext) {
    const line = await this.find(office!.land, params.id)
    return view.render('budgets/posting', { line, kinds: ENTERED_KINDS, thisYear: this.clock.today().year })
  }

  async store(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const line = await this.find(office!.land, params.id)
    const typed = await request.validateUsing(postingValidator)
    const amount = parseGermanMoney(typed.amount)
    if (!amount) {
      session.flashAll()
      fieldErrors(ctx, { amount: notAnAmount(typed.amount) })
      return response.redirect().back()
    }
    const { kind, decided_in: decidedIn } = typed
    // what changes a year's frame stands in that year's budget; only an authorisation is voted in an earlier one
    const votedIn = kind === 'authorisation' ? decidedIn : typed.year
    const posting = { kind, year: typed.year, decidedIn: votedIn, amount: signedAmount(kind, amount), text: typed.text }
    await this.postToBudget.handle(line.id, posting, auth.getUserOrFail())
    session.flash('success', 'budgets.posted')
    return response.redirect().toRoute('budget_lines.show', [line.id])
  }

  private find(land: string, id: number) {
    return BudgetLine.query().where({ land, id }).firstOrFail()
  }
}
