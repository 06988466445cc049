import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { parseGermanDay } from '#core/calendar/german_dates'
import { fieldErrors } from '#core/http/forms'
import RecordBaseRate from '#financing/actions/record_base_rate'
import { nextHalfYear, percentOf, readBasisPoints } from '#financing/domain/base_rates'
import BaseRateEntry from '#financing/models/base_rate_entry'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'

const rateValidator = vine.create({
  gilt_ab: vine.string().trim().maxLength(20).optional(),
  satz: vine.string().trim().maxLength(20).optional(),
  fundstelle: vine.string().trim().maxLength(190).optional(),
})

const LEAST_SOURCE = 5

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

  async store(ctx: HttpContext) {
    const { auth, office, request, response, session } = ctx
    const { gilt_ab: day = '', satz = '', fundstelle = '' } = await request.validateUsing(rateValidator)
    const [validFrom, basisPoints] = [parseGermanDay(day), readBasisPoints(satz)]
    const wrong = {
      ...(validFrom ? {} : { gilt_ab: `„${day}“ ist kein Datum. Schreiben Sie zum Beispiel 01.01.2027.` }),
      ...(basisPoints === null ? { satz: `„${satz}“ ist kein Zinssatz. Schreiben Sie zum Beispiel 1,52.` } : {}),
      ...(fundstelle.length < LEAST_SOURCE ? { fundstelle: 'Nennen Sie die Bekanntmachung und ihren Tag.' } : {}),
    }
    if (!validFrom || basisPoints === null || Object.keys(wrong).length) {
      session.flashAll()
      fieldErrors(ctx, wrong)
      return response.redirect().back()
    }
    await this.record.handle({ validFrom, basisPoints, source: fundstelle }, office!.land, auth.getUserOrFail())
    session.flash('success', 'financing.base_rate_recorded')
    return response.redirect().toRoute('base_rates.index')
  }
}
