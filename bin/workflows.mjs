// Draws docs/workflows.md from the workflow tables. `--check` fails where it differs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, node24 } from './toolbox.mjs'

const file = join(ROOT, 'tests', 'processes', 'draw_workflows.ts')
const drawn = spawnSync(node24(), ['--import=@poppinss/ts-exec', file], { cwd: ROOT, encoding: 'utf8' })
if (drawn.status !== 0) {
  console.error(drawn.stderr)
  process.exit(1)
}
const target = join(ROOT, 'docs', 'workflows.md')
if (process.argv.includes('--check')) {
  if (existsSync(target) && readFileSync(target, 'utf8') === drawn.stdout) process.exit(0)
  console.error('docs/workflows.md is not what the tables say: run node bin/workflows.mjs')
  process.exit(1)
}
writeFileSync(target, drawn.stdout)
