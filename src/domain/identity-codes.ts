/** Codes on paper that lead a person to what an application left for them: 20 letters in five groups, JKYZ-QNMN-VHRX-ZGNR-GZNH. */
import { createHash } from 'node:crypto'
import type { Clock } from './context.ts'

/** No vowels, so that no words come about; no S, no digits: nothing looks like something else. 20 letters give 86 bits. */
const letters = 'BCDFGHJKLMNPQRTVWXYZ'
const length = 20
/** The largest multiple of the alphabet in a byte: above it a letter would come more often than others. */
const fair = 256 - (256 % letters.length)

/** A fresh code as it is told to the application, the only time it is known in clear. */
export function newIdentityCode(clock: Pick<Clock, 'random'>): string {
  let code = ''
  while (code.length < length)
    for (const byte of clock.random(length)) if (byte < fair) code += letters[byte % letters.length]
  return code.slice(0, length).replace(/.{4}(?=.)/g, '$&-')
}

/** What is kept of a code. Small letters, spaces and missing hyphens do not matter. */
export const codeDigest = (code: string): Buffer =>
  createHash('sha256')
    .update(code.replace(/[\s\p{Pd}]/gu, '').toUpperCase())
    .digest()
