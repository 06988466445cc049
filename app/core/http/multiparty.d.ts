declare module '@poppinss/multiparty' {
  import type { EventEmitter } from 'node:events'
  import type { IncomingMessage } from 'node:http'
  import type { Readable } from 'node:stream'

  export type Part = Readable & { name?: string; filename?: string }

  export class Form extends EventEmitter {
    constructor(limits: { maxFields: number; maxFieldsSize: number })
    parse(request: IncomingMessage): void
    on(event: 'part', listener: (part: Part) => void): this
    on(event: 'field', listener: (name: string, value: string) => void): this
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'close', listener: () => void): this
  }

  const multiparty: { Form: typeof Form }
  export default multiparty
}
