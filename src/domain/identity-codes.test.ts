import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeDigest, newIdentityCode } from './identity-codes.ts'

test('a code is five groups of four letters, none of which looks like another sign', () => {
  const codes = Array.from({ length: 500 }, () => newIdentityCode({ random: randomBytes }))
  for (const code of codes) expect(code).toMatch(/^[BCDFGHJKLMNPQRTVWXYZ]{4}(-[BCDFGHJKLMNPQRTVWXYZ]{4}){4}$/)
  expect(new Set(codes).size).toBe(500)
  expect(new Set(codes.join('')).size).toBe(21)
})

test('bytes that would make a letter more frequent are left out', () => {
  let call = 0
  const random = (n: number) => Buffer.alloc(n, call++ === 0 ? 255 : 0)
  expect(newIdentityCode({ random })).toBe('BBBB-BBBB-BBBB-BBBB-BBBB')
})

test('a code may be typed in small letters, with spaces or without hyphens', () => {
  const digest = codeDigest('JKYZ-QNMN-VHRX-ZGNR-GZNH')
  for (const typed of ['jkyzqnmnvhrxzgnrgznh', ' JKYZ QNMN VHRX ZGNR GZNH ', 'jkyz–qnmn–vhrx–zgnr–gznh'])
    expect(codeDigest(typed)).toEqual(digest)
  expect(codeDigest('JKYZ-QNMN-VHRX-ZGNR-GZNB')).not.toEqual(digest)
})
