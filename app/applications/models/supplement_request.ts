import { SupplementRequestSchema } from '#database/schema'

export default class SupplementRequest extends SupplementRequestSchema {}
