import app from '@adonisjs/core/services/app'
import { momentOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import AdviseOnExpression from '#expressions/actions/advise_on_expression'
import BeginExpression from '#expressions/actions/begin_expression'
import FileExpression from '#expressions/actions/file_expression'
import SaveExpression from '#expressions/actions/save_expression'
import Call from '#programmes/models/call'
import type Recipient from '#register/models/recipient'
import AttachDocument from '#applications/actions/attach_document'
import KeepMasterDocument from '#applications/actions/keep_master_document'
import SaveSection from '#applications/actions/save_section'
import StartApplication from '#applications/actions/start_application'
import { PAPER_SLOT } from '#applications/domain/paper'
import type { Cast } from '#database/demo/people'

type Event = { at: string; run: () => Promise<unknown> }
type Made = (title: string, recipient: string, about: string, by: string) => Promise<Uint8Array>

const INTERESTED = [
  {
    town: 'Stadt Wuppertal',
    at: '2027-03-16T10:20',
    title: 'Ankommen im Quartier',
    description:
      'In vier Stadtteilen entstehen offene Anlaufstellen mit Beratung, Sprachcafé und Ehrenamt; Zugewanderte werden von Anfang an beteiligt.',
    model_character: 'Die Anlaufstellen werden von Vereinen und Stadt gemeinsam getragen und ziehen jährlich weiter.',
    expected: '310.000,00',
    with_whom: 'Stadt Remscheid, Stadt Solingen',
    advice: 'Schlüssig; die Trägervereine sind benannt.',
  },
  {
    town: 'Kreis Soest',
    at: '2027-04-08T15:05',
    title: 'Willkommensbus am Hellweg',
    description:
      'Ein Bus bringt Beratung, Sprachmittlung und Behördengänge in vierzehn Gemeinden, jede Woche zur selben Zeit am selben Ort.',
    model_character: 'Mobile Beratung in der Fläche, mit Terminen auch am Abend, gab es im Kreis bisher nicht.',
    expected: '185.500,00',
    advice: 'Guter Ansatz für den ländlichen Raum; Fahrtkosten noch offen.',
  },
  {
    town: 'Stadt Duisburg',
    at: '2027-04-16T17:40',
    title: 'Welcome Desk Innenstadt',
    description:
      'Eine Anlaufstelle im Rathaus, in der Zugewanderte am ersten Tag alle Wege erfahren, in sieben Sprachen und ohne Termin.',
    model_character: 'Ausländerbehörde, Jobcenter und Sprachkursträger beraten an einem Tisch.',
    expected: '240.000,00',
  },
] as const

/** Who is interested in a call of two stages, what came on paper, and what a house keeps at hand. */
export function stageEvents(recipients: readonly Recipient[], cast: Cast, made: Made): Event[] {
  const of = (name: string) => recipients.find((one) => one.name === name)!
  const callOf = (code: string) =>
    Call.query().where('code', code).preload('programme').preload('version').firstOrFail()
  const officer = cast.official('NW', 'case_officer')
  const ids = new Map<string, number>()
  const interested = INTERESTED.flatMap(({ town, at, ...said }): Event[] => {
    const { id } = of(town)
    const by = cast.editor(id)
    const { advice = '', ...answers } = { advice: undefined, ...said }
    const run = async () => {
      const expression = await (await app.container.make(BeginExpression)).handle(await callOf('NW-MVW-2028'), id, by)
      await (await app.container.make(SaveExpression)).handle(expression.id, answers, 0, by)
      await (await app.container.make(FileExpression)).handle(expression.id, { revision: 1 }, by)
      ids.set(town, expression.id)
    }
    const advise = async () =>
      (await app.container.make(AdviseOnExpression)).handle(ids.get(town)!, { advised: true, advice }, officer)
    return [{ at, run }, ...(advice ? [{ at: '2027-04-19T14:10', run: advise }] : [])]
  })
  return [
    ...interested,
    paper(of('Kreis Olpe'), cast, made, callOf),
    ...papersAtHand(of('Stadt Wuppertal'), cast, made),
  ]
}

/** One that came by post and that an officer has begun to type in. */
function paper({ id, name }: Recipient, cast: Cast, made: Made, callOf: (code: string) => Promise<Call>): Event {
  const officer = cast.official('NW', 'case_officer')
  return {
    at: '2027-04-19T09:30',
    run: async () => {
      const received = momentOf(Day.parse('2027-04-16'), '14:30')
      const start = await app.container.make(StartApplication)
      const { application } = await start.handle(await callOf('NW-KI-2027'), id, officer, received)
      const bytes = await made('Antrag auf Papier', name, 'Kommunales Integrationszentrum', name)
      const attach = await app.container.make(AttachDocument)
      await attach.bytes(application.id, PAPER_SLOT.key, { name: 'Papierantrag_Olpe.pdf', bytes }, officer)
      const save = await app.container.make(SaveSection)
      const typed = { contact_name: 'Petra Beispiel', contact_phone: '02761 81-0', delivery: 'post' }
      await save.handle(application.id, 'antragsteller', typed, 0, officer)
    },
  }
}

function papersAtHand({ id, name }: Recipient, cast: Cast, made: Made): Event[] {
  const by = cast.editor(id)
  return (
    [
      ['resolution', 'Ratsbeschluss zur Integrationsarbeit', '2026-11-23'],
      ['concept', 'Integrationskonzept', '2023-05-08'],
    ] as const
  ).map(([kind, title, dated], index): Event => ({
    at: `2027-03-01T10:1${index}`,
    run: async () => {
      const bytes = await made(title, name, title, by.name)
      const file = { name: `${title.replaceAll(' ', '_')}.pdf`, bytes }
      const keep = await app.container.make(KeepMasterDocument)
      await keep.bytes({ id }, { kind, title, dated: Day.parse(dated) }, file, by)
    },
  }))
}
