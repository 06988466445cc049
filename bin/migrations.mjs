// All migrations up, down and up again on an empty database, and the generated schema without difference.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DESK_ENV, ROOT, node24, run } from './toolbox.mjs'

const file = join(ROOT, 'tmp', 'migrations.sqlite3')
const clean = () => ['', '-wal', '-shm'].forEach((end) => rmSync(file + end, { force: true }))
const env = { ...DESK_ENV, DB_SQLITE_FILE: file }
const schema = join(ROOT, 'database', 'schema.ts')
const before = readFileSync(schema, 'utf8')
clean()
// an empty database gives no classes, and without them the application does not start
for (const step of [['migration:run'], ['migration:reset', '--no-schema-generate'], ['migration:run']])
  run(node24(), ['ace.js', ...step], { env, quiet: true })
clean()
if (readFileSync(schema, 'utf8') !== before) {
  console.error('database/schema.ts is not what the migrations give: commit the new one')
  process.exit(1)
}
console.log('up, down, up: database/schema.ts unchanged')
