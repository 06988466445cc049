import { test } from '@japa/runner'
import FormRevision from '#forms/models/form_revision'
import ApplicationSection from '#applications/models/application_section'
import { Person } from '#tests/helpers/person'
import { seen, theWorld } from '#tests/helpers/road_world'

const LONG =
  ' Das steht hier so ausführlich, dass es als Beschreibung des Vorhabens genügt und niemand nachfragen muss.'

test.group('Two who type in the same section', () => {
  for (const javaScript of [false, true])
    test(`lose not a letter, ${javaScript ? 'with' : 'without'} JavaScript`, async ({ assert, browser }) => {
      const scene = await theWorld()
      scene.clock.moveTo('2025-11-12T09:00')
      const town = javaScript ? 'Unna' : 'Olpe'
      const { id } = await scene.file(town, 'NW-KI-2026', 'draft')
      const at = `/antraege/${id}/abschnitte/vorhaben`
      const sits = async (user: ReturnType<typeof scene.editor>) => {
        const person = await Person.before(browser, assert, user, { javaScript, seen })
        await person.opens(at)
        return person
      }
      const [one, other] = [await sits(scene.editor(town)), await sits(scene.signatory(town))]
      const typed = {
        one: {
          description: `Eins beschreibt.${LONG}`,
          priority_1: 'Kita und Schule',
          necessity: `Eins begründet.${LONG}`,
        },
        other: { subsidiarity: `Zwei erklärt.${LONG}`, priority_2: 'Ehrenamt', necessity: `Zwei begründet.${LONG}` },
      }
      const saves = async (person: Person) => {
        if (!javaScript) return person.presses('Speichern und hier weitermachen')
        // leaving a field is enough: the page goes on from the version that the server kept
        const before = await person.page.inputValue('[name="revision"]')
        await person.page.locator('body').click({ position: { x: 2, y: 2 } })
        for (let wait = 0; wait < 80; wait++) {
          if ((await person.page.inputValue('[name="revision"]')) !== before) return
          await person.page.waitForTimeout(100)
        }
        assert.fail('the page saved nothing by itself')
      }
      const { necessity: ofOther, ...own } = typed.other
      await Promise.all([one.types(typed.one), other.types(own)])
      await saves(one)
      await saves(other)
      // what both wrote elsewhere stands; at one place they differ, and both texts are on the page
      await other.types({ necessity: ofOther })
      await (javaScript ? other.presses('Speichern und hier weitermachen') : saves(other))
      const page = async () => (await other.page.locator('main').innerText()).replaceAll('\u00a0', ' ')
      const isMerged = (await page()).includes('Gespeichert.')
      if (!isMerged) {
        await other.reads('Jemand anderes hat inzwischen gespeichert')
        await other.reads(typed.one.necessity)
        assert.equal(await other.page.inputValue('#necessity'), ofOther)
        await other.types({ necessity: `${typed.one.necessity} ${ofOther}` })
        await other.presses('Speichern und hier weitermachen')
      }
      const row = await ApplicationSection.query().where({ applicationId: id, section: 'vorhaben' }).firstOrFail()
      const revisions = await FormRevision.query().where('thing', ApplicationSection.thingOf(id, 'vorhaben'))
      // all that was typed can be fetched back
      const kept = JSON.stringify([row.data, ...revisions.map(({ answers }) => answers)])
      for (const text of [...Object.values(typed.one), ...Object.values(typed.other)]) assert.include(kept, text)
      const last = JSON.stringify(row.data)
      for (const text of [
        typed.one.description,
        typed.one.priority_1,
        typed.other.subsidiarity,
        typed.other.priority_2,
      ])
        assert.include(last, text)
      for (const person of [one, other]) await person.leaves()
    }).timeout(120_000)
})
