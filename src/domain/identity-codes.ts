/** Codes on paper that lead a person to what an application left for them: 20 letters in five groups, JKYZ-QNMN-VHRX-ZGNR-GZNH. */
import { createHash } from 'node:crypto'
import { codeLength, codeLetters, groupedCode, plainCode } from '../protocol/connect.ts'
import type { Clock } from './context.ts'

/** The largest multiple of the alphabet in a byte: above it a letter would come more often than others. */
const fair = 256 - (256 % codeLetters.length)

/** A fresh code as it is told to the application, the only time it is known in clear. */
export function newIdentityCode(clock: Pick<Clock, 'random'>): string {
  let code = ''
  while (code.length < codeLength)
    for (const byte of clock.random(codeLength)) if (byte < fair) code += codeLetters[byte % codeLetters.length]
  return groupedCode(code.slice(0, codeLength))
}

/** What is kept of a code. Small letters, spaces and missing hyphens do not matter. */
export const codeDigest = (code: string): Buffer => createHash('sha256').update(plainCode(code)).digest()
