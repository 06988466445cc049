import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'

/** A file leaves as an attachment with its own type, an RFC 6266 name, and no way to run in the page's place. */
export function sendFile(ctx: HttpContext, bytes: Uint8Array, file: { name: string; mime: string }) {
  asAttachment(ctx, file)
  return ctx.response.send(Buffer.from(bytes))
}

/** What a browser shows by itself, and cannot do anything in the page's place. */
export const VIEWABLE: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg']

/** The same to be looked at. A browser's own viewer of PDFs runs in no sandbox; what would act in a file was refused with it. */
export function showFile(ctx: HttpContext, bytes: Uint8Array, file: { name: string; mime: string }) {
  named(ctx, file, 'inline')
  const policy =
    file.mime === 'application/pdf' ? "default-src 'none'; object-src 'self'" : "default-src 'none'; sandbox"
  ctx.response.header('Content-Security-Policy', policy)
  return ctx.response.send(Buffer.from(bytes))
}

/** The same for what is not held whole. */
export function sendStream(ctx: HttpContext, content: Readable, file: { name: string; mime: string; size: number }) {
  asAttachment(ctx, file)
  ctx.response.header('Content-Length', String(file.size))
  return ctx.response.stream(content)
}

function asAttachment(ctx: HttpContext, file: { name: string; mime: string }) {
  named(ctx, file, 'attachment')
  ctx.response.header('Content-Security-Policy', "default-src 'none'; sandbox")
}

function named({ response }: HttpContext, { name, mime }: { name: string; mime: string }, as: 'inline' | 'attachment') {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, escapeRest)
  response.header('Content-Type', mime)
  response.header('Content-Disposition', `${as}; filename="${ascii}"; filename*=UTF-8''${encoded}`)
  response.header('Cache-Control', 'private, no-store')
}

function escapeRest(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
