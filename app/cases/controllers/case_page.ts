import type { HttpContext } from '@adonisjs/core/http'
import type { CaseFile } from '#cases/queries/case_file'
import { caseFileOf } from '#cases/queries/case_file'

/** A tab of a case file: its head and what the tab itself shows. */
export async function casePage(
  { office, params, view }: HttpContext,
  tab: string,
  shows: (file: CaseFile) => object | Promise<object>
): Promise<string> {
  const file = await caseFileOf(office!, params.id)
  return view.render(`cases/${tab}`, { ...file, file, tab, ...(await shows(file)) })
}
