import { inject } from '@adonisjs/core'
import type { Upload } from '#core/http/uploads'
import Clock, { momentOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import { recipientsEverOf } from '#identity/queries/recipients_of'
import type User from '#identity/models/user'
import type Call from '#programmes/models/call'
import AttachDocument from '#applications/actions/attach_document'
import StartApplication from '#applications/actions/start_application'
import { PAPER_SLOT } from '#applications/domain/paper'
import type Application from '#applications/models/application'

const LONG_TIME = '00:00'.length

/** An application that came on paper: begun with the moment of its receipt and its scan, typed in afterwards. */
@inject()
export default class TypeInPaper {
  constructor(
    private clock: Clock,
    private store: DocumentStore,
    private start: StartApplication,
    private attach: AttachDocument
  ) {}

  /** `at.time` as the stamp has it, "14:30". @throws Refusal applications.received_later, applications.officer_involved, applications.typed_in_already, documents.*, as StartApplication */
  async handle(
    call: Call,
    recipientId: number,
    at: { day: Day; time: string },
    scan: Upload,
    by: User
  ): Promise<Application> {
    const receivedAt = momentOf(at.day, at.time.replace('.', ':').padStart(LONG_TIME, '0'))
    if (receivedAt > this.clock.now()) throw new Refusal('applications.received_later', {}, 'received_on')
    const involved = await recipientsEverOf(by)
    if (involved.includes(recipientId)) throw new Refusal('applications.officer_involved', {}, 'recipient')
    // refused before anything is begun
    const { fileName } = await this.store.upload(scan)
    const { application, isNew } = await this.start.handle(call, recipientId, by, receivedAt)
    if (!isNew) throw new Refusal('applications.typed_in_already', { file: fileName }, 'recipient')
    await this.attach.upload(application.id, PAPER_SLOT.key, scan, by)
    return application
  }
}
