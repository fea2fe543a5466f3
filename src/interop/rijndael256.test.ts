import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decryptCbc, encryptCbc } from './rijndael256.ts'

const zero = new Uint8Array(32)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

// The self-test of mcrypt, and zeroes (shell.md §4.3).
const vectors = [
  {
    key: Uint8Array.from({ length: 32 }, (_, i) => (2 * i + 10) % 256),
    plain: Uint8Array.from({ length: 32 }, (_, i) => i),
    sealed: '45af6c269326fd935edd24733cff74fc1aa358841a6cd80b79f242d983f8ff2e',
  },
  { key: zero, plain: zero, sealed: 'c6227e7740b7e53b5cb77865278eab0726f62366d9aabad908936123a1fc8af3' },
]

test.each(vectors)('a block becomes what is published, and comes back', ({ key, plain, sealed }) => {
  expect(hex(encryptCbc(plain, key, zero))).toBe(sealed)
  expect(hex(decryptCbc(Buffer.from(sealed, 'hex'), key, zero))).toBe(hex(plain))
})

test('chains of blocks come back, and each block depends on those before it', () => {
  const [key, iv, plain] = [randomBytes(32), randomBytes(32), randomBytes(320)]
  const sealed = encryptCbc(plain, key, iv)
  expect(hex(decryptCbc(sealed, key, iv))).toBe(plain.toString('hex'))
  const same = encryptCbc(new Uint8Array(64), key, iv)
  expect(hex(same.subarray(0, 32))).not.toBe(hex(same.subarray(32)))
})

test('half a block, a short key and a short IV are refused', () => {
  for (const [text, key, iv] of [
    [31, 32, 32],
    [32, 16, 32],
    [32, 32, 16],
  ] as const) {
    expect(() => encryptCbc(new Uint8Array(text), new Uint8Array(key), new Uint8Array(iv))).toThrow(RangeError)
    expect(() => decryptCbc(new Uint8Array(text), new Uint8Array(key), new Uint8Array(iv))).toThrow(RangeError)
  }
})

test('bytes that begin anywhere in a larger buffer are read where they are', () => {
  const whole = randomBytes(100)
  const [key, iv] = [randomBytes(40).subarray(3, 35), randomBytes(40).subarray(5, 37)]
  const text = whole.subarray(1, 65)
  const alone = encryptCbc(Uint8Array.from(text), Uint8Array.from(key), Uint8Array.from(iv))
  expect(hex(encryptCbc(text, key, iv))).toBe(hex(alone))
  const sealed = Buffer.concat([Buffer.alloc(3), alone]).subarray(3)
  expect(hex(decryptCbc(sealed, key, iv))).toBe(hex(text))
})
