/** Files up and down through the client, over HTTP, in good weather and bad. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BlobRefused, download, type Progress, type Source, upload } from '../../client/src/blobs.ts'
import { type HealthRecord, Unreachable } from '../../client/src/index.ts'
import { File as HealthFile } from '../../client/src/things.ts'
import { type Here, here, nearby } from './here.ts'

const megabyte = 1024 * 1024
let ann: Here
let record: HealthRecord
beforeAll(async () => {
  ann = await here({ maxBlobBytes: 12 * megabyte })
  record = recordWith(fetch)
})
afterAll(() => ann.world.close())

const recordWith = (inner: typeof fetch) =>
  ann
    .client({ fetch: nearby(ann.origin, inner) })
    .offline(ann.seen.personId)
    .record(ann.seen.recordId)
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255)

async function stored(source: Source, by = record, options = {}) {
  const blob = await upload(by, source, { contentType: 'image/png', ...options })
  return by.put(HealthFile, { name: 'x.png', size: Math.max(1, Number(blob.contentLength)) }, { blobs: [blob] })
}

test.each([0, 1, 2 * megabyte - 1, 2 * megabyte, 4 * megabyte, 5 * megabyte + 17])(
  '%i bytes come back as they went',
  async length => {
    const bytes = bytesOf(length)
    const seen: Progress[] = []
    const key = await stored(bytes, record, { onProgress: (progress: Progress) => seen.push(progress) })
    expect(seen.at(-1)).toEqual({ done: length, total: length })
    const file = (await download(record, key))!
    expect(file).toMatchObject({ name: '', contentType: 'image/png', length })
    expect(Buffer.from(await file.bytes()).equals(bytes)).toBe(true)
  },
)

test('a file of Node.js, a Blob and a stream of the web are sources', async () => {
  const bytes = bytesOf(3 * megabyte)
  const folder = await mkdtemp(join(tmpdir(), 'healthkeep-client-'))
  await writeFile(join(folder, 'x'), bytes)
  const blob = new Blob([bytes], { type: 'text/plain' })
  for (const source of [createReadStream(join(folder, 'x')), blob, blob.stream()]) {
    const key = await stored(source)
    expect(Buffer.from(await (await download(record, key))!.bytes()).equals(bytes)).toBe(true)
  }
  expect((await upload(record, blob)).blobInfo.contentType).toBe('text/plain')
  await rm(folder, { recursive: true })
})

test('several blobs of one thing go by their names; one that is not there is undefined', async () => {
  const blobs = [
    await upload(record, bytesOf(3), { name: 'front' }),
    await upload(record, bytesOf(5), { name: 'back' }),
  ]
  const key = await record.put(HealthFile, { name: 'x', size: 8 }, { blobs })
  expect((await download(record, key, { name: 'back' }))?.length).toBe(5)
  expect(await download(record, key, { name: 'side' })).toBeUndefined()
  const thing = await record.get(HealthFile, key.id)
  expect(thing!.blobs.map(({ blobInfo }) => blobInfo.name).sort()).toEqual(['back', 'front'])
})

test('chunks are sent again when the network fails or an answer is lost, the last one too', async () => {
  const bytes = bytesOf(4 * megabyte + 5)
  const failures = ['', 'before', 'after', '', 'after']
  let chunks = 0
  const stormy: typeof fetch = async (url, init) => {
    if (!String(url).includes('wildcatblob')) return fetch(url, init)
    chunks++
    const failure = failures.shift()
    if (failure === 'before') throw new TypeError('fetch failed')
    const reply = await fetch(url, init)
    if (failure === 'after') throw new TypeError('fetch failed')
    return reply
  }
  const key = await stored(bytes, recordWith(stormy))
  expect(chunks).toBe(6)
  expect(Buffer.from(await (await download(record, key))!.bytes()).equals(bytes)).toBe(true)
})

test('reading goes on where the connection broke', async () => {
  const bytes = bytesOf(3 * megabyte)
  const key = await stored(bytes)
  const ranges: (string | null)[] = []
  const broken: typeof fetch = async (url, init) => {
    const reply = await fetch(url, init)
    if (!String(url).includes('wildcatblob')) return reply
    ranges.push(new Headers(init?.headers).get('range'))
    if (ranges.length > 2) return reply
    const reader = reply.body!.getReader()
    let pieces = 0
    const body = new ReadableStream({
      async pull(controller) {
        if (pieces++ === 3) return controller.error(new TypeError('terminated'))
        const { value } = await reader.read()
        controller.enqueue(value)
      },
    })
    return new Response(body, { status: reply.status })
  }
  const file = (await download(recordWith(broken), key))!
  expect(Buffer.from(await file.bytes()).equals(bytes)).toBe(true)
  expect(ranges).toEqual([null, expect.stringMatching(/^bytes=\d+-$/), expect.stringMatching(/^bytes=\d+-$/)])
})

test('bytes that are not those that were stored are told', async () => {
  const key = await stored(bytesOf(1000))
  const lying: typeof fetch = async (url, init) => {
    const reply = await fetch(url, init)
    return String(url).includes('wildcatblob') ? new Response(new Uint8Array(1000)) : reply
  }
  const file = (await download(recordWith(lying), key))!
  await expect(file.bytes()).rejects.toThrow(Unreachable)
})

test('what is larger than the platform takes is refused, known beforehand or found out on the way', async () => {
  await expect(upload(record, bytesOf(12 * megabyte + 1))).rejects.toThrow(
    new BlobRefused(413, 'The blob is larger than the platform takes.'),
  )
  const endless = async function* () {
    for (;;) yield new Uint8Array(megabyte)
  }
  await expect(upload(record, endless())).rejects.toMatchObject({ name: 'BlobRefused', status: 413 })
})

test('a signal ends an upload', async () => {
  const control = new AbortController()
  const sending = upload(record, bytesOf(8 * megabyte), {
    signal: control.signal,
    onProgress: () => control.abort(new Error('enough')),
  })
  await expect(sending).rejects.toThrow('enough')
})
