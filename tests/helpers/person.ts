import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Assert } from '@japa/assert'
import type { Browser, BrowserContext, Page } from 'playwright'
import env from '#start/env'
import type User from '#identity/models/user'
import { DEMO_PASSWORD } from '#database/demo/password'

export const ADDRESS = `http://${env.get('HOST')}:${env.get('PORT')}`
const WIDER_THAN_ITS_WINDOW = `(() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const over = [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > width + 1 && !node.closest('.an-scroll'))
  return over.slice(0, 5).map((node) => node.tagName + '.' + node.className)
})()`
const NARROWEST = 320
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

/** Somebody before a browser of their own. With JavaScript every kind of page they meet is looked at by axe, which needs it. */
export class Person {
  static async before(
    browser: Browser,
    assert: Assert,
    user: User,
    options: { javaScript: boolean; seen: Set<string>; phone?: boolean; dark?: boolean }
  ): Promise<Person> {
    const context = await browser.newContext({
      javaScriptEnabled: options.javaScript,
      locale: 'de-DE',
      acceptDownloads: true,
      viewport: options.phone ? PHONE : DESK,
      colorScheme: options.dark ? 'dark' : 'light',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const person = new Person(context, page, assert, options.seen, options.javaScript)
    await person.opens('/anmeldung')
    await person.types({ email: user.email, password: DEMO_PASSWORD })
    await person.presses('Anmelden')
    return person
  }

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private assert: Assert,
    private seen: Set<string>,
    private javaScript: boolean
  ) {}

  async opens(path: string): Promise<void> {
    const response = await this.page.goto(ADDRESS + path)
    this.assert.equal(response!.status(), 200, path)
    await this.looks()
  }

  /** Follows a link by its words. */
  async follows(words: string): Promise<void> {
    await this.page.getByRole('link', { name: words }).first().click()
    await this.page.waitForLoadState()
    await this.looks()
  }

  async presses(words: string): Promise<void> {
    // a page that is just saving by itself sends the form when it is through
    const left = this.page.waitForEvent('framenavigated', { timeout: 5_000 }).catch(() => null)
    await this.page.locator('main').getByRole('button', { name: words, exact: false }).first().click()
    await left
    await this.page.waitForLoadState()
    await this.looks()
  }

  /** Fills fields by their name: texts, choices, boxes. */
  async types(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`main [name="${name}"]`)
      const kind = await field.first().getAttribute('type')
      if (await this.page.locator(`main select[name="${name}"]`).count()) await field.selectOption(value)
      else if (kind === 'checkbox') await field.check()
      else if (kind === 'radio') await this.page.locator(`main [name="${name}"][value="${value}"]`).check()
      else await field.fill(value)
    }
  }

  async uploads(slot: string, name: string, bytes: Buffer): Promise<void> {
    const form = this.page.locator(`form[action$="?slot=${slot}"]`)
    await form.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes })
    await form.getByRole('button', { name: 'Hochladen' }).click()
    await this.page.waitForLoadState()
  }

  async reads(words: string | RegExp): Promise<void> {
    const text = await this.page.locator('body').innerText()
    if (typeof words === 'string') this.assert.include(text.replaceAll('\u00a0', ' '), words)
    else this.assert.match(text, words)
  }

  /** A file behind an address, as a download would fetch it. */
  async fetches(path: string): Promise<Buffer> {
    const response = await this.context.request.get(ADDRESS + path)
    this.assert.equal(response.status(), 200, path)
    return response.body()
  }

  /** The file that the browser saves when a button is pressed. */
  async saves(path: string, words: string): Promise<Buffer> {
    await this.opens(path)
    const saved = this.page.waitForEvent('download')
    await this.page.locator('main').getByRole('button', { name: words }).click()
    return readFile(await (await saved).path())
  }

  async leaves(): Promise<void> {
    await this.context.close()
  }

  private async looks(): Promise<void> {
    const kind = new URL(this.page.url()).pathname.replace(/\d+/g, 'n')
    if (!this.javaScript || this.seen.has(kind)) return
    this.seen.add(kind)
    // pages of the house hold no frames: what frames need would cost a second page each time
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).analyze()
    this.assert.deepEqual(
      violations.map(({ id, nodes }) => `${kind} ${id}: ${nodes[0].html}`),
      []
    )
    // as it was opened, and on the narrowest window that WCAG asks for (1.4.10)
    const opened = this.page.viewportSize()!
    for (const width of [opened.width, NARROWEST]) {
      await this.page.setViewportSize({ ...opened, width })
      const tooWide = await this.page.evaluate(WIDER_THAN_ITS_WINDOW)
      this.assert.deepEqual(tooWide, [], `${kind} is wider than a window of ${width} px`)
    }
    await this.page.setViewportSize(opened)
  }
}
