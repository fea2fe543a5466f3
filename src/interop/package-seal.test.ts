import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { published } from '../../test/protocol/package-samples.ts'
import { checkSeal, chunkOverhead, open, seal, sealAlgorithms, UnusableSeal, unlock } from './package-seal.ts'

const plain =
  '<thing><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id><data-xml><weight><when><date><y>2006</y><m>12</m><d>22</d></date></when><value><kg>125</kg></value></weight></data-xml></thing>'

test('the published vector opens with the answer in any case, and with nothing else', async () => {
  for (const answer of ['Fluffy', 'fluffy', 'FLUFFY'])
    expect(Buffer.from((await open(published, answer)) ?? []).toString()).toBe(plain)
  for (const answer of ['fluffy ', ' fluffy', 'fluff', '']) expect(await open(published, answer)).toBeUndefined()
})

describe.each(sealAlgorithms)('%s', algorithm => {
  const quick = { algorithm, iterations: algorithm === 'hmac-sha256-aes256' ? 1000 : 1 } as const

  test('gives back what was sealed, of any length around a block, without touching it', async () => {
    for (const length of [0, 1, 31, 32, 33, 1000]) {
      const bytes = randomBytes(length)
      const before = bytes.toString('hex')
      const sealed = await seal(bytes, 'Straße 7', quick)
      expect(bytes.toString('hex')).toBe(before)
      expect(Buffer.from((await open(sealed, 'straße 7'))!).toString('hex')).toBe(before)
      expect(await open(sealed, 'straße7')).toBeUndefined()
    }
  })

  test('does not open when a byte of it, its salt or its iterations were changed, or it was cut', async () => {
    const sealed = await seal(Buffer.from(plain), 'fluffy', quick)
    for (const at of [0, 20, sealed.bytes.length - 40]) {
      const bytes = Buffer.from(sealed.bytes)
      bytes[at]! ^= 1
      expect(await open({ ...sealed, bytes }, 'fluffy')).toBeUndefined()
    }
    expect(await open({ ...sealed, salt: `${sealed.salt}x` }, 'fluffy')).toBeUndefined()
    expect(await open({ ...sealed, iterations: sealed.iterations + 1 }, 'fluffy')).toBeUndefined()
    for (const length of [0, 1, 27, 28, 32, 64, sealed.bytes.length - 1])
      expect(await open({ ...sealed, bytes: sealed.bytes.subarray(0, length) }, 'fluffy')).toBeUndefined()
  })

  test('seals chunks that grow by one number when they are full, and open with the same answer', async () => {
    const key = await unlock({ salt: 'eight888', ...quick }, 'fluffy')
    const again = await unlock({ salt: 'eight888', ...quick }, 'FLUFFY')
    for (const length of [1, 31, 32, 4096, 300_000]) {
      const plain = randomBytes(length)
      const place = { index: 7, last: length === 1 }
      const sealed = key.sealChunk(plain, place)
      if (length % 32 === 0) expect(sealed.length).toBe(length + chunkOverhead)
      else expect(sealed.length).toBeLessThanOrEqual(length + chunkOverhead)
      expect(Buffer.from((await again.openChunk(sealed, place))!).equals(plain)).toBe(true)
      expect(await key.openChunk(sealed.subarray(0, -1), place)).toBeUndefined()
    }
  })

  test('never looks the same twice, nor shows what is in it', async () => {
    const [one, two] = [await seal(Buffer.from(plain), 'a', quick), await seal(Buffer.from(plain), 'a', quick)]
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(false)
    expect(Buffer.from(one.bytes).includes('weight')).toBe(false)
  })
})

test('a chunk of our form opens only in its place, and only as the last where it was the last', async () => {
  const key = await unlock({ algorithm: 'argon2id-aes256gcm', iterations: 1, salt: 'eight888' }, 'fluffy')
  const sealed = key.sealChunk(Buffer.from(plain), { index: 3, last: false })
  const moved = Buffer.from(sealed)
  moved.writeUInt32BE(4)
  for (const place of [
    { index: 4, last: false },
    { index: 3, last: true },
  ]) {
    expect(await key.openChunk(sealed, place)).toBeUndefined()
    expect(await key.openChunk(moved, place)).toBeUndefined()
  }
  for (const length of [0, 3, 4, 31])
    expect(await key.openChunk(sealed.subarray(0, length), { index: 3, last: false })).toBeUndefined()
})

test('parameters that are unknown, weak or would keep the machine busy are refused before any work', async () => {
  const good = { algorithm: 'hmac-sha256-aes256', salt: 'eight888', iterations: 20_000 } as const
  expect(() => checkSeal(good)).not.toThrow()
  for (const over of [
    { salt: 'seven77' },
    { iterations: 0 },
    { iterations: 2.5 },
    { iterations: 1e9 },
    { algorithm: 'none' as never },
    { algorithm: 'toString' as never },
    { algorithm: 'argon2id-aes256gcm' as const },
  ])
    expect(() => checkSeal({ ...good, ...over })).toThrow(UnusableSeal)
  await expect(open({ ...good, iterations: 1e9, bytes: new Uint8Array(32) }, 'a')).rejects.toThrow(UnusableSeal)
})
