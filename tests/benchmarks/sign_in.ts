import db from '@adonisjs/lucid/services/db'
import hash from '@adonisjs/core/services/hash'
import { DEMO_PASSWORD } from '#database/demo/password'
import { type Benchmark, inLanes, timed } from '#tests/benchmarks/contest'
import { copies, rowOf } from '#tests/benchmarks/copies'
import type { Session } from '#tests/helpers/installation'

const AT_ONCE = 4

export const signIn: Benchmark = {
  name: 'signin',
  unit: '1/s',
  limitIs: 'the password hash alone, two at once',
  rows: 120,
  async prepare({ installation, port, rows }) {
    await installation.serve(port)
    // as many people as sign-ins: the limiter stops who tries more than ten times in a quarter of a minute
    const model = await rowOf('users', {})
    await copies('users', model, rows, (number) => ({ email: `person.${number}@example.de` }))
    const people = await db.from('users').where('email', 'like', 'person.%').select('email', 'password').orderBy('id')
    let [errors, sent] = [0, 0]
    return {
      async ours(round) {
        const waiting: { email: string; session: Session; from: string }[] = []
        for (const { email } of people) {
          // the limiter counts per person and network address; a town hall has its own
          const from = `10.${round}.${(sent >> 8) & 255}.${sent++ & 255}`
          waiting.push({ email, from, session: await installation.openSignIn(port) })
        }
        const took = await timed(() =>
          inLanes(waiting, AT_ONCE, async ({ email, session, from }) => {
            const answer = await installation.postSignIn(port, email, session, from)
            if (answer.status !== 302 || answer.headers.get('location') !== '/') errors++
          })
        )
        return (rows * 1000) / took
      },
      async limit() {
        const took = await timed(() =>
          inLanes(people, AT_ONCE, async ({ password }) => {
            if (!(await hash.verify(password, DEMO_PASSWORD))) errors++
          })
        )
        return (rows * 1000) / took
      },
      errors: () => errors,
    }
  },
}
