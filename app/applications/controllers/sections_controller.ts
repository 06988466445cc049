import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import { Clashed, clashesAt, revisionOfReturned } from '#core/http/clash'
import { sentencesByInput } from '#core/http/forms'
import { sentenceFor } from '#core/http/sentences'
import Busy from '#core/persistence/busy'
import Refusal from '#core/refusal'
import { notFound } from '#core/http/not_found'
import User from '#identity/models/user'
import Recipient from '#register/models/recipient'
import type { SupplementItem } from '#applications/domain/supplement_items'
import SupplementRequest from '#applications/models/supplement_request'
import SaveSection from '#applications/actions/save_section'
import { answersIn } from '#forms/domain/form'
import { withResults } from '#forms/domain/results'
import { inputsOf } from '#forms/domain/merge'
import { resolutionSlots } from '#applications/domain/partner_slots'
import { isAwaited, standingWords } from '#applications/domain/partner_share'
import { readPlan } from '#applications/domain/plan_grid'
import { breakdownOf } from '#applications/domain/plan_lines'
import { planRows } from '#applications/domain/plan_rows'
import { sectionOf, sectionOfKind, typedIn } from '#applications/domain/section_context'
import { changedBy, freshPlan, freshResults, lineOf, opened } from '#applications/controllers/plan_acts'
import { TAKEN_OVER, nextOpen } from '#applications/domain/completeness'
import { SECTION_KINDS, partsOf } from '#applications/domain/section_kinds'
import { standingOfSection } from '#applications/queries/section_history'
import Application from '#applications/models/application'
import MasterDocument from '#applications/models/master_document'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { type Section, slotsIn } from '#programmes/domain/definition'

const saveValidator = vine.create({
  revision: vine.number().min(0).withoutDecimals(),
  then: vine
    .string()
    .regex(/^(stay|list|next|balance|autosave|line:[A-Z0-9_-]{1,40})$/)
    .optional(),
})

export default class SectionsController {
  @inject()
  async edit(ctx: HttpContext, clock: Clock) {
    const { office, params, bouncer, view, session, request } = ctx
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const reading = await readDraft(application)
    const section = sectionOf(reading.definition, params.section)
    if (!section) return notFound(ctx)
    if (!application.isEditable) return ctx.response.redirect().toRoute('cases.show', [application.id])

    const parts = partsOf(section, reading.context).map((part) => opened(part, request.input('zeile')))
    const { problems: all, state } = reading.sections.find((candidate) => candidate.section.key === section.key)!
    const opens = request.input('zeile')
    // a line that was just opened has no name yet
    const isNew = (input: string) => opens && input.startsWith('label_')
    const problems = all.filter(({ input }) => input !== TAKEN_OVER && !isNew(input))
    const conflicting = session.flashMessages.has('revision')
      ? answersIn(parts, session.flashMessages.all() ?? {})
      : null
    const saved = application.sections.find((row) => row.section === section.key)
    const asked = await askedIn(section, application)
    const hasClash = Object.keys(clashesAt(ctx)).length > 0
    return view.render(`applications/sections/${SECTION_KINDS[section.kind].page ?? 'parts'}`, {
      ...reading,
      asked,
      // two texts at one place are decided by a person
      isReturned: conflicting !== null,
      isTakenOver: all.some(({ input }) => input === TAKEN_OVER),
      opened: opens,
      section,
      parts,
      // what a refused save had typed comes back; else what was saved last
      answers: conflicting ? withResults(parts, conflicting) : typedIn(reading.context, section),
      problems: state === 'open' || hasClash ? [] : problems,
      problemAt: { ...sentencesByInput(state === 'open' ? [] : problems), ...clashesAt(ctx) },
      revision: revisionOfReturned(ctx) ?? saved?.revision ?? 0,
      saved: saved && (await standingOfSection(saved, ctx.auth.user!, clock.now())),
      place: placeOf(section, reading.definition),
      ...(await this.extras(section, reading)),
    })
  }

  @inject()
  async update(ctx: HttpContext, saveSection: SaveSection) {
    const { auth, office, params, request, response, bouncer, session } = ctx
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { revision, then = 'list' } = await request.validateUsing(saveValidator)
    if (then === 'autosave') return this.autosave(ctx, application, revision, saveSection)
    const sent = await changedBy(then, application, params.section, request.body())
    await saveSection.handle(application.id, params.section, sent, revision, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    const line = lineOf(then)
    if (then === 'stay' || then === 'balance' || line)
      return response
        .redirect()
        .withQs(line ? { zeile: line } : {})
        .toRoute('sections.edit', [application.id, params.section])
    const next = then === 'next' ? nextOpen(params.section, (await readDraft(application)).sections) : undefined
    return next
      ? response.redirect().toRoute('sections.edit', [application.id, next.key])
      : response.redirect().toRoute('applications.show', [application.id])
  }

  /**
   * What a page saves by itself while somebody types: answered with the version that it goes on from, and with what others
   * wrote in the meantime. Where both wrote the same place nothing is saved, and the page says so.
   */
  private async autosave(ctx: HttpContext, application: Application, revision: number, saveSection: SaveSection) {
    const { auth, params, request, response } = ctx
    const by = auth.getUserOrFail()
    try {
      await saveSection.handle(application.id, params.section, request.body(), revision, by, { looked: false })
    } catch (error) {
      if (error instanceof Clashed) return response.status(409).json({ words: CLASHED })
      if (error instanceof Refusal) return response.status(409).json({ words: sentenceFor(error) })
      if (error instanceof Busy) return response.status(503).json({ words: NOT_NOW })
      throw error
    }
    const { context, definition } = await readDraft(application)
    const section = sectionOf(definition, params.section)!
    const parts = partsOf(section, context)
    const saved = application.sections.find((row) => row.section === section.key)
    if (!saved) return response.status(409).json({ words: NOT_NOW })
    const [kept, sent] = [saved.data, answersIn(parts, request.body())].map((answers) => inputsOf(parts, answers))
    const inputs = [...new Set([...kept.keys(), ...sent.keys()])]
    const others = inputs
      .map((input): [string, string] => [input, kept.get(input) ?? ''])
      .filter(([input, text]) => (sent.get(input) ?? '') !== text)
    const name = (await User.find(saved.savedBy))?.name
    const words = `Gespeichert am ${germanInstant(saved.savedAt)}${name ? ` von ${name}` : ''}.`
    const fresh =
      section.kind === 'plan'
        ? await freshPlan(ctx, readPlan(context), definition)
        : freshResults(parts, typedIn(context, section))
    return response.json({ revision: saved.revision, others: Object.fromEntries(others), words, fresh })
  }

  private async extras(section: Section, { context, application, sections }: DraftReading) {
    if (section.kind === 'plan')
      return {
        plan: readPlan(context),
        rows: planRows(context),
        below: breakdownOf(context),
        // rows that lack something are not counted with
        posts: sections.find(
          (one) =>
            one.section.kind === 'posts' &&
            one.state === 'in_progress' &&
            one.problems.some(({ input }) => input !== TAKEN_OVER)
        ),
      }
    const slots = slotsIn(section, context.definition.attachments)
    if (section.kind === 'attachments' || slots.length)
      return {
        slots,
        resolutionSlots: section.kind === 'attachments' ? resolutionSlots(application.partners) : [],
        papers: application.isOnPaper ? [] : await MasterDocument.of(application.recipientId),
      }
    if (section.kind === 'partners') {
      const taken = [application.recipientId, ...application.partners.map(({ recipientId }) => recipientId)]
      return {
        mayOfferLead: application.status === 'draft' && !application.isOnPaper && !application.call.expressionClosesAt,
        standings: Object.fromEntries(context.partners.map((partner) => [partner.id, standingWords(context, partner)])),
        hasPlan: sectionOfKind(context.definition, 'plan') !== null,
        waiting: context.partners.some((partner) => isAwaited(context, partner)),
        candidates: await Recipient.query()
          .where('land', application.land)
          .whereNotIn('id', taken)
          .orderBy('sort_name'),
      }
    }
    return {}
  }
}

const NOT_NOW = 'Noch nicht gespeichert. Bitte speichern Sie den Abschnitt.'
const CLASHED =
  'Noch nicht gespeichert: Jemand anderes hat an derselben Stelle etwas anderes eingetragen. Beim Speichern sehen Sie beide Texte.'

/** Which of how many sections it is. */
function placeOf({ key }: Section, { sections }: DraftReading['definition']): string {
  return `Abschnitt ${sections.findIndex((one) => one.key === key) + 1} von ${sections.length}`
}

/** What of an open request for supplements is to be entered in a section. */
async function askedIn({ key }: Section, { id, status }: Application): Promise<SupplementItem[]> {
  if (status !== 'supplement_requested') return []
  const newest = await SupplementRequest.newestOf(id).first()
  return newest && !newest.answeredAt ? newest.items.filter((item) => item.section === key) : []
}
