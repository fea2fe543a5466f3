/** The weather on the wire: hostile, oversized, slow and broken requests. Each gets an answer in the protocol; nothing falls over. */
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, answer, createWorld, type World } from '../world.ts'

let world: World
let port: number
let app: string
beforeAll(async () => {
  world = await createWorld({ maxRequestBytes: 1_000_000 })
  app = (await world.web()).applicationId
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  port = (world.server.server.address() as AddressInfo).port
})
afterAll(() => world.close())

const url = () => `http://127.0.0.1:${port}/platform/wildcat.ashx`
async function code(body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const reply = await fetch(url(), { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers })
  expect(reply.status).toBe(200)
  return answer(await reply.text()).code
}
const alive = async () => expect(await code(anonymous('GetServiceDefinition', 2, '', app))).toBe(0)

describe('hostile XML', () => {
  const inside = (info: string, start = '') =>
    `${start}<r:request xmlns:r="urn:com.microsoft.wc.request"><header><method>GetServiceDefinition</method><app-id>${app}</app-id><msg-time>2026-01-01T00:00:00Z</msg-time><msg-ttl>1</msg-ttl><version>1</version></header>${info}</r:request>`
  it.each([
    ['a DOCTYPE', inside('<info/>', '<!DOCTYPE r [<!ELEMENT r ANY>]>')],
    [
      'an entity bomb',
      inside('<info>&b;</info>', '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
    ],
    ['an external entity', inside('<info>&x;</info>', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['an undeclared entity', inside('<info>&nbsp;</info>')],
    ['nesting of 100,000 elements', inside(`<info>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</info>`)],
    ['an attribute of 900 kB', inside(`<info x="${'y'.repeat(900_000)}"><z/></info>`)],
    ['10,000 attributes', inside(`<info ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}/>`)],
    ['UTF-16', Buffer.from(inside('<info/>'), 'utf16le')],
    [
      'Latin-1 that says so',
      Buffer.from(inside('<info>é</info>', '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1'),
    ],
    ['broken UTF-8', Buffer.concat([Buffer.from(inside('<info>')), Buffer.from([0xc3, 0x28]), Buffer.from('</info>')])],
    ['a null character', inside('<info>\0</info>')],
    ['a forbidden reference', inside('<info>&#0;</info>')],
    ['two roots', `${inside('<info/>')}<again/>`],
    ['no XML at all', 'hello'],
    ['HTML', '<!doctype html><html><body>hi</body></html>'],
  ])('with %s is answered with 3', async (_what, body) => {
    expect(await code(body)).toBe(3)
    await alive()
  })
  it('of random bytes and random cuts never gets anything but an answer', async () => {
    const good = Buffer.from(inside('<info><response-sections><section>topology</section></response-sections></info>'))
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 6 }), fc.nat(4), async (at, bytes, cut) => {
        const body = Buffer.concat([good.subarray(0, at), Buffer.from(bytes), good.subarray(at + cut)])
        const got = await code(body)
        expect(Number.isInteger(got) && got !== 1).toBe(true)
      }),
      { numRuns: 400, seed: 20261122 },
    )
    await alive()
  })
})

describe('oversized and slow requests', () => {
  it('of more than the limit are answered with 39, also when they only unpack to it', async () => {
    expect(await code('x'.repeat(1_000_001))).toBe(39)
    expect(await code(gzipSync(Buffer.alloc(50_000_000, 0x20)), { 'content-encoding': 'gzip' })).toBe(39)
    await alive()
  })
  it('without an end, in chunks, are answered with 39 at the limit', async () => {
    const got = await new Promise<number>((resolve, reject) => {
      const sending = httpRequest(url(), { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, reply => {
        const chunks: Buffer[] = []
        reply
          .on('data', chunk => chunks.push(chunk))
          .on('end', () => {
            sending.destroy()
            resolve(answer(Buffer.concat(chunks).toString()).code)
          })
      })
      sending.on('error', error => ((error as NodeJS.ErrnoException).code === 'ECONNRESET' ? undefined : reject(error)))
      const chunk = Buffer.alloc(100_000, 0x61)
      const more = () => {
        if (!sending.destroyed && !sending.writableEnded) sending.write(chunk, () => setImmediate(more))
      }
      more()
    })
    expect(got).toBe(39)
    await alive()
  })
  it('that are broken off leave nothing behind', async () => {
    for (let i = 0; i < 20; i++) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      await new Promise(resolve => socket.once('connect', resolve))
      socket.write(`POST /platform/wildcat.ashx HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n<r:request`)
      await new Promise(resolve => setImmediate(resolve))
      socket.destroy()
    }
    await alive()
  })
})

describe('old HTTP', () => {
  it('1.0 gets its answer with a length, never in chunks', async () => {
    const body = anonymous('GetServiceDefinition', 2, '', app)
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      const chunks: Buffer[] = []
      socket
        .on('data', chunk => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks).toString()))
        .on('error', reject)
      socket.write(
        `POST //platform//wildcat.ashx HTTP/1.0\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
    expect(reply).toMatch(/^HTTP\/1\.[01] 200/)
    expect(reply.toLowerCase()).toContain('content-length:')
    expect(reply.toLowerCase()).not.toContain('transfer-encoding')
    expect(reply).toContain('<code>0</code>')
  })
})
