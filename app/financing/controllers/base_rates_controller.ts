import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { printableText } from '#core/http/text'
import { typed } from '#forms/validators/typed'
import RecordBaseRate from '#financing/actions/record_base_rate'
import { nextHalfYear, percentOf, readBasisPoints } from '#financing/domain/base_rates'
import BaseRateEntry from '#financing/models/base_rate_entry'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'

const LEAST_SOURCE = 5

const isBaseRate = vine.createRule((text: unknown, _options: undefined, context: FieldContext) => {
  if (typeof text === 'string' && readBasisPoints(text) === null)
    context.report(`„${text}“ ist kein Zinssatz. Schreiben Sie zum Beispiel 1,52.`, 'typed', context)
})

const rateValidator = vine.create({
  gilt_ab: typed('day'),
  satz: vine
    .string()
    .trim()
    .maxLength(20)
    .use(isBaseRate())
    .transform((text) => readBasisPoints(text)!),
  fundstelle: printableText().minLength(LEAST_SOURCE).maxLength(190),
})

/** The base rates (§ 247 BGB) with which interest is computed; the administrator of a Land adds the next one. */
@inject()
export default class BaseRatesController {
  constructor(private record: RecordBaseRate) {}

  async index({ office, view }: HttpContext) {
    const land = office?.land
    const rates = land ? await baseRatesOf(land) : await shippedBaseRates()
    const own = land
      ? await BaseRateEntry.query()
          .where({ land })
          .preload('recorder')
          .orderBy('valid_from', 'desc')
          .orderBy('id', 'desc')
      : []
    return view.render('financing/base_rates', {
      rates: (await shippedBaseRates()).toReversed(),
      own,
      isReplaced: (entry: BaseRateEntry) =>
        own.some((other) => other.id > entry.id && other.validFrom.equals(entry.validFrom)),
      percentOf,
      next: nextHalfYear(rates),
      mayRecord: office?.holds('admin_technical') ?? false,
    })
  }

  async store({ auth, office, request, response, session }: HttpContext) {
    const { gilt_ab: validFrom, satz: basisPoints, fundstelle } = await request.validateUsing(rateValidator)
    await this.record.handle({ validFrom, basisPoints, source: fundstelle }, office!.land, auth.getUserOrFail())
    session.flash('success', 'financing.base_rate_recorded')
    return response.redirect().toRoute('base_rates.index')
  }
}
