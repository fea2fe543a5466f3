/** Speaks the REST interface (shell.md §5) with a world's server over HTTP, as an application would. */
import { expect } from 'vitest'
import { applicationById } from '../src/domain/applications.ts'
import { issueUserToken } from '../src/domain/sessions.ts'
import { surprises } from './rest-document.ts'
import { openSession, type TestApplication, type World } from './world.ts'

export interface RestAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any operation, looked into by tests
  readonly body: any
}

export interface RestClient {
  readonly authorization: string
  call(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<RestAnswer>
}

/** Starts to listen; the address of the interface. */
export async function listening({ server }: World): Promise<string> {
  const address = server.server.address()
  if (typeof address === 'object' && address !== null) return `http://127.0.0.1:${address.port}/rest`
  return `${await server.listen({ port: 0, host: '127.0.0.1' })}/rest`
}

/** A client that acts for a person in a record; with `token` by a user token and the record that the person chose. */
export async function restClient(
  world: World,
  app: TestApplication,
  who: { person: { personId: string }; record: string },
  by: 'offline' | 'token' = 'offline',
): Promise<RestClient> {
  const { services } = world.platform
  const send = async (body: string) =>
    (
      await world.server.inject({
        method: 'POST',
        url: '/platform/wildcat.ashx',
        payload: body,
        headers: { 'content-type': 'text/xml' },
      })
    ).body
  const origin = await listening(world)
  const { token } = await openSession(send, app, services.clock.now())
  const { personId } = who.person
  const application = await applicationById(services, app.applicationId)
  const person =
    by === 'token'
      ? `user-token=${await issueUserToken(services, services.db.now, application!, personId, 3600)}`
      : `offline-person-id=${services.seals.personAs(app.applicationId, personId)},record-id=${services.seals.recordAs(app.applicationId, personId, who.record)}`
  const authorization = `MSH-V1 app-token=${token},${person}`
  return {
    authorization,
    async call(verb, path, body, headers = {}) {
      const reply = await fetch(path.startsWith('http') ? path : origin + path, {
        method: verb,
        headers: {
          authorization,
          'x-ms-version': '2.0-preview',
          ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await reply.text()
      const answer = text === '' ? undefined : JSON.parse(text)
      expect(surprises(verb, path, reply.status, answer)).toEqual([])
      return { status: reply.status, headers: reply.headers, body: answer }
    },
  }
}
