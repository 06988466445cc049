import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { installAs, installation } from '#core/installation'
import OutgoingMail from '#core/mail/outgoing_mail'
import Duty from '#duties/models/duty'
import Remind from '#duties/actions/remind'
import { DECISIVE } from '#tenancy/domain/rule_labels'
import { rulesOn } from '#tenancy/domain/rulebook'
import StandardText from '#tenancy/models/standard_text'
import { putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import JournalEntry from '#journal/models/journal_entry'
import EndEntries from '#law/actions/end_entries'
import EnterRules, { type NewRule } from '#law/actions/enter_rules'
import WatchRules from '#law/actions/watch_rules'
import { readValue } from '#law/domain/entered_rule'
import RuleEntry from '#law/models/rule_entry'
import { loadRules } from '#law/queries/rules_in_force'
import CosignDecision from '#decisions/actions/cosign_decision'
import SignDecision from '#decisions/actions/sign_decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { enclosed } from '#letters/enclosures'
import GrantVersion from '#decisions/models/grant_version'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const day = (iso: string) => Day.parse(iso)
const PROLONGED: NewRule = {
  name: 'remedies',
  value: { regional_council: 'court_action', ministry: 'court_action' },
  validFrom: day('2027-01-01'),
  validTo: day('2031-12-31'),
  source: 'GVBl. 2026 S. 700',
  document: 'Gesetz zur Verlängerung befristeter Vorschriften',
  documentDated: day('2026-11-20'),
}
const TEXTS = ['sideConditionsTextMunicipal', 'sideConditionsTextOthers'] as const
const DOCUMENT = { document: 'Erlass II B 1 – 44.10', document_dated: '20.12.2025' }

async function hessen() {
  const world = await World.create()
  const [manager, head] = [world.official('HE', 'programme_manager'), world.official('HE', 'head_of_unit')]
  const enter = async (rule: Partial<NewRule> = {}, by = manager) =>
    (await make(EnterRules)).handle('HE', [{ ...PROLONGED, ...rule }], by)
  const confirm = async (ids: number[], by = head) => (await make(EndEntries)).confirm('HE', ids, by)
  return { world, manager, head, enter, confirm }
}
const endsOn = () => rulesOn(rulebookOf('HE'), day('2027-06-01')).sources.remedies.validTo

test.group('Law that ends', (group) => {
  group.each.teardown(() => putInForce([]))

  test('is prolonged by two people, and holds from then on with their names and the document', async ({ assert }) => {
    const { world, manager, head, enter, confirm } = await hessen()
    world.clock.moveTo('2026-12-01T09:00')
    const [entry] = await enter()
    assert.equal(endsOn(), '2026-12-31')
    await confirm([entry.id])
    assert.equal(endsOn(), '2031-12-31')
    assert.deepEqual(rulesOn(rulebookOf('HE'), day('2027-06-01')).sources.remedies.confirmation, {
      by: [manager.name, head.name],
      on: '2026-12-01',
      document: 'Gesetz zur Verlängerung befristeter Vorschriften vom 20.11.2026',
    })
    assert.equal(rulesOn(rulebookOf('HE'), day('2026-12-31')).sources.remedies.validTo, '2026-12-31')
    assert.sameMembers(
      (await JournalEntry.query().where('stream', 'rules:HE')).map(({ act }) => act),
      ['rule.entered', 'rule.confirmed']
    )
  })

  test('U47 who enters does not confirm: refused by the action and by the database', async ({ assert }) => {
    const { world, head, enter, confirm } = await hessen()
    world.clock.moveTo('2026-12-01T09:00')
    const [entry] = await enter({}, head)
    assert.equal(await refusalOf(() => confirm([entry.id])), 'law.own_entry')
    const past = { confirmed_by: head.id, confirmed_at: '2026-01-01 10:00:00', waiting: null }
    await assert.rejects(() => db.from('rule_entries').where('id', entry.id).update(past), /FOUR EYES/)
    assert.equal(endsOn(), '2026-12-31')
  })

  test('{code}')
    .with([
      { code: 'law.ends_before_it_begins', wrong: { validTo: day('2026-12-31') } },
      { code: 'law.document_of_the_future', wrong: { documentDated: day('2026-12-02') } },
    ])
    .run(async ({ assert }, { code, wrong }) => {
      const { world, enter } = await hessen()
      world.clock.moveTo('2026-12-01T09:00')
      assert.equal(await refusalOf(() => enter(wrong)), code)
      assert.isNull(await RuleEntry.first())
    })

  test('one entry of a rule waits at a time; what was withdrawn or confirmed is not ended again', async ({
    assert,
  }) => {
    const { world, manager, enter, confirm } = await hessen()
    world.clock.moveTo('2026-12-01T09:00')
    const [entry] = await enter()
    assert.equal(await refusalOf(enter), 'law.entry_waits')
    await (await make(EndEntries)).withdraw('HE', [entry.id], manager)
    assert.equal(await refusalOf(() => confirm([entry.id])), 'law.nothing_waits')
    const [again] = await enter()
    assert.equal(await refusalOf(() => confirm([again.id, entry.id])), 'law.nothing_waits')
    assert.equal(endsOn(), '2026-12-31')
    await confirm([again.id])
    assert.equal(endsOn(), '2031-12-31')
  })

  test('90, 30 and 7 days before an end the heads of the Land have a duty, until it is prolonged', async ({
    assert,
    client,
  }) => {
    const { world, head, enter, confirm } = await hessen()
    const watch = async (on: string) => {
      world.clock.moveTo(`${on}T06:00`)
      await (await make(WatchRules)).handle('HE')
      await (await make(Remind)).handle()
    }
    const open = () => Duty.query().where('kind', 'prolong_rule').whereNull('done_at')
    const reminded = async () => (await OutgoingMail.query().where('to_address', head.email)).length
    await watch('2026-09-30')
    assert.lengthOf(await open(), 0)
    await watch('2026-10-01')
    const duties = await open()
    assert.isNotEmpty(duties)
    assert.equal(duties[0].dueOn!.iso, '2026-12-31')
    assert.include(duties[0].words, 'Rechtsbehelf nach Behörde')
    const begun = await as(client.get('/akten'), head)
    assert.equal(begun.status(), 200)
    assert.include(begun.text(), duties[0].words)
    for (const [index, on] of ['2026-10-02', '2026-12-01', '2026-12-24'].entries()) {
      await watch(on)
      assert.equal(await reminded(), index + 1, on)
    }
    const [entry] = await enter()
    await confirm([entry.id])
    await watch('2026-12-28')
    assert.lengthOf(await open(), 0)
  })

  test('a county whose court was not sure is confirmed like a rule', async ({ assert }) => {
    const { world, enter, confirm } = await hessen()
    await world.budget('HE', 'WIR', 2026, '4400000.00', {
      2027: '4400000.00',
      2028: '4400000.00',
      2029: '4400000.00',
      2030: '4400000.00',
    })
    const file = await world.file('Hanau', 'HE-WIR-2026', 'proposed')
    const sign = async () => (await make(SignDecision)).handle(file.id, world.official('HE', 'head_of_unit'))
    assert.equal(await refusalOf(sign), 'decisions.court_unconfirmed')
    const court = { name: 'court:06415', value: 'Verwaltungsgericht Frankfurt am Main', validFrom: day('2026-01-01') }
    const [entry] = await enter({ ...court, validTo: null, documentDated: day('2026-01-02') })
    await confirm([entry.id])
    await (await make(CosignDecision)).handle(file.id, world.official('HE', 'budget_officer'))
    await sign()
  })

  test('outside a demo nothing is signed on what two people have not confirmed; they confirm all of it in one list', async ({
    assert,
    client,
  }) => {
    const demo = installation()
    const world = await World.create()
    const { id } = await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const [manager, head] = [world.official('NW', 'programme_manager'), world.official('NW', 'head_of_unit')]
    const sign = async () => (await make(SignDecision)).handle(file.id, head)
    try {
      installAs({ ...demo, journalKey: demo.journalKey, isDemo: false })
      assert.equal(await refusalOf(sign), 'decisions.rules_unconfirmed')
      const names = (await as(client.get('/regelwerk/nw/eintraege'), manager))
        .text()
        .match(/(?<=name="names\[\]" value=")[^"]+/g)!
      // the texts are samples: they are entered, not confirmed as they stand
      assert.sameMembers(
        names,
        DECISIVE.filter((name) => !TEXTS.some((text) => text === name))
      )
      const entered = await sends(client.post('/regelwerk/nw/eintraege'), manager, { 'names[]': names, ...DOCUMENT })
      assert.equal(entered.headers().location, '/regelwerk/nw/eintraege')
      assert.equal(await refusalOf(sign), 'decisions.rules_unconfirmed')
      const entries = (await RuleEntry.all()).map((entry) => entry.id)
      assert.lengthOf(entries, names.length)
      await sends(client.post('/regelwerk/nw/bestaetigung'), head, { 'entries[]': entries })
      assert.equal(await refusalOf(sign), 'decisions.rules_unconfirmed')
      await sends(client.post('/regelwerk/nw/eintraege'), manager, { 'names[]': [TEXTS[0]], ...DOCUMENT })
      assert.lengthOf(await RuleEntry.all(), names.length)
      for (const name of TEXTS)
        await sends(client.post(`/regelwerk/nw/regeln/${name}`), manager, {
          value: '1 Anforderung\r\n\r\n1.1 Sparsam\u00a0zu verwenden.  \r\n\r\n\r\nSchluss.',
          valid_from: '1.1.2025',
          source: 'Anlage 1 zu Nr. 5.1 VVG zu § 44 LHO',
          ...DOCUMENT,
        })
      const texts = (await RuleEntry.query().whereNotNull('waiting')).map((entry) => entry.id)
      const { sha256 } = await StandardText.firstOrFail()
      assert.include((await client.get(`/wortlaute/${sha256}`)).text(), 'Dieser Text ist nicht bestätigt.')
      await sends(client.post('/regelwerk/nw/bestaetigung'), head, { 'entries[]': texts })
      await sign()
      const { frozenRules } = await GrantVersion.firstOrFail()
      // kept once by its hash, however often it was entered; attached whole to the notice
      const kept = await StandardText.query()
      assert.deepEqual(
        kept.map(({ body }) => body),
        ['1 Anforderung\n\n1.1 Sparsam zu verwenden.\n\nSchluss.']
      )
      assert.equal(frozenRules.values.sideConditionsTextMunicipal, kept[0].sha256)
      assert.isTrue(kept[0].enteredAt.isValid)
      const letter = await enclosed((await currentDecisionOf(file.id))!.noticeContent!)
      assert.deepEqual(letter.blocks.slice(-5), [
        { kind: 'new_page', heading: 'Anlage 4: Allgemeine Nebenbestimmungen ANBest-G' },
        {
          kind: 'paragraph',
          text: `ANBest-G: Anlage 1 zu Nr. 5.1 VVG zu § 44 LHO (SHA-256 ${kept[0].sha256})`,
        },
        { kind: 'heading', text: '1  Anforderung', minor: true },
        { kind: 'paragraph', text: 'Sparsam zu verwenden.', number: '1.1' },
        { kind: 'paragraph', text: 'Schluss.' },
      ])
      assert.include((await client.get(`/wortlaute/${kept[0].sha256}`)).text(), 'Sparsam zu verwenden.')
      assert.include((await client.get(`/wortlaute/${kept[0].sha256}`)).text(), 'Anlage 1 zu Nr. 5.1 VVG zu § 44 LHO')
      ;(await client.get(`/wortlaute/${'0'.repeat(64)}`)).assertStatus(404)
      assert.equal(
        frozenRules.sources.reductionThresholdMunicipalCents.confirmation!.document,
        'Erlass II B 1 – 44.10 vom 20.12.2025'
      )
    } finally {
      installAs(demo)
    }
    assert.isAbove(id, 0)
  })

  test('what was entered is a duty of the heads until it is confirmed or withdrawn', async ({ assert, client }) => {
    const { world, head, enter, confirm } = await hessen()
    world.clock.moveTo('2026-12-01T09:00')
    const open = async () =>
      (await Duty.query().where({ kind: 'confirm_rules' }).whereNull('done_at')).map(({ land }) => land)
    const [first] = await enter()
    const [second] = await enter({
      name: 'retentionPercent',
      value: 5,
      validTo: null,
      documentDated: day('2026-01-02'),
    })
    assert.deepEqual(new Set(await open()), new Set(['HE']))
    assert.include(
      (await as(client.get('/zeichnung'), head)).text() + (await as(client.get('/akten'), head)).text(),
      'Eingetragene Regeln bestätigen'
    )
    await confirm([first.id])
    assert.isNotEmpty(await open())
    await (await make(EndEntries)).withdraw('HE', [second.id], head)
    assert.isEmpty(await open())
  })

  test('remedy, its text and the region of holidays are replaced on their page, field by field', async ({
    assert,
    client,
  }) => {
    const { world, manager, head } = await hessen()
    world.clock.moveTo('2026-02-02T09:00')
    const days = { valid_from: '1.3.2026', source: 'GVBl. 2026 S. 12', ...DOCUMENT }
    const enter = (name: string, typed: Record<string, string>) =>
      sends(client.post(`/regelwerk/he/regeln/${name}`).header('referer', `/regelwerk/he/regeln/${name}`), manager, {
        ...days,
        ...typed,
      })
    const page = (await as(client.get('/regelwerk/he/regeln/remedies'), manager)).text()
    assert.include(page, 'name="value_development_bank"')
    // what no notice could fill in is said at its field
    const gap = await enter('remedyText', {
      value_court_action: 'Klage bei {strasse}.',
      value_objection: 'Widerspruch.',
    })
    assert.deepEqual(Object.keys(gap.flashMessages().inputErrorsBag), ['value_court_action'])
    assert.throws(
      () => readValue('remedyText', { value_court_action: '{x}', value_objection: 'y' }),
      'law.unknown_placeholder'
    )
    const none = await enter('remedies', {})
    assert.deepEqual(Object.keys(none.flashMessages().inputErrorsBag), ['value_ministry'])
    await enter('remedies', { value_ministry: 'objection', value_regional_council: 'Klage' })
    await enter('remedyText', { value_court_action: 'Klage bei {gericht} in {ort}.', value_objection: 'Widerspruch.' })
    await enter('holidayRegion', { value: 'NW' })
    const entries = (await RuleEntry.all()).map((entry) => entry.id)
    assert.lengthOf(entries, 3)
    await sends(client.post('/regelwerk/he/bestaetigung'), head, { 'entries[]': entries })
    const { values } = rulesOn(rulebookOf('HE'), day('2026-03-01'))
    assert.deepEqual(values.remedies, { ministry: 'objection', regional_council: 'court_action' })
    assert.equal(values.remedyText.court_action, 'Klage bei {gericht} in {ort}.')
    assert.equal(values.holidayRegion, 'NW')
  })

  test('a value is replaced on its page from a day on; what cannot be read is said at its field', async ({
    assert,
    client,
  }) => {
    const { world, manager, head } = await hessen()
    world.clock.moveTo('2026-02-02T09:00')
    const page = '/regelwerk/he/regeln/reductionThresholdMunicipalCents'
    const typed = {
      value: '2.000,00',
      valid_from: '1.3.2026',
      source: 'Nr. 2 ANBest-GK neu',
      document: 'StAnz. 2026 S. 12',
      document_dated: '28.1.2026',
    }
    const refused = await sends(client.post(page).header('referer', page), manager, {
      ...typed,
      value: 'viel',
      valid_from: '',
    })
    assert.deepEqual(Object.keys(refused.flashMessages().inputErrorsBag), ['valid_from'])
    const unread = await sends(client.post(page).header('referer', page), manager, { ...typed, value: 'viel' })
    assert.deepEqual(Object.keys(unread.flashMessages().inputErrorsBag), ['value'])
    assert.throws(() => readValue('reductionThresholdMunicipalCents', {}), 'law.value_unreadable')
    assert.throws(() => readValue('retentionPercent', { value: '101' }), 'law.value_unreadable')
    await sends(client.post(page), manager, typed)
    const [entry] = await RuleEntry.all()
    await sends(client.post('/regelwerk/he/bestaetigung'), head, { 'entries[]': [entry.id] })
    const on = (iso: string) => rulesOn(rulebookOf('HE'), day(iso)).values.reductionThresholdMunicipalCents
    assert.deepEqual([on('2026-02-28'), on('2026-03-01')], [50_000, 200_000])
    const shown = (await client.get('/regelwerk/he')).text().replaceAll('\u00a0', ' ')
    assert.include(shown, 'von zwei Personen am 02.02.2026')
    assert.notInclude(shown, head.name)
    const inside = (await as(client.get('/regelwerk/he/eintraege'), head)).text()
    assert.include(inside, 'StAnz. 2026 S. 12 vom 28.01.2026')
    const foreign = await as(client.get('/regelwerk/nw/eintraege'), head)
    foreign.assertStatus(404)
  })

  test('nothing chosen is said, nothing is done', async ({ assert, client }) => {
    const { head } = await hessen()
    const at = '/regelwerk/he/eintraege'
    for (const [path, key] of [
      [at, 'names'],
      ['/regelwerk/he/bestaetigung', 'entries'],
      ['/regelwerk/he/ruecknahme', 'entries'],
    ]) {
      const refused = await sends(client.post(path).header('referer', at), head, { 'names[]': ['x'], ...DOCUMENT })
      assert.deepEqual(Object.keys(refused.flashMessages().inputErrorsBag), [key], path)
    }
    const { default: Refusal } = await import('#core/refusal')
    assert.equal(new Refusal('law.nothing_chosen').code, 'law.nothing_chosen')
    assert.isNull(await RuleEntry.first())
  })

  test('what another process confirmed is read from the database', async ({ assert }) => {
    const { enter, confirm } = await hessen()
    const [entry] = await enter({ documentDated: day('2025-11-02') })
    await confirm([entry.id])
    putInForce([])
    assert.equal(endsOn(), '2026-12-31')
    await loadRules()
    assert.equal(endsOn(), '2031-12-31')
  })

  test('what replaced a rule and ended is not followed by what it replaced', async ({ assert }) => {
    const { world, enter, confirm } = await hessen()
    world.clock.moveTo('2026-02-02T09:00')
    const replaced = { name: 'retentionPercent', value: 5, validFrom: day('2026-03-01'), validTo: day('2026-12-31') }
    const [entry] = await enter({ ...replaced, documentDated: day('2026-01-15'), source: 'Nr. 8 {neu}' })
    await confirm([entry.id])
    const { values, sources } = rulesOn(rulebookOf('HE'), day('2027-01-01'))
    assert.deepEqual([values.retentionPercent, sources.retentionPercent.validTo], [5, '2026-12-31'])
    assert.equal(sources.retentionPercent.source, 'Nr. 8 neu')
  })

  test('U46 what was signed between the first day of a rule and its confirmation is listed; nothing is recomputed', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'signed')
    const signed = world.now()
    world.clock.moveTo('2026-02-16T09:00')
    const [manager, head] = [world.official('NW', 'programme_manager'), world.official('NW', 'head_of_unit')]
    const said = { value: 10, source: 'Nr. 8.1', document: 'Erlass II B 1', documentDated: day('2026-02-10') }
    const enter = await make(EnterRules)
    const confirmed = async (validFrom: string) => {
      const rule = { name: 'retentionPercent', ...said, validFrom: day(validFrom), validTo: null }
      const [entry] = await enter.handle('NW', [rule], manager)
      await (await make(EndEntries)).confirm('NW', [entry.id], head)
      return `/regelwerk/nw/eintraege/${entry.id}/akten`
    }
    const before = JSON.stringify((await GrantVersion.firstOrFail()).$attributes)
    const page = await confirmed('2026-01-01')
    assert.isTrue(signed < world.now())
    assert.include((await as(client.get(page), head)).text(), file.fileNumber!)
    assert.include((await as(client.get('/regelwerk/nw/eintraege'), head)).text(), page)
    assert.equal(JSON.stringify((await GrantVersion.firstOrFail()).$attributes), before)
    assert.equal((await as(client.get(page), world.official('BW', 'head_of_unit'))).status(), 404)
    const later = await confirmed('2026-02-16')
    assert.include((await as(client.get(later), head)).text(), 'In dieser Zeit wurde nichts unterzeichnet')
  })
})
