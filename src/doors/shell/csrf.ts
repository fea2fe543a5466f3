/**
 * Changes come from our own pages only. Each form carries an HMAC of the session (or of the visit cookie, before sign-in),
 * and what the browser says of the request's origin must agree. Either alone would do; together they survive a mistake.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Csrf {
  token(secret: string): string
  matches(secret: string, token: string): boolean
  /** Signs a short text that goes to the browser and comes back. */
  sign(purpose: string, text: string): string
  /** The text, when it is ours. */
  open(purpose: string, signed: string): string | undefined
}

export function createCsrf(key: Buffer): Csrf {
  const mac = (purpose: string, text: string) => createHmac('sha256', key).update(`${purpose}\0${text}`).digest()
  const equal = (given: string, wanted: Buffer) => {
    const bytes = Buffer.from(given, 'base64url')
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
  }
  return {
    token: secret => mac('csrf', secret).toString('base64url'),
    matches: (secret, token) => equal(token, mac('csrf', secret)),
    sign: (purpose, text) => `${Buffer.from(text).toString('base64url')}.${mac(purpose, text).toString('base64url')}`,
    open(purpose, signed) {
      const [body = '', tag = ''] = signed.split('.')
      const text = Buffer.from(body, 'base64url').toString()
      return equal(tag, mac(purpose, text)) ? text : undefined
    },
  }
}

/** Did a page of this site send it? `Sec-Fetch-Site` where browsers send it, otherwise `Origin`; a client that sends neither is no browser. */
export function sameSite(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined) return true
  return origin === new URL(publicUrl).origin || origin.replace(/^https?:\/\//, '') === headers.host
}

/** Every browser of ours says one of the two with a form; a program says neither. */
export const fromBrowser = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined
