import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Journal from '#journal/journal'
import { casePage } from '#cases/controllers/case_page'

/** The whole trail of a file and whether its chain holds. */
@inject()
export default class CaseJournalsController {
  constructor(private journal: Journal) {}

  show(ctx: HttpContext) {
    return casePage(ctx, 'journal', async ({ application: { journalStream } }) => ({
      entries: await this.journal.entriesOf(journalStream),
      broken: await this.journal.verify(journalStream),
    }))
  }
}
