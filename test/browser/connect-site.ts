/** The web site of an application: it remembers where people came back to, and with what. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Arrival {
  readonly method: string
  /** As received, still encoded. */
  readonly query: string
  readonly parameters: URLSearchParams
  readonly referer: string | undefined
}

export interface AppSite {
  /** The registered action URL; it has a query of its own. */
  readonly actionUrl: string
  readonly origin: string
  /** The arrival that is there or comes next; each is handed out once. */
  next(): Promise<Arrival>
  /** Those that nobody asked for are forgotten. */
  forget(): void
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

export async function openAppSite(): Promise<AppSite> {
  const arrivals: Arrival[] = []
  const waiting: ((arrival: Arrival) => void)[] = []
  const server = createServer(async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (path === '/action') {
      const body = await bodyOf(request)
      const arrival = {
        method: request.method ?? '',
        query: body === '' ? query : body,
        parameters: new URLSearchParams(body === '' ? query : body),
        referer: request.headers.referer,
      }
      const first = waiting.shift()
      if (first) first(arrival)
      else arrivals.push(arrival)
    }
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>The application</title><h1>Welcome to the application</h1>')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    actionUrl: `${origin}/action?site=1`,
    next() {
      const here = arrivals.shift()
      return here ? Promise.resolve(here) : new Promise(done => waiting.push(done))
    },
    forget() {
      arrivals.length = 0
      waiting.length = 0
    },
    close: () =>
      new Promise<void>(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
