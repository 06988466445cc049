// Writes .adonisjs and database/schema.ts anew, on an empty database of its own.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DESK_ENV, ROOT, node24, run } from './toolbox.mjs'

const file = join(ROOT, 'tmp', 'codegen.sqlite3')
const clean = () => ['', '-wal', '-shm'].forEach((end) => rmSync(file + end, { force: true }))
const env = { ...DESK_ENV, DB_SQLITE_FILE: file }
clean()
run(node24(), ['ace.js', 'codegen'], { env, quiet: true })
run(node24(), ['ace.js', 'migration:run'], { env, quiet: true })
clean()
