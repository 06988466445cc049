import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock, { dayOf } from '#core/calendar/clock'
import { reasonAgainst } from '#core/http/sentences'
import Money from '#core/money/money'
import { negativeChecks } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { roomFor } from '#budgets/domain/reservations'
import { standingsOf } from '#budgets/queries/line_standing'
import { announcementWords } from '#decisions/domain/announcement_words'
import type Application from '#applications/models/application'
import { thawed } from '#decisions/domain/notice_facts'
import { assertMaySign } from '#decisions/domain/proposal'
import type Decision from '#decisions/models/decision'
import { budgetObstacles } from '#decisions/queries/budget_obstacles'
import { whyNotByPost, whyNotGoOn } from '#decisions/queries/pass_gate'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { signatureLimit } from '#decisions/domain/limits'
import { casePage } from '#cases/controllers/case_page'
import type { CaseFile } from '#cases/queries/case_file'

/** The decision of a file: what it says, who signs, how it reached its addressee; earlier ones below. */
@inject()
export default class CaseNoticesController {
  constructor(private clock: Clock) {}

  show(ctx: HttpContext) {
    return casePage(ctx, 'notice', async (file) => {
      const { decision, decisions } = file
      await decision?.load((loader) =>
        loader.load('noticeDocument').load('tranches', (tranches) => tranches.preload('budgetLine').orderBy('year'))
      )
      return {
        budget: decision ? await this.budgetOf(decision) : [],
        deductions: decision ? thawed(decision.noticeFacts).deductions : [],
        before: decision?.noticeFacts.before ? Money.parse(decision.noticeFacts.before.amount) : null,
        earlier: decisions.slice(1),
        announcement: decision && this.announcementOf(decision),
        ...(await this.whatMayBeDone(ctx, file)),
        ...(await this.whatSpeaksAgainst(ctx, file)),
      }
    })
  }

  private announcementOf({ announcement, dispatchedAt, retrievableUntil, is }: Decision): string | null {
    return dispatchedAt && announcementWords(announcement, retrievableUntil, this.clock.today(), is.remedy)
  }

  private async whatMayBeDone({ bouncer, office }: HttpContext, { application, decision, version, waiting }: CaseFile) {
    const policy = bouncer.with('DecisionPolicy')
    const may = async (act: 'cosign' | 'sign' | 'return' | 'dispatch' | 'draft' | 'propose', possible: unknown) =>
      Boolean(possible) && (await policy.allows(act, application))
    return {
      mayCosign: await may('cosign', decision?.may('cosign') && decision.cosignatureRequired),
      maySign: await may('sign', decision?.may('sign')),
      mayReturn: await may('return', decision?.may('return')),
      mayDispatch: await may('dispatch', decision?.may('dispatch')),
      mayRecord: await may('dispatch', decision?.dispatchedAt && !decision.announcement),
      mayRecall: await may('sign', decision?.may('recall') && !decision.announcement),
      isAddressee: office!.isRecipient && office!.id === application.recipientId,
      mayRetrieve: waiting !== null && (await policy.allows('retrieve', application, waiting)),
      mayDraft: await may('draft', decision && !decision.signedAt),
      mayAmend: await may('propose', version?.validFrom && decision?.announcement),
    }
  }

  private async whatSpeaksAgainst({ auth }: HttpContext, { application, decision, inside }: CaseFile) {
    const today = this.clock.today()
    const mayNotGoOn = decision && inside && !decision.announcement ? whyNotGoOn(decision, today) : []
    if (!decision || decision.signedAt || !inside) {
      const ways = decision?.signedAt && mayNotGoOn.length === 0 ? this.waysLeft(decision, application) : {}
      return { negative: [], whyNotSign: null, obstacle: null, mayNotGoOn, notTomorrow: [], notByPost: [], ...ways }
    }
    const record = await ReviewRecord.findBy('application_id', application.id)
    return {
      negative: negativeChecks(record?.answers ?? {}),
      whyNotSign: reasonAgainst(() =>
        assertMaySign(decision, auth.user!.id, signatureLimit(rulebookOf(decision.land), today))
      ),
      obstacle: (await budgetObstacles([decision], today)).get(decision.id) ?? mayNotGoOn.at(0) ?? null,
      mayNotGoOn,
    }
  }

  /** What of the ways out a notice may still go today: retrieved it takes effect tomorrow, posted some days later. */
  private waysLeft(decision: Decision, { submittedAt }: Application) {
    const today = this.clock.today()
    return {
      notTomorrow: whyNotGoOn(decision, today.plusDays(1)),
      notByPost: whyNotByPost(decision, dayOf(submittedAt!), today),
    }
  }

  private async budgetOf(decision: Decision) {
    const thisYear = this.clock.today().year
    const lines = new Map(decision.tranches.map(({ budgetLineId, budgetLine }) => [budgetLineId, budgetLine]))
    const standings = await standingsOf([...lines.values()])
    return decision.tranches.map((tranche) => {
      const { year, amount, budgetLineId } = tranche
      const standing = standings.get(budgetLineId)!
      const free = roomFor(standing, thisYear, year)
      return {
        tranche,
        free,
        isOver: year < thisYear,
        authorised: year > thisYear,
        short: !decision.signedAt && decision.grants && amount.exceeds(free),
      }
    })
  }
}
