// The domain's specs alone: nothing is booted, so they also run for every mutant. PROPERTY_RUNS sets the cases a property gets.
await import('@poppinss/ts-exec')
const { configure, processCLIArgs, run } = await import('@japa/runner')
const { dot, spec } = await import('@japa/runner/reporters')
const { assert } = await import('@japa/assert')
const { closingLine } = await import('../tests/reporter.ts')

processCLIArgs(process.argv.slice(2))
configure({
  files: ['tests/domain/**/*.spec.ts'],
  plugins: [assert()],
  reporters: { activated: [process.env.CI ? 'dot' : 'spec', 'closing-line'], list: [spec(), dot(), closingLine] },
})
await run()
