// The letters as files: well-formed, fonts embedded, text in them; the 1b twin of each through Apache Preflight.
// This is evidence, not a proof of PDF/A-2a or PDF/UA.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, node24, run } from './toolbox.mjs'

const folder = join(ROOT, 'tmp', 'letters')
mkdirSync(folder, { recursive: true })
const env = { NODE_ENV: 'test', DB_SQLITE_FILE: join(folder, 'letters.sqlite3'), FOLDER: folder }
run(node24(), ['--import=@poppinss/ts-exec', 'tests/processes/write_letters.ts'], { env, quiet: true })

const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
if (files.length === 0) fail('no letter was written')
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
for (const name of files) {
  const file = join(folder, name)
  if (has('qpdf') && spawnSync('qpdf', ['--check', file]).status !== 0) fail(`qpdf finds ${name} damaged`)
  if (has('pdffonts')) {
    const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.split('\n').slice(2).filter(Boolean)
    if (fonts.length === 0 || fonts.some((line) => !/\byes\s+\w+\s+\w+\s+\d+\s+\d+\s*$/.test(line)))
      fail(`${name} has a font that is not embedded`)
  }
  if (
    has('pdftotext') &&
    !/Anschub|Bescheid|Eingangsbestätigung|Akte/.test(spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout)
  )
    fail(`${name} has no text`)
}
const jars = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'commons-io'].map(
  (name) => `/usr/share/java/${name}.jar`
)
if (has('java') && existsSync(jars[0])) {
  const more = readdirSync('/usr/share/java')
    .filter((name) => /activation.*\.jar$|^jaxb-api.*\.jar$/.test(name))
    .map((name) => `/usr/share/java/${name}`)
  const twins = files.filter((name) => name.endsWith('-1b.pdf'))
  for (const name of twins) {
    const checked = spawnSync(
      'java',
      ['-cp', [...jars, ...more].join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', join(folder, name)],
      { encoding: 'utf8' }
    )
    if (!/is a valid PDF\/A-1b file/.test(checked.stdout)) fail(`${name}: ${checked.stdout}${checked.stderr}`)
  }
  console.log(`${files.length} files checked, ${twins.length} twins valid as PDF/A-1b`)
} else console.log(`${files.length} files checked; left out: Apache Preflight is not installed`)

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
