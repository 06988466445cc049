import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { printableText } from '#core/http/text'
import { notFound } from '#core/http/not_found'
import Refusal from '#core/refusal'
import { typed, typedIfAny } from '#forms/validators/typed'
import { labelOf } from '#tenancy/domain/rule_labels'
import { type RuleName, rulesOn } from '#tenancy/domain/rulebook'
import { standardText } from '#tenancy/domain/standard_text'
import { standardTexts } from '#tenancy/queries/standard_texts'
import { rulebookOf } from '#tenancy/rulebooks/index'
import EnterRules from '#law/actions/enter_rules'
import { endingRules, fieldsOf, firstDay, isWording, readValue, typedValues } from '#law/domain/entered_rule'
import RuleEntry from '#law/models/rule_entry'
import { type OpenRule, openRules } from '#law/queries/open_rules'

const AHEAD_DAYS = 90
const DOCUMENT = { document: printableText().minLength(5).maxLength(190), document_dated: typed('day') }
const listValidator = vine.create({ names: vine.array(printableText().maxLength(60)).maxLength(300), ...DOCUMENT })
const ruleValidator = vine.create({
  valid_from: typed('day'),
  valid_to: typedIfAny('day'),
  source: printableText().minLength(5).maxLength(190),
  ...DOCUMENT,
})

/** What a Land's people enter of their law: rules confirmed in one list with one document, or one prolonged or replaced. */
@inject()
export default class RuleEntriesController {
  constructor(
    private clock: Clock,
    private enter: EnterRules
  ) {}

  async index(ctx: HttpContext) {
    const { auth, office, request, view } = ctx
    if (!isOwn(ctx)) return notFound(ctx)
    const { land } = office!
    const entries = await RuleEntry.query()
      .where('land', land)
      .preload('enterer')
      .preload('confirmer')
      .preload('withdrawer')
      .orderBy('id', 'desc')
    return view.render('law/entries', {
      land: land.toLowerCase(),
      all: request.input('auswahl') === 'alle',
      rulebook: rulebookOf(land),
      waiting: entries.filter(({ waiting }) => waiting),
      ended: entries.filter(({ waiting }) => !waiting),
      endings: endingRules(rulebookOf(land), this.clock.today(), AHEAD_DAYS),
      open: openRules(rulebookOf(land), this.clock.today(), entries),
      mayEnter: office!.holds('head_of_unit', 'programme_manager'),
      mayConfirm: office!.holds('head_of_unit'),
      mayReadFiles: office!.holds('head_of_unit', 'auditor_external'),
      own: (entry: RuleEntry) => entry.enteredBy === auth.user!.id,
    })
  }

  /** Rules confirmed as they stand. */
  async store(ctx: HttpContext) {
    const { auth, office, request, response, session } = ctx
    if (!isOwn(ctx)) return notFound(ctx)
    const { names, document, document_dated: documentDated } = await request.validateUsing(listValidator)
    const { land } = office!
    const known = await RuleEntry.query().where('land', land)
    const chosen = openRules(rulebookOf(land), this.clock.today(), known).filter(
      ({ name, isSampleText }) => names.includes(name) && !isSampleText
    )
    if (chosen.length < new Set(names).size) throw new Refusal('law.nothing_chosen', {}, 'names')
    const rules = chosen.map((rule) => ({ ...asItStands(rule), document, documentDated }))
    await this.enter.handle(land, rules, auth.getUserOrFail())
    session.flash('success', 'law.entered')
    return response.redirect().toRoute('rule_entries.index', [land.toLowerCase()])
  }

  async edit(ctx: HttpContext) {
    const { office, params, view } = ctx
    const rulebook = rulebookOf(office!.land)
    if (!isOwn(ctx) || !Object.hasOwn(rulebook.rules, params.name)) return notFound(ctx)
    const name = params.name as RuleName
    const rules = rulesOn(rulebook, this.clock.today())
    const { validTo, source } = rules.sources[name]
    const { label, show } = labelOf(name)
    return view.render('law/rule', {
      land: rulebook.land.toLowerCase(),
      rulebook,
      name,
      label,
      shown: show(rules.values[name] as never),
      source,
      validTo: validTo && germanDay(Day.parse(validTo)),
      follows: validTo ? germanDay(Day.parse(validTo).plusDays(1)) : '',
      fields: fieldsOf(name),
      typed: await this.typedOf(name, rules.values[name]),
      isWording: isWording(name),
    })
  }

  /** What stands in the field of a rule: its value, or the text that it names. */
  private async typedOf(name: RuleName, value: unknown): Promise<Record<string, string>> {
    if (!isWording(name)) return typedValues(name, value)
    return { value: (await standardTexts([String(value)])).get(String(value)) ?? '' }
  }

  /** One rule prolonged or replaced. */
  async update(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const { land } = office!
    const rulebook = rulebookOf(land)
    if (!isOwn(ctx) || !Object.hasOwn(rulebook.rules, params.name)) return notFound(ctx)
    const name = params.name as RuleName
    const typedRule = await request.validateUsing(ruleValidator)
    const { valid_from: validFrom, valid_to: validTo, source, document, document_dated: documentDated } = typedRule
    const read = readValue(name, request.body())
    const text = isWording(name) ? standardText(String(read)) : undefined
    const rule = {
      name,
      value: text?.sha256 ?? read,
      text,
      validFrom,
      validTo: validTo ?? null,
      source,
      document,
      documentDated,
    }
    await this.enter.handle(land, [rule], auth.getUserOrFail())
    session.flash('success', 'law.entered')
    return response.redirect().toRoute('rule_entries.index', [land.toLowerCase()])
  }
}

/** The law of another Land is read, not written. */
function isOwn({ office, params }: HttpContext): boolean {
  return office!.land.toLowerCase() === params.land
}

function asItStands({ name, value, origin }: OpenRule) {
  const { validFrom, validTo, source } = origin
  return {
    name,
    value,
    source,
    validFrom: firstDay(validFrom),
    validTo: validTo === null ? null : Day.parse(validTo),
  }
}
