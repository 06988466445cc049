import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { type Benchmark, timed } from '#tests/benchmarks/contest'

type Task = { id: number; kind: string } & Record<string, unknown>

/** One task of every kind with what it comes to, from the worked cases. */
const WORKED: { task: Record<string, unknown> & { kind: string }; key: string; expected: string }[] = [
  {
    task: {
      kind: 'settlement',
      financing: 'share',
      granted: '131139.75',
      rate: '70',
      planned: { eligible: '187342.50', own: '56202.75' },
      actual: { eligible: '171905.17', income: '6400.00' },
      paid: '131139.75',
    },
    key: 'final',
    expected: '115853.62',
  },
  {
    task: { kind: 'approval', financing: 'fixed', units: [{ amount: '57000.00', recognised: '231/365' }] },
    key: 'grant',
    expected: '36073.97',
  },
  {
    task: { kind: 'interest', principal: '10806.13', from: '2025-03-17', to: '2026-05-04' },
    key: 'interest',
    expected: '797.73',
  },
  {
    task: { kind: 'remedy_deadline', land: 'BW', channel: 'post', sent_on: '2026-12-02', remedy_notice: 'correct' },
    key: 'last_day',
    expected: '2027-01-07',
  },
  { task: { kind: 'period_end', land: 'NW', start: '2026-12-11', weeks: 2 }, key: 'last_day', expected: '2026-12-28' },
  {
    task: { kind: 'proof_deadline', land: 'NW', grant_period_end: '2025-08-31' },
    key: 'last_day',
    expected: '2026-03-02',
  },
  {
    task: {
      kind: 'distribution',
      total: '480000.00',
      weights: ['364', '587', '502', '583', '260', '179', '171', '210'],
    },
    key: 'shares',
    expected: '61176.47,98655.46,84369.75,97983.19,43697.48,30084.03,28739.50,35294.12',
  },
  {
    task: {
      kind: 'plan_check',
      lines: [
        { planned: '20000.00', actual: '24500.00' },
        { planned: '10000.00', actual: '5.00' },
      ],
    },
    key: 'recognised_total',
    expected: '24005.00',
  },
]

export const rulesCalculate: Benchmark = {
  name: 'rules.calculate',
  unit: 's',
  limitIs: 'absolute',
  rows: 10_000,
  prepare({ rows }) {
    const file = app.makePath('tmp', `bench-tasks-${process.pid}.json`)
    const tasks = Array.from({ length: rows }, (_, id): Task => ({ id, ...WORKED[id % WORKED.length].task }))
    writeFileSync(file, JSON.stringify(tasks))
    process.once('exit', () => rmSync(file, { force: true }))
    let errors = 0
    const ours = async () => {
      let answers: Record<string, unknown>[] = []
      const took = await timed(() => {
        const run = spawnSync(process.execPath, [join(app.makePath(), 'ace.js'), 'rules:calculate', file], {
          cwd: app.makePath(),
          encoding: 'utf8',
          maxBuffer: 1 << 28,
          env: { PATH: process.env.PATH },
        })
        answers = JSON.parse(run.stdout)
      })
      answers.forEach((answer, index) => {
        const { key, expected } = WORKED[index % WORKED.length]
        if (answer.id !== index || String(answer[key]) !== expected) errors++
      })
      if (answers.length !== rows) errors++
      return took / 1000
    }
    return Promise.resolve({ ours, limit: async () => 5, errors: () => errors })
  },
}
