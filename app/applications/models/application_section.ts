import { ApplicationSectionSchema } from '#database/schema'

/** What was typed into one section, as it was typed. */
export default class ApplicationSection extends ApplicationSectionSchema {
  declare data: Record<string, string>
}
