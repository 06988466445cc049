import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ownOf } from '#core/own'

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}
const A_YEAR = 'public, max-age=31536000, immutable'

let known: Promise<ReadonlySet<string>> | null = null

function builtNames(): Promise<ReadonlySet<string>> {
  known ??= readdir(app.publicPath('assets')).then(
    (names) => new Set(names),
    () => new Set<string>()
  )
  return known
}

/** Built texts leave as small as the browser takes them, without a proxy too. Their names change with what they hold. */
export default class CompressedAssetsMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const [, name, type] = /^\/assets\/([\w.-]+\.(css|js|svg))$/.exec(request.url()) ?? []
    if (!name || !['GET', 'HEAD'].includes(request.method())) return next()
    const accepted = request.header('accept-encoding', '')!
    const built = await builtNames()
    const found = ENCODINGS.find((one) => accepted.includes(one.name) && built.has(name + one.ending))
    response.vary('accept-encoding')
    if (!found) return next()
    response.header('content-encoding', found.name)
    response.header('content-type', ownOf(TYPES, type)!)
    response.header('cache-control', A_YEAR)
    return response.stream(createReadStream(app.publicPath('assets', name + found.ending)))
  }
}
