import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepFiles, sweepUploads } from '../../src/domain/blobs.ts'
import { BlockHash, blockSize } from '../../src/store/blobs.ts'
import { sql } from '../../src/store/db.ts'
import type { Client, World } from '../world.ts'
import { createWorld } from '../world.ts'
import {
  change,
  file,
  format,
  getById,
  home,
  type Key,
  keysOf,
  newThing,
  put,
  putOne,
  shell,
  types,
} from './thing-samples.ts'

let world: World
let origin: string
let own: Awaited<ReturnType<typeof home>>
let client: Client
beforeAll(async () => {
  world = await createWorld({ maxBlobBytes: 8 * 1024 * 1024 })
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`
  own = await home(world)
  client = own.client
})
afterAll(() => world.close())

const unescaped = (text: string) => text.replaceAll('&amp;', '&')
const local = (url: string) => unescaped(url).replace(/^https?:\/\/[^/]+/, origin)
const hashOf = (bytes: Uint8Array) => new BlockHash().update(bytes).digest().toString('base64')
const bytesOf = (length: number, seed = 7) => Buffer.from(Array.from({ length }, (_, i) => (i * seed + (i >> 8)) & 255))

async function begin(by: Client = client, options: { record?: string | null } = {}): Promise<string> {
  const answer = await by.call('BeginPutBlob', 1, '', options)
  return unescaped(/<blob-ref-url>([^<]+)/.exec(answer.xml)![1]!)
}
interface Sent {
  readonly range?: string
  readonly complete?: boolean
  readonly method?: 'POST' | 'PUT'
  readonly headers?: Record<string, string>
}
const send = async (
  url: string,
  body: Buffer | undefined,
  { range, complete, method = 'POST', headers = {} }: Sent = {},
): Promise<number> =>
  (
    await fetch(local(url), {
      method,
      ...(body && { body: new Uint8Array(body) }),
      headers: { ...(range && { 'content-range': range }), ...(complete && { 'x-hv-blob-complete': '1' }), ...headers },
    })
  ).status
const range = (start: number, bytes: Buffer, total: number | '*' = '*') =>
  `bytes ${start}-${start + bytes.length - 1}/${total}`
async function upload(bytes: Buffer, by: Client = client): Promise<string> {
  const url = await begin(by)
  for (let at = 0; at < bytes.length; at += blockSize) {
    const part = bytes.subarray(at, at + blockSize)
    expect(await send(url, part, { range: range(at, part), complete: at + blockSize >= bytes.length })).toBe(200)
  }
  return url
}

const blob = (parts: {
  name?: string
  type?: string
  hash?: string
  blockSize?: number
  algorithm?: string
  length?: number | string
  base64?: string
  url?: string
}) =>
  `<blob><blob-info><name>${parts.name ?? ''}</name>${parts.type === undefined ? '' : `<content-type>${parts.type}</content-type>`}${
    parts.hash === undefined
      ? ''
      : `<hash-info><algorithm>${parts.algorithm ?? 'SHA256Block'}</algorithm><params><block-size>${parts.blockSize ?? blockSize}</block-size></params><hash>${parts.hash}</hash></hash-info>`
  }</blob-info>${parts.length === undefined ? '' : `<content-length>${parts.length}</content-length>`}${parts.base64 === undefined ? '' : `<base64data>${parts.base64}</base64data>`}${
    parts.url === undefined ? '' : `<blob-ref-url>${parts.url}</blob-ref-url>`
  }</blob>`
const payload = (...blobs: string[]) => `<blob-payload>${blobs.join('')}</blob-payload>`
const fileWith = (...blobs: string[]) => newThing(types.file, file('a.bin'), payload(...blobs))
const code = async (things: string) => (await client.call('PutThings', 2, things)).code

interface ShownBlob {
  readonly name: string
  readonly type: string
  readonly hash: string
  readonly length: number
  readonly url?: string
  readonly base64?: string
}
async function blobsOf(
  id: string,
  form = 'streamed',
  names: readonly string[] = [],
  by: Client = client,
): Promise<ShownBlob[]> {
  const filters =
    names.length === 0
      ? ''
      : `<blob-filters>${names.map(n => `<blob-filter><blob-name>${n}</blob-name></blob-filter>`).join('')}</blob-filters>`
  const request = `<blob-payload-request>${filters}<blob-format><blob-format-spec>${form}</blob-format-spec></blob-format></blob-payload-request>`
  const { xml, code: status } = await by.call(
    'GetThings',
    3,
    `<group><id>${id}</id>${format(['blobpayload'], '', request)}</group>`,
  )
  if (status !== 0) throw new Error(`GetThings ${status}`)
  return [...xml.matchAll(/<blob>(.*?)<\/blob>/gs)].map(([, b = '']) => {
    const part = (name: string) => new RegExp(`<${name}>([^<]*)`).exec(b)?.[1]
    const [url, base64] = [part('blob-ref-url'), part('base64data')]
    return {
      name: part('name')!,
      type: part('content-type')!,
      hash: part('hash')!,
      length: Number(part('content-length')),
      ...(url !== undefined && { url }),
      ...(base64 !== undefined && { base64 }),
    }
  })
}
async function download(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const reply = await fetch(local(url), { method, headers })
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}

describe('BeginPutBlob', () => {
  test('tells an absolute address, sizes that Java can read, and how to hash', async () => {
    const { xml } = await client.call('BeginPutBlob', 1)
    expect(xml).toMatch(
      /<blob-ref-url>http:\/\/localhost:8080\/streaming\/wildcatblob\.ashx\?blob-ref-token=[A-Za-z0-9_-]{43}<\/blob-ref-url><blob-chunk-size>2097152<\/blob-chunk-size><max-blob-size>8388608<\/max-blob-size><blob-hash-algorithm>SHA256Block<\/blob-hash-algorithm><blob-hash-parameters><block-size>2097152<\/block-size><\/blob-hash-parameters>/,
    )
    expect((await client.call('BeginPutBlob', 1, '', { record: null })).code).toBe(0)
  })
})

describe('streamed blobs', () => {
  test('the hash of five letters is the published one', () => {
    expect(hashOf(Buffer.from('hello'))).toBe('lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=')
    expect(hashOf(Buffer.alloc(0))).toBe('Xfbg4nYTWdMKgnUFjimfzAOBU0VF9Vz0PkGYP11MlFY=')
  })

  test('up in chunks, attached, and down again whole and in part', async () => {
    const bytes = bytesOf(blockSize + 5000)
    const url = await upload(bytes)
    const key = await putOne(
      client,
      fileWith(blob({ type: 'image/png', url, hash: hashOf(bytes), length: bytes.length })),
    )
    const [shown] = await blobsOf(key.id)
    expect(shown).toMatchObject({ name: '', type: 'image/png', hash: hashOf(bytes), length: bytes.length })
    const whole = await download(shown!.url!)
    expect(whole.status).toBe(200)
    expect(whole.bytes.equals(bytes)).toBe(true)
    expect([
      whole.headers.get('content-type'),
      whole.headers.get('content-length'),
      whole.headers.get('accept-ranges'),
      whole.headers.get('content-encoding'),
    ]).toEqual(['image/png', String(bytes.length), 'bytes', null])
    const part = await download(shown!.url!, { range: 'bytes=1000-1999' })
    expect([part.status, part.headers.get('content-range'), part.bytes.equals(bytes.subarray(1000, 2000))]).toEqual([
      206,
      `bytes 1000-1999/${bytes.length}`,
      true,
    ])
    const window = await download(shown!.url!, { range: `bytes=${blockSize}-${blockSize * 2}` })
    expect([window.status, window.headers.get('content-range'), window.bytes.length]).toEqual([
      206,
      `bytes ${blockSize}-${bytes.length - 1}/${bytes.length}`,
      5000,
    ])
    const beyond = await download(shown!.url!, { range: `bytes=${bytes.length}-${bytes.length + 100}` })
    expect([beyond.status, beyond.headers.get('content-range'), beyond.bytes.length]).toEqual([
      416,
      `bytes */${bytes.length}`,
      0,
    ])
    const last = await download(shown!.url!, { range: 'bytes=-10' })
    expect([last.status, last.bytes.equals(bytes.subarray(-10))]).toEqual([206, true])
    const head = await download(shown!.url!, {}, 'HEAD')
    expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, String(bytes.length), 0])
  })

  test('PUT works as POST does, any content type or none, and a total instead of a star', async () => {
    const bytes = bytesOf(100)
    for (const headers of [
      { 'content-type': 'application/octet-stream' },
      { 'content-type': 'not a type' },
      { 'content-type': 'application/json' },
      {},
    ]) {
      const url = await begin()
      expect(
        await send(url, bytes, {
          method: 'PUT',
          range: range(0, bytes, 100),
          complete: true,
          headers: headers as Record<string, string>,
        }),
      ).toBe(200)
      expect(await code(fileWith(blob({ url, hash: hashOf(bytes) })))).toBe(0)
    }
  })

  test('a first request without a range carries the whole blob', async () => {
    const url = await begin()
    expect(await send(url, bytesOf(50), { complete: true })).toBe(200)
    expect(await code(fileWith(blob({ url, length: 50 })))).toBe(0)
  })

  test('bytes beyond the range are ignored, missing ones are 400 and leave nothing', async () => {
    const url = await begin()
    const buffer = bytesOf(1000)
    expect(await send(url, buffer, { range: 'bytes 0-1999/*' })).toBe(400)
    expect(await send(url, buffer, { range: 'bytes 0-99/*', complete: true })).toBe(200)
    const key = await putOne(client, fileWith(blob({ url })))
    const [shown] = await blobsOf(key.id)
    expect((await download(shown!.url!)).bytes.equals(buffer.subarray(0, 100))).toBe(true)
  })

  test('chunked bodies without a length are taken', async () => {
    const url = await begin()
    const bytes = bytesOf(3000)
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        local(url),
        {
          method: 'POST',
          headers: { 'transfer-encoding': 'chunked', 'content-range': range(0, bytes), 'x-hv-blob-complete': '1' },
        },
        reply => {
          reply.resume()
          resolve(reply.statusCode!)
        },
      )
      request.on('error', reject)
      request.write(bytes.subarray(0, 1000))
      request.end(bytes.subarray(1000))
    })
    expect(status).toBe(200)
    expect(await code(fileWith(blob({ url, hash: hashOf(bytes) })))).toBe(0)
  })

  test('a chunk again is the same chunk, a gap is 416, a nonsense range 400, too much 413', async () => {
    const url = await begin()
    const bytes = bytesOf(2000)
    const first = bytes.subarray(0, 1000)
    expect(await send(url, first, { range: range(0, first) })).toBe(200)
    expect(await send(url, first, { range: range(0, first) })).toBe(200)
    expect(await send(url, first, { range: 'bytes 1500-2499/*' })).toBe(416)
    expect(await send(url, bytes, { range: 'bytes 500-2499/*' })).toBe(416)
    expect(await send(url, first, { range: 'bytes 9-0/*' })).toBe(400)
    expect(await send(url, first, { range: 'lines 0-9/*' })).toBe(400)
    expect(await send(url, first, { range: `bytes 0-${8 * 1024 * 1024}/*` })).toBe(413)
    expect(await send(url, bytes.subarray(1000), { range: range(1000, first), complete: true })).toBe(200)
    expect(await code(fileWith(blob({ url, hash: hashOf(bytes) })))).toBe(0)
  })

  test('a body without a range cannot grow beyond the limit either', async () => {
    const url = await begin()
    expect(await send(url, Buffer.alloc(8 * 1024 * 1024 + 1), { complete: true })).toBe(413)
  })

  test('completion without a body, once or again, is fine; bytes after it are 409', async () => {
    const url = await begin()
    const bytes = bytesOf(100)
    expect(await send(url, bytes, { range: range(0, bytes) })).toBe(200)
    expect(await send(url, undefined, { complete: true })).toBe(200)
    expect(await send(url, undefined, { complete: true })).toBe(200)
    expect(await send(url, bytes, { range: range(100, bytes) })).toBe(409)
    expect(await code(fileWith(blob({ url })))).toBe(0)
    expect(await send(url, bytes, { range: range(100, bytes) })).toBe(409)
    expect(await send(url, undefined, { complete: true })).toBe(409)
  })

  test('an empty blob, as iOS and old .NET send it', async () => {
    const ios = await begin()
    expect(await send(ios, undefined, { range: 'bytes 0-18446744073709551615/*', complete: true })).toBe(200)
    const dotnet = await begin()
    expect(await send(dotnet, undefined, { complete: true })).toBe(200)
    for (const url of [ios, dotnet]) {
      const key = await putOne(client, fileWith(blob({ url, length: 0 })))
      const [shown] = await blobsOf(key.id)
      expect(shown).toMatchObject({ length: 0, hash: 'Xfbg4nYTWdMKgnUFjimfzAOBU0VF9Vz0PkGYP11MlFY=' })
      const got = await download(shown!.url!)
      expect([got.status, got.headers.get('content-length'), got.bytes.length]).toEqual([200, '0', 0])
      expect((await blobsOf(key.id, 'inline'))[0]!.base64).toBeUndefined()
    }
  })

  test('unknown and expired addresses are 403', async () => {
    expect(
      await send(`${origin}/streaming/wildcatblob.ashx?blob-ref-token=nonsense`, bytesOf(1), { complete: true }),
    ).toBe(403)
    expect(await send(`${origin}/streaming/wildcatblob.ashx`, bytesOf(1), { complete: true })).toBe(403)
    expect((await download(`${origin}/streaming/wildcatblob.ashx?blob-ref-token=nonsense`)).status).toBe(403)
    const url = await begin()
    world.pass(172_801_000)
    expect(await send(url, bytesOf(1), { complete: true })).toBe(403)
    expect(await sweepUploads(world.platform.services)).toBeGreaterThan(0)
    world.pass(-172_801_000)
  })

  test('the path is the same in any case and with doubled slashes', async () => {
    const url = await begin()
    const other = local(url)
      .replace('/streaming/wildcatblob.ashx', '//Streaming//WildcatBlob.ashx')
      .replace('blob-ref-token', 'Blob-Ref-Token')
    expect(
      (
        await fetch(other, {
          method: 'POST',
          body: 'x',
          headers: { 'content-range': 'bytes 0-0/*', 'x-hv-blob-complete': '1' },
        })
      ).status,
    ).toBe(200)
  })
})

describe('attaching', () => {
  test('an address is used once: 101; a failed write does not use it up; strangers get 88', async () => {
    const url = await upload(bytesOf(10))
    const stranger = await home(world)
    expect((await stranger.client.call('PutThings', 2, fileWith(blob({ url })))).code).toBe(88)
    expect(await code(fileWith(blob({ url })) + newThing(types.weight, '<weight/>'))).toBe(3)
    expect(await code(fileWith(blob({ url }), blob({ name: 'again', url })))).toBe(101)
    expect(await code(fileWith(blob({ url })) + fileWith(blob({ url })))).toBe(101)
    expect(await code(fileWith(blob({ url })))).toBe(0)
    expect(await code(fileWith(blob({ url })))).toBe(101)
    expect(await code(fileWith(blob({ url: 'https://example.org/x' })))).toBe(88)
    expect(await code(fileWith(blob({ url: 'https://example.org/?blob-ref-token=unknown' })))).toBe(88)
  })

  test('an upload begun without a record may be attached to any, one begun with a record only there', async () => {
    const second = await world.record(own.person)
    await world.grant(own.app, own.person, second)
    const there = await world.client(own.app, { person: own.person, record: second })
    const free = await begin(client, { record: null })
    await send(free, bytesOf(5), { complete: true })
    expect((await there.call('PutThings', 2, fileWith(blob({ url: free })))).code).toBe(0)
    const bound = await upload(bytesOf(5))
    expect((await there.call('PutThings', 2, fileWith(blob({ url: bound })))).code).toBe(88)
  })

  test('an unfinished upload is 102, unless its length is whole chunks or as stated, or its hash matches', async () => {
    const part = async (length: number) => {
      const url = await begin()
      const bytes = bytesOf(length)
      for (let at = 0; at < length; at += blockSize) {
        const chunk = bytes.subarray(at, at + blockSize)
        await send(url, chunk, { range: range(at, chunk) })
      }
      return { url, hash: hashOf(bytes) }
    }
    const nothing = await begin()
    expect(await code(fileWith(blob({ url: nothing })))).toBe(102)
    const open = await part(100)
    expect(await code(fileWith(blob({ url: open.url })))).toBe(102)
    expect(await code(fileWith(blob({ url: open.url, length: 101 })))).toBe(102)
    expect(await code(fileWith(blob({ url: open.url, hash: 'wrong' })))).toBe(102)
    expect(await code(fileWith(blob({ url: open.url, hash: open.hash })))).toBe(0)
    const stated = await part(100)
    expect(await code(fileWith(blob({ url: stated.url, length: 100 })))).toBe(0)
    const whole = await part(blockSize * 2)
    expect(await code(fileWith(blob({ url: whole.url })))).toBe(0)
  })

  test('hash and length must match what was uploaded: 106, 107, 109, 111', async () => {
    const bytes = bytesOf(blockSize + 1)
    const url = await upload(bytes)
    const hash = hashOf(bytes)
    expect(await code(fileWith(blob({ url, hash, algorithm: 'MD5' })))).toBe(106)
    expect(await code(fileWith(blob({ url, hash, blockSize: 0 })))).toBe(107)
    expect(await code(fileWith(blob({ url, hash, blockSize: 1024 })))).toBe(109)
    expect(await code(fileWith(blob({ url, hash: hashOf(bytesOf(3)) })))).toBe(111)
    expect(await code(fileWith(blob({ url, length: 7 })))).toBe(111)
    expect(await code(fileWith(blob({ url, hash, length: -1 })))).toBe(0)
  })

  test('two blobs of one name are 100; names count their case', async () => {
    expect(await code(fileWith(blob({ name: 'a', base64: 'eA==' }), blob({ name: 'a', base64: 'eQ==' })))).toBe(100)
    expect(await code(fileWith(blob({ name: 'a', base64: 'eA==' }), blob({ name: 'A', base64: 'eQ==' })))).toBe(0)
  })

  test('a new blob needs bytes, and base64 must be base64', async () => {
    expect(await code(fileWith(blob({ name: 'a' })))).toBe(3)
    expect(await code(fileWith(blob({ name: 'a', base64: '!' })))).toBe(3)
    expect(await code(fileWith(blob({ name: 'a', base64: 'eA==', url: 'https://x/?blob-ref-token=y' })))).toBe(3)
    expect(await code(fileWith(blob({ name: 'a', base64: 'eA==', length: 2 })))).toBe(111)
  })
})

describe('inline blobs and merging', () => {
  test('who may only look leaves no bytes behind, whatever thing they name', async () => {
    const key = await putOne(client, newThing(types.file, file('kept.bin')))
    const viewer = await world.person('Viewer')
    await world.share(own.recordId, viewer, { level: 'View' })
    await world.grant(own.app, viewer, own.recordId)
    const looking = await world.client(own.app, { person: viewer, record: own.recordId })
    const bytes = Buffer.from('bytes of somebody who may only look')
    const things = [change(key, payload(blob({ base64: bytes.toString('base64') })))]
    const { code: answered } = await looking.call('PutThings', 2, things.join(''))
    expect(answered).toBe(11)
    const left = await world.platform.services.db.now.query(
      sql`select file from blob_file where hash = ${hashOf(bytes)}`,
    )
    expect(left).toEqual([])
  })
  const names = async (key: Key) => (await blobsOf(key.id, 'information')).map(b => b.name).sort()

  test('they come back as information, inline or streamed, all or by name', async () => {
    const key = await putOne(
      client,
      fileWith(blob({ base64: ' aGVs\n bG8= ', type: 'text/plain' }), blob({ name: 'b', base64: 'eA==' })),
    )
    const [first, second] = await blobsOf(key.id, 'inline')
    expect([first!.base64, first!.length, first!.hash, second!.type]).toEqual([
      'aGVsbG8=',
      5,
      'lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=',
      'application/octet-stream',
    ])
    const information = await blobsOf(key.id, 'information')
    expect(information.map(b => [b.url, b.base64])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
    expect((await blobsOf(key.id, 'streamed', ['b'])).map(b => b.name)).toEqual(['b'])
    expect((await blobsOf(key.id, 'streamed', [''])).map(b => b.name)).toEqual([''])
    const { xml } = await client.call('GetThings', 3, `<group><id>${key.id}</id>${format(['blobpayload'], '')}</group>`)
    expect(xml.match(/<blob-ref-url>/g)).toHaveLength(2)
    expect(
      (await client.call('GetThings', 3, `<group><id>${key.id}</id>${format(['core'], '')}</group>`)).xml,
    ).not.toContain('blob-payload')
  })

  test('a wrong hash of inline bytes is forgiven, and the right one is told', async () => {
    const key = await putOne(client, fileWith(blob({ base64: 'aGVsbG8=', hash: 'other', blockSize: 16384 })))
    expect((await blobsOf(key.id, 'information'))[0]!.hash).toBe('lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=')
  })

  test('blobs merge by name: set, keep, remove, and those not mentioned stay', async () => {
    const first = await putOne(
      client,
      fileWith(
        blob({ name: 'a', base64: 'YQ==' }),
        blob({ name: 'b', base64: 'Yg==' }),
        blob({ name: 'c', base64: 'Yw==' }),
      ),
    )
    const second = await putOne(
      client,
      change(
        first,
        payload(
          blob({ name: 'a', base64: 'QUE=' }),
          blob({ name: 'b', length: 0 }),
          blob({ name: 'd', base64: 'ZA==' }),
        ),
      ),
    )
    expect(await names(second)).toEqual(['a', 'c', 'd'])
    expect((await blobsOf(second.id, 'inline', ['a']))[0]!.base64).toBe('QUE=')
    const third = await putOne(client, change(second, `<data-xml>${file('new name')}</data-xml>`))
    expect(await names(third)).toEqual(['a', 'c', 'd'])
    const versions = await world.platform.services.db.read.query<{ blobs: { name: string }[] }>(sql`
      select blobs from thing_version where thing_id = ${first.id} order by updated_at`)
    expect(versions.map(v => v.blobs.map(b => b.name))).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c', 'd'],
    ])
  })

  test('what was read may be sent back as it is: that is no change', async () => {
    const key = await putOne(client, fileWith(blob({ name: 'a', base64: 'YQ==', type: 'text/plain' })))
    const [shown] = await blobsOf(key.id)
    const same = payload(
      blob({ name: 'a', url: shown!.url!, hash: shown!.hash, length: shown!.length, type: shown!.type }),
    )
    expect(await putOne(client, change(key, same))).toEqual(key)
    expect(await putOne(client, change(key, payload(blob({ name: 'a', hash: shown!.hash }))))).toEqual(key)
    expect(await code(change(key, payload(blob({ name: 'a', hash: shown!.hash, algorithm: 'SHA1' }))))).toBe(108)
    expect(await code(change(key, payload(blob({ name: 'a', hash: 'x' }))))).toBe(111)
    expect(await code(change(key, payload(blob({ name: 'other', url: shown!.url! }))))).toBe(88)
    const elsewhere = await putOne(client, fileWith(blob({ name: 'a', base64: 'YQ==' })))
    expect(await code(change(elsewhere, payload(blob({ name: 'a', url: shown!.url! }))))).toBe(88)
  })

  test('an inline blob that no answer can hold is 99, as data-other 89', async () => {
    const small = await createWorld({ maxResponseBytes: 10_000 })
    const there = await home(small)
    const answer = await there.client.call(
      'PutThings',
      2,
      fileWith(blob({ base64: Buffer.alloc(9000).toString('base64') })),
    )
    const [key] = keysOf(answer)
    await expect(blobsOf(key!.id, 'inline', [], there.client)).rejects.toThrow('99')
    expect(await blobsOf(key!.id, 'streamed', [], there.client)).toHaveLength(1)
    expect(
      (
        await there.client.call(
          'GetThings',
          1,
          `<group><id>${key!.id}</id><format><section>otherdata</section></format></group>`,
        )
      ).code,
    ).toBe(89)
    await small.close()
  })

  test('bytes count against the quota when they are attached, kept ones once', async () => {
    const there = await home(world, {}, { quota: 20_000 })
    const ten = Buffer.alloc(10_000, 1).toString('base64')
    const key = await putOne(there.client, fileWith(blob({ name: 'a', base64: ten })))
    expect((await there.client.call('PutThings', 2, fileWith(blob({ base64: ten })))).code).toBe(68)
    await putOne(there.client, change(key, `<data-xml>${file('b')}</data-xml>`))
  })
})

describe('downloading later', () => {
  test('a revoked right is gone at once, an address expires, a removed thing takes its blobs along', async () => {
    const there = await home(world)
    const key = await putOne(there.client, fileWith(blob({ base64: 'aGVsbG8=' })))
    const address = async () => (await blobsOf(key.id, 'streamed', [], there.client))[0]!.url!
    const url = await address()
    expect((await download(url)).bytes.toString()).toBe('hello')
    await world.revoke(there.app, there.person, there.recordId)
    world.platform.services.caches.forget()
    expect((await download(url)).status).toBe(403)
    await world.grant(there.app, there.person, there.recordId)
    world.platform.services.caches.forget()
    expect((await download(url)).status).toBe(200)
    world.pass(3_601_000)
    expect((await download(url)).status).toBe(403)
    world.pass(-3_601_000)
    await there.client.call('RemoveThings', 1, `<thing-id version-stamp="${key.stamp}">${key.id}</thing-id>`)
    expect((await download(url)).status).toBe(403)
  })

  test('the Shell shows blobs of earlier versions', async () => {
    const there = await home(world)
    const key = await putOne(there.client, fileWith(blob({ base64: 'b25l' })))
    await putOne(there.client, change(key, payload(blob({ base64: 'dHdv' }))))
    const ask = await shell(world, there.person)
    const { group } = await ask(
      'GetThings',
      {
        group: [
          {
            id: [key.id],
            key: [],
            clientThingId: [],
            filter: [],
            format: { section: ['blobpayload'], xml: [], typeVersionFormat: [] },
            currentVersionOnly: false,
          },
        ],
      },
      { record: there.recordId },
    )
    const urls = group[0]!.thing.map(t => ('blobPayload' in t ? t.blobPayload!.blob[0]!.blobRefUrl! : ''))
    expect(await Promise.all(urls.map(async u => (await download(u)).bytes.toString()))).toEqual(['two', 'one'])
  })

  test('files that no thing holds are swept after a day, those of things stay', async () => {
    const { services } = world.platform
    const key = await putOne(client, fileWith(blob({ base64: Buffer.from('kept').toString('base64') })))
    expect(
      await code(
        fileWith(blob({ base64: Buffer.from('dropped').toString('base64') })) + newThing(types.weight, '<weight/>'),
      ),
    ).toBe(3)
    const fileOf = async (text: string) =>
      (
        await services.db.read.query<{ file: string }>(
          sql`select file from blob_file where hash = ${hashOf(Buffer.from(text))}`,
        )
      )[0]?.file
    const [kept, dropped] = [await fileOf('kept'), await fileOf('dropped')]
    expect(await services.blobs.size(dropped!)).toBe(7)
    await services.db.now.query(sql`update blob_file set created_at = created_at - interval '25 hours'`)
    await sweepFiles(services.db, services.blobs, 10_000)
    expect(await services.blobs.size(dropped!)).toBeUndefined()
    expect(await services.blobs.size(kept!)).toBe(4)
    expect((await download((await blobsOf(key.id))[0]!.url!)).bytes.toString()).toBe('kept')
    // The same bytes again, after the file is gone.
    const again = await putOne(client, fileWith(blob({ base64: Buffer.from('dropped').toString('base64') })))
    expect((await download((await blobsOf(again.id))[0]!.url!)).bytes.toString()).toBe('dropped')
  })

  test('a captured Java upload and download works', async () => {
    const bytes = Buffer.alloc(5000, 'a')
    const url = await begin()
    expect(
      await send(url, bytes, {
        range: 'bytes 0-4999/*',
        complete: true,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    ).toBe(200)
    const thing = `<thing><type-id>${types.allergy}</type-id><data-xml>
         <allergy><name><text>testblob</text></name></allergy>
      </data-xml><blob-payload><blob><blob-info><name>note</name><content-type>application/octet-stream</content-type></blob-info><content-length>5000</content-length><blob-ref-url>${url}</blob-ref-url></blob></blob-payload></thing>`
    const [key] = await put(client, thing)
    const [shown] = await blobsOf(key!.id)
    expect((await download(shown!.url!)).bytes.equals(bytes)).toBe(true)
    expect((await getById(client, key!.id))!.type).toBe(types.allergy)
  })
})

test('an upload of many megabytes does not fill the memory', async () => {
  const large = await createWorld()
  await large.server.listen({ port: 0, host: '127.0.0.1' })
  const there = await home(large)
  const { port } = large.server.server.address() as AddressInfo
  const url = await begin(there.client)
  const size = 96 * 1024 * 1024
  const piece = Buffer.alloc(256 * 1024, 3)
  let most = 0
  const before = process.memoryUsage().arrayBuffers
  const status = await new Promise<number>((resolve, reject) => {
    const request = httpRequest(
      {
        port,
        method: 'POST',
        path: url.replace(/^https?:\/\/[^/]+/, ''),
        headers: {
          'content-length': String(size),
          'content-range': `bytes 0-${size - 1}/*`,
          'x-hv-blob-complete': '1',
        },
      },
      reply => {
        reply.resume()
        resolve(reply.statusCode!)
      },
    )
    request.on('error', reject)
    let sent = 0
    const pump = (): void => {
      while (sent < size) {
        sent += piece.length
        most = Math.max(most, process.memoryUsage().arrayBuffers - before)
        if (!request.write(piece)) return void request.once('drain', pump)
      }
      request.end()
    }
    pump()
  })
  expect(status).toBe(200)
  expect(most).toBeLessThan(48 * 1024 * 1024)
  await large.close()
}, 60_000)
