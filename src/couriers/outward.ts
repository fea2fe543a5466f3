/**
 * A POST to an address that an application chose. It reaches the public network only: the address is looked up once, every
 * answer is looked at, and the connection is made to what was looked at, so that no name can point elsewhere afterwards.
 * Redirects are not followed, the answer is not read beyond its status.
 */
import { lookup } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** For everything, from the look-up to the status. Milliseconds. */
  readonly within: number
  /** Private networks and plain http too. */
  readonly anywhere: boolean
}

/** An address on the public network; those that stand for others (IPv4 in IPv6, NAT64, 6to4, Teredo) are not. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** Refuses a name when any of its addresses is not public: which one would be taken is not ours to say. */
const publicOnly: LookupFunction = (name, options, done) =>
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const refused = addresses.length === 0 || addresses.some(a => !isPublic(a.address))
    if (refused) return done(Object.assign(new Error('not a public address'), { code: 'ENOTPUBLIC' }), [])
    if (options.all) return done(null, addresses)
    return done(null, addresses[0]!.address, addresses[0]!.family)
  })

/** The status of the answer; rejects when there was none in time. */
export function post({ url, headers, body, within, anywhere }: Post): Promise<number> {
  const to = new URL(url)
  const host = to.hostname.replace(/^\[|\]$/g, '')
  if (!anywhere) {
    if (to.protocol !== 'https:') return Promise.reject(refusal('not https'))
    // A literal address is connected to without a look-up.
    if (ipaddr.isValid(host) && !isPublic(host)) return Promise.reject(refusal('not a public address'))
  }
  return new Promise((resolve, reject) => {
    const send = to.protocol === 'https:' ? tlsRequest : plainRequest
    const request = send(
      to,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': body.length },
        signal: AbortSignal.timeout(within),
        ...(!anywhere && { lookup: publicOnly }),
      },
      answer => {
        resolve(answer.statusCode ?? 0)
        answer.destroy()
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const refusal = (why: string) => Object.assign(new Error(why), { code: 'EREFUSEDADDRESS' })
