/** A world that listens, a person with a record, and the client as an application has it. */
import type { AddressInfo } from 'node:net'
import { type WebApplication, webApplication } from '../../client/src/index.ts'
import type { PlatformOptions } from '../../client/src/platform.ts'
import { applicationById } from '../../src/domain/applications.ts'
import type { PlatformSettings } from '../../src/domain/context.ts'
import { issueUserToken } from '../../src/domain/sessions.ts'
import { createWorld, type World } from '../world.ts'

export interface Here {
  readonly world: World
  readonly origin: string
  readonly personId: string
  readonly recordId: string
  /** Ids as the application sees them. */
  readonly seen: { readonly personId: string; readonly recordId: string }
  readonly applicationId: string
  readonly privateKey: string
  readonly thumbprint: string
  /** A token as the person brings it back from the Shell. */
  userToken(): Promise<string>
  client(options?: Partial<PlatformOptions>): WebApplication
}

export async function here(settings: Partial<PlatformSettings> = {}): Promise<Here> {
  const world = await createWorld(settings)
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`
  const { services } = world.platform
  const { personId } = await world.person('Ann')
  const recordId = await world.record({ personId })
  const app = await world.web()
  await world.grant(app, { personId }, recordId)
  const { applicationId } = app
  const privateKey = app.key!.export({ type: 'pkcs8', format: 'pem' }) as string
  const thumbprint = app.thumbprint!
  return {
    world,
    origin,
    personId,
    recordId,
    applicationId,
    privateKey,
    thumbprint,
    seen: {
      personId: services.seals.personAs(applicationId, personId),
      recordId: services.seals.recordAs(applicationId, personId, recordId),
    },
    async userToken() {
      const application = await applicationById(services, applicationId)
      return issueUserToken(services, services.db.now, application!, personId, 3600)
    },
    client: options =>
      webApplication({ server: origin, applicationId, privateKey, thumbprint, fetch: nearby(origin), ...options }),
  }
}

/** Addresses of blobs are told as the world knows itself; this finds them where it listens. */
export const nearby =
  (origin: string, inner = fetch): typeof fetch =>
  (url, init) =>
    inner(String(url).replace('http://localhost:8080', origin), init)

/** `fetch` that counts what it is asked, by method, and can be told to fail before or after it reaches the server. */
export function watchedFetch() {
  const asked: string[] = []
  const failures: ('before' | 'after' | number)[] = []
  const watched: typeof fetch = async (url, init) => {
    asked.push(/<method>(\w+)/.exec(String(init?.body))?.[1] ?? 'bytes')
    const failure = failures.shift()
    if (failure === 'before') throw new TypeError('fetch failed')
    if (typeof failure === 'number') return new Response('Busy', { status: failure })
    const reply = await fetch(url, init)
    if (failure === 'after') throw new TypeError('fetch failed')
    return reply
  }
  return { fetch: watched, asked, failures }
}
