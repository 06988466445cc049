import type { HttpContext } from '@adonisjs/core/http'
import { PROGRAMME_SCHEMA } from '#programmes/domain/programme_schema'

export default class ProgrammeSchemasController {
  show({ response }: HttpContext) {
    return response.type('application/schema+json').send(JSON.stringify(PROGRAMME_SCHEMA, null, 2))
  }
}
