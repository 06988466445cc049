import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'

/** A file leaves as an attachment with its own type, an RFC 6266 name, and no way to run in the page's place. */
export function sendFile(ctx: HttpContext, bytes: Uint8Array, file: { name: string; mime: string }) {
  asAttachment(ctx, file)
  return ctx.response.send(Buffer.from(bytes))
}

/** The same for what is not held whole. */
export function sendStream(ctx: HttpContext, content: Readable, file: { name: string; mime: string; size: number }) {
  asAttachment(ctx, file)
  ctx.response.header('Content-Length', String(file.size))
  return ctx.response.stream(content)
}

function asAttachment({ response }: HttpContext, { name, mime }: { name: string; mime: string }) {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, escapeRest)
  response.header('Content-Type', mime)
  response.header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
  response.header('Content-Security-Policy', "default-src 'none'; sandbox")
  response.header('Cache-Control', 'private, no-store')
}

function escapeRest(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
