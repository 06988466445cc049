// Writes .adonisjs, database/schema.ts and database/guards.ts anew, on an empty database of its own.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DESK_ENV, ROOT, node24, run } from './toolbox.mjs'

const file = join(ROOT, 'tmp', 'codegen.sqlite3')
const clean = () => ['', '-wal', '-shm'].forEach((end) => rmSync(file + end, { force: true }))
const env = { ...DESK_ENV, DB_SQLITE_FILE: file }
clean()
run(node24(), ['ace.js', 'codegen'], { env, quiet: true })
run(node24(), ['ace.js', 'migration:run'], { env, quiet: true })
const asks = `import { DatabaseSync } from 'node:sqlite'
const rows = new DatabaseSync(${JSON.stringify(file)}).prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all()
console.log(JSON.stringify(rows.map(({ name }) => name)))`
const names = JSON.parse(run(node24(), ['--no-warnings', '--input-type=module', '-e', asks], { quiet: true }))
writeFileSync(
  join(ROOT, 'database', 'guards.ts'),
  `/** The triggers of the migrations, as \`npm run codegen\` found them: what must stand in every database. */
export const GUARDS = [
${names.map((name) => `  '${name}',`).join('\n')}
]
`
)
clean()
