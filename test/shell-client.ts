/** A browser without a screen: cookies, forms and their tokens over `inject`, for tests of the Shell that need no Chromium. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

export interface ShellClient {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Fetches the page, then sends its form with the token that stands in it. */
  submit(
    path: string,
    values: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  /** Sends exactly this. */
  post(path: string, values: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

export const tokenIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

export function shellClient(server: FastifyInstance, address = '10.0.0.1'): ShellClient {
  const cookies = new Map<string, string>()
  const keep = (reply: LightMyRequestResponse) => {
    for (const { name, value, maxAge, expires } of reply.cookies) {
      if (value === '' || maxAge === 0 || (expires && expires.getTime() < Date.now())) cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  const send = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string) =>
    keep(
      await server.inject({
        method,
        url,
        remoteAddress: address,
        cookies: Object.fromEntries(cookies),
        headers: { ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
        ...(payload !== undefined && { payload }),
      }),
    )
  const client: ShellClient = {
    cookies,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, values, headers = {}) => send('POST', path, headers, new URLSearchParams(values).toString()),
    async submit(path, values, headers = {}) {
      const page = await client.get(path)
      return client.post(path, { _csrf: tokenIn(page.body), ...values }, headers)
    },
  }
  return client
}

export const signUpValues = (email: string): Record<string, string> => ({
  name: 'Ann Baker',
  email,
  password: 'quiet river lantern',
  'birth-day': '27',
  'birth-month': '3',
  'birth-year': '1985',
  agree: 'yes',
  timeZone: 'Europe/Berlin',
})
