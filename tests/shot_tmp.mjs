import { chromium } from 'playwright'
const base = 'http://localhost:3399'
const [, , who, ...paths] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const w of [1280, 390]) {
  const c = await b.newContext({ viewport: { width: w, height: 900 } })
  const p = await c.newPage()
  await p.goto(base + '/anmeldung')
  await p.fill('#email', who)
  await p.fill('#password', 'anschub-vorfuehrung')
  await p.click('main button[type=submit]')
  for (const path of paths) {
    await p.goto(base + path)
    const f = '/tmp/shots/' + who.split('@')[0] + path.replaceAll('/', '_') + '_' + w + '.png'
    await p.screenshot({ path: f, fullPage: true })
    console.log(f, p.url())
  }
}
await b.close()
