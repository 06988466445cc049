import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { fieldsIn } from '#forms/domain/conditions'
import { sectionOf } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { Person } from '#tests/helpers/person'
import { isAsked, isOperated, readAloud } from '#tests/helpers/read_aloud'
import { draftIn } from '#tests/helpers/programme_drafts'
import { seen, theWorld } from '#tests/helpers/road_world'

/** What every page owes whoever hears it: one heading that names it, landmarks, and a name for all that can be operated. */
async function hears(person: Person, assert: Assert) {
  const spoken = await readAloud(person.page)
  const at = new URL(person.page.url()).pathname
  const roles = spoken.map(({ role }) => role)
  for (const landmark of ['banner', 'navigation', 'main', 'contentinfo']) assert.include(roles, landmark, at)
  const heads = spoken.filter(({ role, level }) => role === 'heading' && level === 1)
  assert.lengthOf(heads, 1, at)
  assert.deepEqual(
    spoken.filter((one) => isOperated(one) && !one.name).map(({ role }) => role),
    [],
    at
  )
  // no level is skipped on the way down
  const levels = spoken.flatMap(({ role, level }) => (role === 'heading' && level ? [level] : []))
  const own = levels.slice(levels.indexOf(1))
  own.reduce((before, level) => {
    assert.isAtMost(level, before + 1, `${at}: a heading of level ${level} after one of ${before}`)
    return level
  })
  const main = spoken.slice(roles.indexOf('main'))
  return { spoken, main, title: heads[0].name }
}

test.group('Without looking', () => {
  test('a screen reader is told every step of an application, in its order', async ({ assert, browser }) => {
    const scene = await theWorld()
    scene.clock.moveTo('2025-11-13T09:00')
    const { id } = await scene.file('Duisburg', 'NW-KI-2026', 'draft')
    const clerk = await Person.before(browser, assert, scene.signatory('Duisburg'), { javaScript: true, seen })
    const { context, definition } = await readDraft(await Application.findOrFail(id))

    await clerk.opens('/uebersicht')
    await hears(clerk, assert)
    await clerk.opens(`/antraege/${id}`)
    const list = await hears(clerk, assert)
    const named = list.main.filter(({ role }) => role === 'link').map(({ name }) => name)
    const inOrder = named.filter((name) => definition.sections.some(({ title }) => title === name))
    assert.deepEqual(
      inOrder,
      definition.sections.map(({ title }) => title)
    )
    for (const { key, title } of definition.sections) {
      await clerk.opens(`/antraege/${id}/abschnitte/${key}`)
      const { main, title: told } = await hears(clerk, assert)
      assert.equal(told, title)
      // the questions come in the order of the form, and the button that saves after the last of them
      const asked = main.filter(isAsked).map(({ name }) => name)
      const section = sectionOf(definition, key)!
      const labels = fieldsIn(partsOf(section, context)).map(({ label }) => label)
      const heard = labels.map((label) => asked.findIndex((name) => name.startsWith(label)))
      assert.deepEqual(
        heard,
        heard.toSorted((one, other) => one - other),
        title
      )
      assert.notInclude(heard, -1, title)
      const save = main.findIndex(({ role, name }) => role === 'button' && name.startsWith('Speichern'))
      if (asked.length && section.kind !== 'attachments') {
        assert.isAbove(save, -1, title)
        assert.isAbove(save, main.findLastIndex((one) => isAsked(one) && one.name === asked.at(-1)) - 1, title)
      }
      // every cell of a table says its row and its column
      for (const part of partsOf(section, context))
        if (part.kind === 'table' && section.kind === 'indicators')
          for (const { label } of part.columns)
            assert.isTrue(
              asked.some((name) => name.includes(label) && name.length > label.length),
              `${title}: ${label}`
            )
    }

    // what is wrong is heard at its field, and first of all on the page
    await clerk.opens(`/antraege/${id}/abschnitte/antragsteller`)
    await clerk.types({ contact_email: 'keine Adresse' })
    await clerk.presses('Speichern und hier weitermachen')
    const wrong = (await hears(clerk, assert)).main
    const field = wrong.find(({ role, invalid }) => role === 'textbox' && invalid)
    assert.match(field?.description ?? '', /ist keine E-Mail-Adresse/)
    const first = wrong.findIndex(({ role, name }) => role === 'link' && /ist keine E-Mail-Adresse/.test(name))
    assert.isAbove(first, -1)
    assert.isBelow(first, wrong.findIndex(isAsked))
    assert.isTrue(wrong.some(({ role }) => role === 'status' || role === 'alert'))

    await clerk.opens(`/antraege/${id}/einreichung`)
    const check = await hears(clerk, assert)
    const titles = check.main.filter(({ role, level }) => role === 'heading' && level === 2).map(({ name }) => name)
    const sections = titles.filter((name) => definition.sections.some(({ title }) => title === name))
    assert.deepEqual(
      sections,
      definition.sections.map(({ title }) => title)
    )
    await clerk.leaves()
  }).timeout(180_000)

  test('a form is changed, moved and tried with the keyboard alone', async ({ assert, browser }) => {
    const scene = await theWorld()
    const draft = await draftIn(scene)
    const manager = await Person.before(browser, assert, scene.official('NW', 'programme_manager'), {
      javaScript: true,
      seen,
    })
    const { page } = manager
    const keys = page.keyboard
    /** Goes on with the tabulator until what has the focus is called so. */
    const tabsTo = async (name: string | RegExp) => {
      for (let step = 0; step < 400; step++) {
        await keys.press('Tab')
        const said = String(await page.evaluate(nameOfFocused))
        if (typeof name === 'string' ? said === name : name.test(said)) {
          assert.isTrue(await page.evaluate(showsItsFocus), `${said} does not show that it has the focus`)
          return
        }
      }
      assert.fail(`nothing called ${name} can be reached on ${page.url()}`)
    }
    const enters = async (name: string | RegExp) => {
      await tabsTo(name)
      await Promise.all([page.waitForEvent('framenavigated'), keys.press('Enter')])
      await page.waitForLoadState()
    }
    const writes = async (name: string | RegExp, text: string) => {
      await tabsTo(name)
      await keys.type(text)
    }
    await manager.opens(`/programme/entwuerfe/${draft.id}/formular`)
    await enters('Feld hinzufügen: Vorhaben')
    await writes(/^Frage oder Beschriftung/, 'Räume')
    await tabsTo(/^Art/)
    // the letters of a choice are typed
    await keys.type('Ganze')
    await enters('Speichern')
    await manager.reads('Räume')
    const places = async () =>
      (await draft.refresh()).content.definition.sections.find(({ key }) => key === 'vorhaben')!
    assert.deepInclude((await places()).fields!.at(-1), { label: 'Räume', type: 'integer' })
    await enters(/^Nach oben.*Räume/)
    assert.equal((await places()).fields!.at(-2)!.label, 'Räume')
    await enters('Räume')
    await writes(/^Hinweis/, 'Nur beheizte')
    await enters('Speichern')
    assert.equal((await places()).fields!.at(-2)!.hint, 'Nur beheizte')
    await enters('Formular als Antragsteller probieren')
    await tabsTo(/^Wer den Antrag stellt/)
    await keys.type('Kreis')
    await writes(/^Einwohner/, '390000')
    await enters('Probe beginnen')
    await manager.reads('Probe, kein Antrag.')
    await enters(/^Vorhaben/)
    await writes(/^Räume/, '12')
    await enters(/^Speichern und hier weitermachen/)
    assert.equal(await page.inputValue('#raeume'), '12')
    await manager.opens(`/programme/entwuerfe/${draft.id}/formular`)
    await enters('Entfernen: Räume')
    await enters('Entfernen')
    assert.notInclude(
      (await places()).fields!.map(({ label }) => label),
      'Räume'
    )
    await manager.leaves()
  }).timeout(180_000)
})

/** What is focused is called so: by its label, its own name or its words. */
const nameOfFocused = `(() => {
  const node = document.activeElement
  if (!node || node === document.body) return ''
  const named = node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.textContent ?? ''
  return named.replace(/\\s+/g, ' ').trim()
})()`

/** A ring, a shadow or another border than without it. */
const showsItsFocus = `(() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
})()`
