import { ApplicationSectionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'

/** What was typed into one section, as it was typed. */
export default class ApplicationSection extends ApplicationSectionSchema {
  declare data: Answers
}
