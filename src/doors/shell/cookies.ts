/**
 * The Shell's cookies. Over https their names begin with `__Host-`, so that no other host of the domain can set them.
 * `session` is the secret of the sign-in, `visit` ties forms to a browser that nobody has signed in with, `flash` carries one
 * sentence to the next page, `record` remembers the record last looked at, `code` carries a code that was typed (typed-code.ts),
 * `operator` is the secret of an operator's sign-in, which no other site can make a browser send.
 */
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type CookieName = 'session' | 'visit' | 'flash' | 'record' | 'code' | 'operator'

export interface Jar {
  get(request: FastifyRequest, name: CookieName): string | undefined
  /** Without `seconds` the cookie ends with the browser. */
  set(reply: FastifyReply, name: CookieName, value: string, seconds?: number): void
  clear(reply: FastifyReply, name: CookieName): void
}

export function createJar(publicUrl: string): Jar {
  const secure = publicUrl.startsWith('https:')
  const full = (name: CookieName) => `${secure ? '__Host-' : ''}healthkeep-${name}`
  const common: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure }
  return {
    get: (request, name) => {
      const value = request.cookies[full(name)]
      return value === '' ? undefined : value
    },
    set: (reply, name, value, seconds) =>
      void reply.setCookie(full(name), value, {
        ...common,
        ...(name === 'operator' && { sameSite: 'strict' }),
        ...(seconds !== undefined && { maxAge: seconds }),
      }),
    clear: (reply, name) => void reply.clearCookie(full(name), common),
  }
}
