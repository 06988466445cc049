import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { typed } from '#forms/validators/typed'
import ProposeDraft from '#programmes/actions/propose_draft'
import { draftOf } from '#programmes/queries/draft_of'

const proposalValidator = vine.create({
  revision: vine.number().withoutDecimals(),
  valid_from: typed('day'),
  offered: vine.literal('1').optional(),
})

@inject()
export default class DraftProposalsController {
  constructor(private propose: ProposeDraft) {}

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const { id } = await draftOf(office!, params.draft_id)
    const { revision, valid_from: validFrom, offered } = await request.validateUsing(proposalValidator)
    await this.propose.handle({ id, revision }, validFrom, auth.getUserOrFail(), { offered: offered === '1' })
    session.flash('success', 'programmes.proposed')
    return response.redirect().toRoute('programme_drafts.show', [id])
  }
}
