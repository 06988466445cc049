import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import RegisterUnit from '#register/models/register_unit'
import { asksForPlaces, fieldParts } from '#programmes/domain/section_parts'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { SECTION_NAMES, slotsIn } from '#programmes/domain/definition'
import { computedInWords, inShort } from '#programmes/domain/workshop_forms'
import { workshopOf } from '#programmes/queries/workshop'

/** The form of a draft: its sections in their order, and each as an applicant sees it. */
export default class DraftFormsController {
  async show(ctx: HttpContext) {
    const { draft, sections, slots } = (await workshopOf(ctx))!
    const mayWrite = ctx.office!.holds('programme_manager') && draft.may('propose')
    const mayTry = ctx.office!.holds('programme_manager', 'head_of_unit') && !draft.endedAt
    const faults = faultsOfDefinition(draft.content.definition).filter(
      ({ at: [part, , name] }) => part === 'sections' || name === 'section'
    )
    return ctx.view.render('programmes/form', {
      draft,
      sections,
      slots,
      slotsIn,
      mayWrite,
      mayTry,
      faults,
      names: SECTION_NAMES,
      inShort,
      computedInWords,
    })
  }

  async preview(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const { draft, sections, slots, at } = workshop
    const section = sections[at]
    const places = asksForPlaces([section]) ? await RegisterUnit.placesOf(draft.land) : undefined
    const parts = fieldParts(section, places)
    return ctx.view.render('programmes/preview', {
      draft,
      section,
      slots: slotsIn(section, slots),
      place: at + 1,
      of: sections.length,
      parts,
    })
  }
}
