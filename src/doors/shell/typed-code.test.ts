import { expect, test } from 'vitest'
import { createTypedCodes, typedCode } from './typed-code.ts'

const key = Buffer.alloc(32, 7)
const typed = typedCode('JKYZQNMNVHRXZGNRGZNH')

test('comes back as it was, and cannot be read or changed on the way', () => {
  const codes = createTypedCodes(key)
  const sealed = codes.seal(typed)
  expect(codes.open(sealed)).toEqual(typed)
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JKYZ')
  expect(codes.seal(typed)).not.toBe(sealed)
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[20]! ^= 1
  for (const foreign of [
    bytes.toString('base64url'),
    sealed.slice(0, -4),
    '',
    'x',
    createTypedCodes(Buffer.alloc(32)).seal(typed),
  ])
    expect(codes.open(foreign)).toBeUndefined()
})

test('is forgotten after an hour', () => {
  let now = 0
  const codes = createTypedCodes(key, () => now)
  const sealed = codes.seal(typed)
  now = 3_599_999
  expect(codes.open(sealed)).toEqual(typed)
  now = 3_600_000
  expect(codes.open(sealed)).toBeUndefined()
})

test('each typing is a way of its own', () => {
  expect(typedCode('A').way).not.toBe(typedCode('A').way)
})
