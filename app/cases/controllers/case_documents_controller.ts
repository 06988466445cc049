import type { HttpContext } from '@adonisjs/core/http'
import { casePage } from '#cases/controllers/case_page'
import { documentsOf } from '#cases/queries/documents_of'

/** Every document of a file with its hash. */
export default class CaseDocumentsController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'documents', async (file) => ({ documents: await documentsOf(file) }))
  }
}
