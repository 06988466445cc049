import { dayOf } from '#core/calendar/clock'
import type { Letter } from '#letters/domain/letter'
import { supplementLetter } from '#applications/letters/supplement'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'

/** A request for supplements with its file, and the letter that says it. */
export async function supplementLetterOf(
  requestId: number
): Promise<{ application: Application; request: SupplementRequest; letter: Letter }> {
  const request = await SupplementRequest.query().where('id', requestId).preload('requester').firstOrFail()
  const application = await Application.query()
    .where('id', request.applicationId)
    .preload('recipient')
    .preload('authority')
    .preload('programme')
    .preload('call')
    .firstOrFail()
  const { authority, recipient, call } = application
  const letter = supplementLetter({
    items: request.items,
    request: request.request,
    askedAt: request.requestedAt,
    dueOn: request.dueOn,
    fileNumber: application.fileNumber!,
    programme: application.programme.name,
    title: application.title,
    submittedOn: dayOf(application.submittedAt!),
    onPaper: application.isOnPaper,
    callIsClosed: !call.isOpenAt(request.requestedAt),
    authority,
    recipient,
  })
  return { application, request, letter }
}
