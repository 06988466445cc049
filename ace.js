/*
 * JavaScript entrypoint of the ace command line. The production build
 * replaces this file.
 *
 * AdonisJS 7 needs Node.js 24. When an older Node.js runs this file, the
 * Node.js that `npm ci` installed into node_modules takes over.
 */
const major = Number.parseInt(process.versions.node, 10)

if (major < 24) {
  const { existsSync } = await import('node:fs')
  const { spawnSync } = await import('node:child_process')
  const { fileURLToPath } = await import('node:url')
  const bundled = fileURLToPath(
    new URL(`node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`, import.meta.url)
  )
  if (!existsSync(bundled)) {
    console.error(`Node.js >= 24 is required, this is ${process.version}. Run "npm ci" first or install Node.js 24.`)
    process.exit(1)
  }
  const { status, signal } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' })
  process.exit(signal ? 1 : (status ?? 1))
}

await import('@poppinss/ts-exec')
await import('./bin/console.js')
