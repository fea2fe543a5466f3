import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BlobError, type BlobStore, BlockHash, blockSize, openBlobs } from './blobs.ts'

let directory: string
let blobs: BlobStore
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'healthkeep-blobs-'))
  blobs = await openBlobs(directory)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const max = 1024 * 1024 * 1024
const hashOf = (bytes: Uint8Array, size?: number) => new BlockHash(size).update(bytes).digest().toString('base64')
const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    error => (error as BlobError).problem,
  )
async function content(file: string, range?: { start: number; end: number }): Promise<Buffer> {
  const { stream } = await blobs.read(file, range)
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
const upload = () => randomBytes(8).toString('hex')

describe('SHA256Block (wire.md §6.3)', () => {
  test('gives the known values', () => {
    expect(hashOf(Buffer.from('hello'))).toBe('lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=')
    const letters = Buffer.from(Array.from({ length: 5000 }, (_, i) => 97 + (i % 26)))
    expect(hashOf(letters)).toBe('qTjsuRJaAln+2lTvdw2yxgDm0oa7Agdx9TTo7ZD4aJU=')
    expect(hashOf(Buffer.alloc(0))).toBe('Xfbg4nYTWdMKgnUFjimfzAOBU0VF9Vz0PkGYP11MlFY=')
  })
  test('does not depend on how the bytes are cut', () => {
    const bytes = randomBytes(1000)
    const block = (from: number, to: number) => createHash('sha256').update(bytes.subarray(from, to)).digest()
    const expected = createHash('sha256')
      .update(Buffer.concat([block(0, 300), block(300, 600), block(600, 900), block(900, 1000)]))
      .digest('base64')
    for (const piece of [1, 7, 299, 300, 301, 1000]) {
      const hash = new BlockHash(300)
      for (let at = 0; at < bytes.length; at += piece) hash.update(bytes.subarray(at, at + piece))
      expect(hash.digest().toString('base64')).toBe(expected)
    }
  })
})

describe('a blob that comes whole', () => {
  test('is stored under the name of its content, once', async () => {
    const first = await blobs.put([Buffer.from('hello')])
    const second = await blobs.put([Buffer.from('hel'), Buffer.from('lo')])
    expect(second).toEqual(first)
    expect(first).toEqual({
      file: '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50',
      length: 5,
      hash: 'lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=',
    })
    expect(await content(first.file)).toEqual(Buffer.from('hello'))
    expect(await readdir(join(directory, 'uploads'))).toEqual([])
    await blobs.remove(first.file)
    expect(await blobs.size(first.file)).toBeUndefined()
    expect(await problem(blobs.read(first.file))).toBe('missing')
  })
  test('may be empty', async () => {
    const { file, length, hash } = await blobs.put([])
    expect({ length, hash }).toEqual({ length: 0, hash: 'Xfbg4nYTWdMKgnUFjimfzAOBU0VF9Vz0PkGYP11MlFY=' })
    expect(await content(file)).toHaveLength(0)
  })
  test('is read in ranges', async () => {
    const bytes = randomBytes(700_000)
    const { file } = await blobs.put([bytes])
    // Buffer.equals: to compare megabytes with toEqual takes seconds.
    expect((await content(file, { start: 100_000, end: 599_999 })).equals(bytes.subarray(100_000, 600_000))).toBe(true)
    const { length, stream } = await blobs.read(file)
    stream.destroy()
    expect(length).toBe(700_000)
  })
  test('is not found by a name that leads out of the directory', async () => {
    expect(await problem(blobs.read('../../../etc/passwd'))).toBe('missing')
    expect(await problem(blobs.append('../x', { stored: 0, offset: 0, max }, []))).toBe('missing')
  })
})

describe('an upload', () => {
  test('grows part by part, in parts of any size, and keeps the hash', async () => {
    const bytes = randomBytes(2 * blockSize + 12_345)
    for (const piece of [blockSize, 5000 * 100, bytes.length]) {
      const id = upload()
      let stored = 0
      while (stored < bytes.length) {
        const part = bytes.subarray(stored, stored + piece)
        stored = await blobs.append(id, { stored, offset: stored, size: part.length, max }, [part])
      }
      const sealed = await blobs.seal(id, stored)
      expect(sealed).toMatchObject({ length: bytes.length, hash: hashOf(bytes) })
      await blobs.discard(id)
      expect((await content(sealed.file)).equals(bytes)).toBe(true)
    }
  })
  test('takes a part again, and keeps what was acknowledged after it', async () => {
    const bytes = randomBytes(3 * blockSize)
    const id = upload()
    const put = (n: number, stored: number) =>
      blobs.append(id, { stored, offset: n * blockSize, size: blockSize, max }, [
        bytes.subarray(n * blockSize, (n + 1) * blockSize),
      ])
    expect(await put(0, 0)).toBe(blockSize)
    expect(await put(1, blockSize)).toBe(2 * blockSize)
    expect(await put(0, 2 * blockSize)).toBe(2 * blockSize)
    expect(await put(2, 2 * blockSize)).toBe(3 * blockSize)
    expect(await blobs.seal(id, 3 * blockSize)).toMatchObject({ hash: hashOf(bytes) })
  })
  test('ignores the surplus of a body and refuses one that is too short', async () => {
    const id = upload()
    const part = { stored: 0, offset: 0, size: 10, max }
    expect(await problem(blobs.append(id, part, [Buffer.alloc(9)]))).toBe('short')
    expect(await blobs.append(id, part, [Buffer.from('0123456789'), Buffer.alloc(5000)])).toBe(10)
    expect(await blobs.seal(id, 10)).toMatchObject({ hash: hashOf(Buffer.from('0123456789')) })
  })
  test('cut off in the middle of a part loses nothing that was acknowledged and keeps nothing that was not', async () => {
    const id = upload()
    const stored = await blobs.append(id, { stored: 0, offset: 0, max }, [Buffer.from('acknowledged')])
    const broken = (async function* () {
      yield Buffer.from(' and more')
      throw new Error('connection lost')
    })()
    await expect(blobs.append(id, { stored, offset: stored, max }, broken)).rejects.toThrow('connection lost')
    expect(await blobs.seal(id, stored)).toMatchObject({ hash: hashOf(Buffer.from('acknowledged')) })
  })
  test('has no gaps, and a largest size', async () => {
    const id = upload()
    await blobs.append(id, { stored: 0, offset: 0, max }, [Buffer.alloc(100)])
    expect(await problem(blobs.append(id, { stored: 100, offset: 101, max }, [Buffer.alloc(1)]))).toBe('gap')
    expect(await problem(blobs.append(id, { stored: 100, offset: 100, max: 110 }, [Buffer.alloc(11)]))).toBe('large')
  })
  test('may be sealed twice, and stays until it is discarded', async () => {
    const id = upload()
    await blobs.append(id, { stored: 0, offset: 0, max }, [Buffer.from('once')])
    const sealed = await blobs.seal(id, 4)
    expect(await blobs.seal(id, 4)).toEqual(sealed)
    await blobs.discard(id)
    expect(await problem(blobs.seal(id, 4))).toBe('missing')
    expect(await content(sealed.file)).toEqual(Buffer.from('once'))
  })
  test('that was sealed too early goes on, and the file made of it stays as it was', async () => {
    const id = upload()
    const stored = await blobs.append(id, { stored: 0, offset: 0, max }, [Buffer.from('too early')])
    const early = await blobs.seal(id, stored)
    const more = await blobs.append(id, { stored, offset: stored, max }, [Buffer.from(', in time')])
    const late = await blobs.seal(id, more)
    expect(await content(early.file)).toEqual(Buffer.from('too early'))
    expect(await content(late.file)).toEqual(Buffer.from('too early, in time'))
  })
  test('that was never written seals as an empty blob', async () => {
    expect(await blobs.seal(upload(), 0)).toMatchObject({ length: 0 })
  })
  test('that lost its digests, or has some too few, is hashed again', async () => {
    const bytes = randomBytes(3 * blockSize)
    for (const spoil of [(path: string) => rm(path), (path: string) => truncate(path, 40)]) {
      const id = upload()
      await blobs.append(id, { stored: 0, offset: 0, max }, [bytes])
      await spoil(join(directory, 'uploads', `${id}.blocks`))
      expect(await blobs.seal(id, bytes.length)).toMatchObject({ hash: hashOf(bytes) })
    }
  })
  test('of two attempts at once gives the same bytes', async () => {
    const id = upload()
    const bytes = randomBytes(300_000)
    const slow = async function* () {
      for (let at = 0; at < bytes.length; at += 10_000) {
        await new Promise(resolve => setTimeout(resolve, 1))
        yield bytes.subarray(at, at + 10_000)
      }
    }
    const part = { stored: 0, offset: 0, size: bytes.length, max }
    await Promise.all([blobs.append(id, part, slow()), blobs.append(id, part, slow())])
    expect(await blobs.seal(id, bytes.length)).toMatchObject({ hash: hashOf(bytes) })
  })
})

test('a file damaged on the disk is replaced when its bytes come again', async () => {
  const bytes = randomBytes(5000)
  const { file } = await blobs.put([bytes])
  await writeFile(join(directory, file.slice(0, 2), file), 'damaged')
  await blobs.put([bytes])
  expect((await content(file)).equals(bytes)).toBe(true)
})

test('256 MB pass in constant memory', async () => {
  const id = upload()
  const piece = randomBytes(64 * 1024)
  const total = 256 * 1024 * 1024
  const body = async function* () {
    for (let sent = 0; sent < total; sent += piece.length) yield piece
  }
  const before = process.memoryUsage().rss
  await blobs.append(id, { stored: 0, offset: 0, size: total, max }, body())
  const sealed = await blobs.seal(id, total)
  await blobs.discard(id)
  const { stream } = await blobs.read(sealed.file)
  let read = 0
  stream.on('data', (bytes: Buffer) => {
    read += bytes.length
  })
  await once(stream, 'end')
  expect(read).toBe(total)
  expect((await stat(join(directory, sealed.file.slice(0, 2), sealed.file))).size).toBe(total)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  await blobs.remove(sealed.file)
})

test('a snapshot keeps what is removed after it and adds what comes before its refresh', async () => {
  const kept = await blobs.put([Buffer.from('kept')])
  const snapshot = await blobs.snapshot()
  await blobs.remove(kept.file)
  const later = await blobs.put([Buffer.from('later')])
  await snapshot.refresh()
  const names: string[] = []
  for await (const { kind, name } of snapshot.files()) if (kind === 'file') names.push(name)
  expect(names).toContain(kept.file)
  expect(names).toContain(later.file)
  await snapshot.close()
  expect((await readdir(directory)).filter(name => name.startsWith('snapshot'))).toEqual([])
})
